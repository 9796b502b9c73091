import type { ReportView } from './report-query.ts';

/** What a report says, whether it is being written or stands in a version. */
export interface Content {
  cells: {
    key: string;
    state: string;
    value: number | null;
    members: string[] | null;
    explanation: string;
    comment: string;
  }[];
  sections: { key: string; body: string }[];
  recommendations: ReportView['recommendations'];
  evidence: ReportView['evidence'];
}

/** A place in a report: `cell:12:0`, `section:III`. */
export type Item = string;

const bodyOf = ({ sections }: Content, key: string) => sections.find((section) => section.key === key)?.body ?? '';

/** What a cell says, to compare by; null where nothing is said. */
export function cellIn({ cells }: Content, key: string) {
  return cells.find((cell) => cell.key === key);
}

function sameCell(a: Content, b: Content, key: string): boolean {
  const said = (content: Content) => {
    const cell = cellIn(content, key);
    if (!cell) return null;
    const members = cell.members ? [...cell.members].sort() : null;
    return [cell.state, cell.value, members, cell.explanation, cell.comment];
  };
  return JSON.stringify(said(a)) === JSON.stringify(said(b));
}

const evidenceOf = ({ evidence }: Content, key: string) =>
  evidence
    .filter((one) => one.key === key)
    .map(({ id }) => id)
    .sort()
    .join();

/**
 * The places in which two states of a report differ: cells with their words and evidence, sections, recommendations.
 *
 * @param listKey key of the section that holds the recommendations; without it they are not compared
 */
export function differencesBetween(before: Content, after: Content, listKey?: string): Item[] {
  const keys = new Set([before, after].flatMap(({ cells, evidence }) => [...cells, ...evidence].map(({ key }) => key)));
  const cells = [...keys].filter(
    (key) => !sameCell(before, after, key) || evidenceOf(before, key) !== evidenceOf(after, key),
  );
  const names = new Set([...before.sections, ...after.sections].map(({ key }) => key));
  const sections = [...names].filter((key) => key !== listKey && bodyOf(before, key) !== bodyOf(after, key));
  const said = ({ recommendations }: Content) =>
    JSON.stringify(recommendations.map(({ body, addressee }) => [body, addressee]));
  const list = listKey !== undefined && said(before) !== said(after) ? [listKey] : [];
  return [...cells.map((key) => `cell:${key}`), ...[...sections, ...list].map((key) => `section:${key}`)];
}

/** The key of the section that holds the recommendations. */
export const listKeyOf = (report: ReportView): string | undefined =>
  report.template.sections.find(({ kind }) => kind === 'recommendations')?.key;
