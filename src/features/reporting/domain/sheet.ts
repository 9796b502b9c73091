import { roundTo } from '../../../kernel/quantity.ts';
import { cellKey, type DataElement, TOTAL } from '../../indicators/domain/element.ts';
import type { Finding, FindingCode } from './finding.ts';
import { type CellInput, numberOf, type ReportRow } from './table-rows.ts';
import type { TemplateContent } from './template.ts';

/** Sums of decimals are compared without the tail of a double; a value carries at most four decimals at the door. */
export const KEPT_DECIMALS = 4;

/** A report as it stands, with what the checks may compare it to. Cells are named by `cellKey`. */
export interface ReportToCheck {
  template: TemplateContent;
  elements: DataElement[];
  cells: ReadonlyMap<string, CellInput>;
  /** Text of each section of words, by section key. */
  sections: ReadonlyMap<string, string>;
  /** Approved values of the unit's earlier periods of the same kind, oldest first; periods without a value left out. */
  history: ReadonlyMap<string, number[]>;
  /**
   * What the earlier periods of the reporting year add up to, by the cell of the value of a period (not of the
   * cumulative value). 0 in the year's first period; no entry when an earlier period is missing: then nothing is compared.
   */
  yearToDate: ReadonlyMap<string, number>;
  /** Pieces of evidence on each cell; without it evidence is not asked for. */
  evidence?: ReadonlyMap<string, number>;
  /** `typing` leaves out what is merely not filled in yet. */
  when: 'typing' | 'submission';
}

/** A report opened out for the checks: its lines, and its elements by code. */
export type Sheet = ReportToCheck & { rows: ReportRow[]; elementOf: (code: string) => DataElement };

/** The key of the total cell of an element. */
export const totalKey = (element: DataElement): string => cellKey({ elementId: element.id, optionId: TOTAL });

/** What a cell says; null when it is missing or not applicable. */
export const valueAt = (sheet: Sheet, key: string): number | null => numberOf(sheet.cells.get(key));

/** What the total cell of an element says. */
export const totalOf = (sheet: Sheet, element: DataElement): number | null => valueAt(sheet, totalKey(element));

/** A finding on a cell. Only a warning can be explained, by the words that stand in its own cell. */
export function atCell(
  sheet: Sheet,
  key: string,
  severity: Finding['severity'],
  code: FindingCode,
  values: Finding['values'],
): Finding {
  const explanation = sheet.cells.get(key)?.explanation ?? '';
  return {
    code,
    severity,
    at: { kind: 'cell', key },
    values,
    explained: severity === 'warning' && explanation.trim() !== '',
  };
}

/** What the filled options of an element add up to; null when none is filled. */
export function sumOfOptions(sheet: Sheet, element: DataElement): number | null {
  const values = element.options.flatMap((option) => {
    const value = valueAt(sheet, cellKey({ elementId: element.id, optionId: option.id }));
    return value === null ? [] : [value];
  });
  if (values.length === 0) return null;
  return roundTo(
    values.reduce((sum, value) => sum + value, 0),
    KEPT_DECIMALS,
  );
}
