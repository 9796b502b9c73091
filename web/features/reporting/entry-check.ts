import {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  findingWords,
} from '../../../src/features/reporting/domain/finding.ts';
import type { TemplateContent } from '../../../src/features/reporting/domain/template.ts';
import { type CellInput, checkReport } from '../../../src/features/reporting/domain/validation.ts';
import { language, t } from '../../app/i18n.ts';
import type { ReportView } from './report-query.ts';

/** The template as the rules of the domain take it. */
export const templateOf = (report: ReportView) => report.template as TemplateContent;

/** The cells of a report by key, as the rules of the domain take them. */
export const cellsByKey = (report: Pick<ReportView, 'cells'>): Map<string, CellInput> =>
  new Map(report.cells.map((cell) => [cell.key, cell]));

/** Whether the checks of this page know a code, and so have the newer word on it. */
const isKnown = (code: string): code is FindingCode => (FINDING_CODES as readonly string[]).includes(code);

/**
 * What is wrong or strange in the report as it is on screen: the checks of the server, run here as it is typed, and
 * what only the server can find.
 */
export function findingsOnScreen(report: ReportView): Finding[] {
  const evidence = new Map<string, number>();
  for (const { key } of report.evidence) evidence.set(key, (evidence.get(key) ?? 0) + 1);
  const found = checkReport({
    template: templateOf(report),
    elements: report.elements,
    cells: cellsByKey(report),
    sections: new Map(report.sections.map(({ key, body }) => [key, body])),
    history: new Map(Object.entries(report.history)),
    yearToDate: new Map(Object.entries(report.yearToDate)),
    evidence,
    when: 'submission',
  });
  // A unit with others under it types only what is its own; it lacks no figure.
  const due = report.consolidation ? found.filter(({ code }) => code !== 'required_cell') : found;
  return [...due, ...report.findings.filter(({ code }) => !isKnown(code))];
}

/** A finding as a sentence that names its cell or section. */
export function findingSentence(report: ReportView, finding: Finding): string {
  const values = findingWords(finding, templateOf(report), report.elements, language());
  return isKnown(finding.code) ? t(`findings.${finding.code}`, values) : finding.code;
}

/** The same beside its own cell, where the name need not be said again. */
export function findingBesideCell(report: ReportView, finding: Finding): string {
  const name = findingWords(finding, templateOf(report), report.elements, language()).cell ?? '';
  const sentence = findingSentence(report, finding);
  const rest = sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;
  return rest.charAt(0).toLocaleUpperCase(language()) + rest.slice(1);
}

/** What is merely not filled in yet; it is counted, not told cell by cell. */
export const isGap = ({ code }: Finding): boolean => code === 'required_cell' || code === 'required_section';

/** Tells findings of one report apart: one cell may be compared with two others. */
export const findingId = ({ code, at, values }: Finding): string =>
  [code, at.key, ...Object.values(values).filter((value) => typeof value === 'string')].join(' ');
