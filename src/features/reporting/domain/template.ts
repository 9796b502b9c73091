import type { Words } from '../../../kernel/words.ts';

/** The level of a unit in a regime: who fills what, and by when. */
export const LEVELS = ['commune', 'district', 'province', 'ministry', 'centre'] as const;
export type Level = (typeof LEVELS)[number];

/** A line of a table: a heading, or a data element with its total and, when it has a disaggregation, its options. */
export type TableRow =
  | { kind: 'heading'; label: Words }
  | {
      kind: 'element';
      /** The number officials know the line by: "1", "4.1". */
      number: string;
      /** Code of the data element in the catalogue. */
      element: string;
      required: boolean;
      /** Proof is asked for beside the value. */
      evidence: boolean;
      help?: Words;
    };

/** Whatever a report is made of, in the order in which it is read. */
export type Section =
  | { kind: 'words'; key: string; title: Words; help: Words; required: boolean }
  | { kind: 'table'; key: string; title: Words; rows: TableRow[] }
  | { kind: 'recommendations'; key: string; title: Words; help: Words };

/**
 * What a value is checked against as it is typed, and again on the server. An error blocks submission; a warning asks
 * for a word of explanation.
 *
 * - `within`: the part is not above the whole (lượt người ≥ người…), both total cells of elements
 * - `options_within_total`: the options of a disaggregation do not add up to more than the total
 * - `not_above_year_to_date`: the value of the period is not above the cumulative value typed beside it
 * - `jump`: far above or below the unit's own history
 */
export type Rule =
  | { kind: 'within'; part: string; whole: string; severity: 'error' | 'warning' }
  | { kind: 'options_within_total'; element: string; severity: 'error' | 'warning' }
  | { kind: 'not_above_year_to_date'; element: string; yearToDate: string; severity: 'error' | 'warning' }
  | { kind: 'jump'; elements: 'all' | string[]; above: number; below: number; atLeast: number; severity: 'warning' };

export interface TemplateContent {
  name: Words;
  /** What the report is about, as it stands after "BÁO CÁO" and before the period. */
  subject: Words;
  sections: Section[];
  rules: Rule[];
}
