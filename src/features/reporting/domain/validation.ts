import { roundTo } from '../../../kernel/quantity.ts';
import type { Finding } from './finding.ts';
import { checkRule } from './rule-checks.ts';
import { atCell, type ReportToCheck, type Sheet, sumOfOptions, totalOf, valueAt } from './sheet.ts';
import { elementsByCode, type ReportRow, tableRows } from './table-rows.ts';

export type { Finding } from './finding.ts';
export { type CellInput, type ReportRow, ratioOf, tableRows, typeable } from './table-rows.ts';

/**
 * Everything wrong or strange in a report, in the order in which the report is read. The same function runs while the
 * officer types and again on the server. Missing and not applicable are never taken as 0.
 *
 * @throws Problem `template.unknown_element` when the template names what the catalogue lacks
 */
export function checkReport(input: ReportToCheck): Finding[] {
  const sheet = {
    ...input,
    rows: tableRows(input.template, input.elements),
    elementOf: elementsByCode(input.elements),
  };
  const findings = [
    ...sheet.rows.flatMap((row) => checkNumber(sheet, row)),
    ...sheet.rows.flatMap((row) => checkTotalIsThere(sheet, row)),
    ...sheet.template.rules.flatMap((rule) => checkRule(sheet, rule)),
    ...(sheet.when === 'submission' ? checkFilledIn(sheet) : []),
  ];
  return inReadingOrder(sheet, findings);
}

function checkNumber(sheet: Sheet, { key, kind, decimals }: ReportRow): Finding[] {
  const value = key === undefined || kind === 'ratio' ? null : valueAt(sheet, key);
  if (key === undefined || value === null) return [];
  const findings: Finding[] = [];
  if (value < 0) findings.push(atCell(sheet, key, 'error', 'negative', { value }));
  if (roundTo(value, decimals) !== value) {
    const code = decimals === 0 ? 'not_whole' : 'too_many_decimals';
    findings.push(atCell(sheet, key, 'error', code, { value, decimals }));
  }
  return findings;
}

function checkTotalIsThere(sheet: Sheet, { key, kind, element }: ReportRow): Finding[] {
  if (kind !== 'total' || !element || key === undefined || totalOf(sheet, element) !== null) return [];
  const sum = sumOfOptions(sheet, element);
  return sum === null ? [] : [atCell(sheet, key, 'error', 'total_missing', { sum })];
}

/** What only a finished report must have: required cells and sections, and evidence where it is asked for. */
function checkFilledIn(sheet: Sheet): Finding[] {
  const empty = sheet.template.sections.filter(
    (section) => section.kind === 'words' && section.required && (sheet.sections.get(section.key) ?? '').trim() === '',
  );
  return [
    ...empty.map(
      ({ key }): Finding => ({
        code: 'required_section',
        severity: 'error',
        at: { kind: 'section', key },
        values: {},
        explained: false,
      }),
    ),
    ...sheet.rows.flatMap((row) => [...checkRequired(sheet, row), ...checkEvidence(sheet, row)]),
  ];
}

/** An empty total over filled options has its own finding; one gap is told once. */
function checkRequired(sheet: Sheet, { key, required, element }: ReportRow): Finding[] {
  if (key === undefined || !required || sheet.cells.get(key)?.state === 'not_applicable') return [];
  if (valueAt(sheet, key) !== null || (element && sumOfOptions(sheet, element) !== null)) return [];
  return [atCell(sheet, key, 'error', 'required_cell', {})];
}

/** Nothing done needs no proof, so 0 is not asked for any. */
function checkEvidence(sheet: Sheet, { key, evidence }: ReportRow): Finding[] {
  if (key === undefined || !evidence || !sheet.evidence) return [];
  const value = valueAt(sheet, key);
  if (value === null || value === 0 || (sheet.evidence.get(key) ?? 0) > 0) return [];
  return [atCell(sheet, key, 'warning', 'evidence_missing', { value })];
}

function inReadingOrder({ template, rows }: Sheet, findings: Finding[]): Finding[] {
  const places = template.sections.flatMap((section) => [
    `section ${section.key}`,
    ...rows.flatMap((row) => (row.section === section.key && row.key !== undefined ? [`cell ${row.key}`] : [])),
  ]);
  const position = new Map(places.map((place, index) => [place, index]));
  const of = ({ at }: Finding) => position.get(`${at.kind} ${at.key}`) ?? places.length;
  return findings.sort((a, b) => of(a) - of(b));
}
