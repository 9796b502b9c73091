import { formatQuantity, type Language } from '../../../kernel/quantity.ts';
import { type CellRef, type DataElement, parseCellKey } from '../../indicators/domain/element.ts';
import { tableRows } from './table-rows.ts';
import type { TemplateContent } from './template.ts';

/** What a check can find. Each code has one sentence, `findings.<code>`, in each language. */
export const FINDING_CODES = [
  'negative',
  'not_whole',
  'too_many_decimals',
  'part_above_whole',
  'options_above_total',
  'total_missing',
  'above_year_to_date',
  'year_to_date_differs',
  'jump_above',
  'jump_below',
  'required_cell',
  'required_section',
  'evidence_missing',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** The cell (by its key, `12:0`) or the section of words that a finding is about. */
export type FindingPlace = { kind: 'cell'; key: string } | { kind: 'section'; key: string };

/**
 * Something wrong, or strange, in a report. An error blocks submission; a warning asks for a word of explanation and is
 * `explained` once its cell carries one. `values` holds the numbers compared, and under names that end in `Cell` the key
 * of the other cell: no words, so that a reader of either language can be told.
 */
export interface Finding {
  /** One of `FINDING_CODES`; plain text, as findings also travel. */
  code: string;
  severity: 'error' | 'warning';
  at: FindingPlace;
  values: Record<string, number | string>;
  explained: boolean;
}

/** Whether a report with these findings may be handed in: no error, no warning without its explanation. */
export const maySubmit = (findings: Finding[]): boolean =>
  findings.every(({ severity, explained }) => severity === 'warning' && explained);

/**
 * The values for the sentence `findings.<code>` in one language: numbers as that language writes them, cells and sections
 * by number and name. Always holds `cell` and `unit`, or `section`.
 */
export function findingWords(
  finding: Finding,
  template: TemplateContent,
  elements: DataElement[],
  language: Language,
): Record<string, string> {
  const said = Object.entries(finding.values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatQuantity(value, language) : cellName(value, template, elements, language),
  ]);
  return { ...Object.fromEntries(said), ...placeWords(finding.at, template, elements, language) };
}

function placeWords(at: FindingPlace, template: TemplateContent, elements: DataElement[], language: Language) {
  if (at.kind === 'section') {
    const section = template.sections.find(({ key }) => key === at.key);
    return { section: section ? `${section.key}. ${section.title[language]}` : at.key };
  }
  const { elementId } = parseCellKey(at.key);
  const unit = elements.find(({ id }) => id === elementId)?.unit[language] ?? '';
  return { cell: cellName(at.key, template, elements, language), unit };
}

/** "1.1 Tin, bài đã đăng, phát – Tiếng Anh": the line as people know it, with its option. */
function cellName(key: string, template: TemplateContent, elements: DataElement[], language: Language): string {
  const { elementId, optionId }: CellRef = parseCellKey(key);
  const rows = tableRows(template, elements).filter(({ element }) => element?.id === elementId);
  const element = elements.find(({ id }) => id === elementId);
  const option = element?.options.find(({ id }) => id === optionId);
  const line = [rows[0]?.number, element?.name[language] ?? key].filter(Boolean).join(' ');
  return option ? `${line} – ${option.name[language]}` : line;
}
