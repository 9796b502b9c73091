import type { ReportView } from './report-query.ts';

/** What a cell says; `empty` is nothing said. */
export interface CellSaid {
  state: 'value' | 'not_applicable' | 'empty';
  value: number | null;
  members: string[] | null;
  /** Where the value was taken from, in words; empty is typed from one's own books. */
  source: string;
  explanation: string;
  comment: string;
}

export type RecommendationsSaid = ReportView['recommendations'];

/** Why a change is not sent: somebody else said something different meanwhile, or the server refused it. */
export type Stop<Said> =
  | { kind: 'conflict'; theirs: { said: Said; rev: number; byName: string; at: string } }
  | { kind: 'refused'; sentence: string };

interface ChangeOf<Kind extends string, Said> {
  kind: Kind;
  key: string;
  said: Said;
  /** The revision on the server that this change was made on; 0 where nothing was there. */
  baseRev: number;
  /** What was sent before and never answered: the server may hold any of it, and then it is no one else's. */
  sent: Said[];
  stop: Stop<Said> | null;
}

/** Something typed that the server does not have yet. */
export type Change =
  | ChangeOf<'cell', CellSaid>
  | ChangeOf<'section', string>
  | ChangeOf<'recommendations', RecommendationsSaid>;
export type Changes = ReadonlyMap<string, Change>;

/** `cell:12:0`, `section:III`, `recommendations:V`. */
export const idOf = ({ kind, key }: Pick<Change, 'kind' | 'key'>): string => `${kind}:${key}`;

const NOTHING: CellSaid = { state: 'empty', value: null, members: null, source: '', explanation: '', comment: '' };

const sortedMembers = ({ members }: CellSaid) => (members === null ? null : [...members].sort());

/** Whether two cells, texts or lists say the same; the order inside a set does not count. */
export function sameSaid(a: Change['said'], b: Change['said']): boolean {
  const plain = (said: Change['said']) =>
    typeof said === 'object' && !Array.isArray(said)
      ? [said.state, said.value, sortedMembers(said), said.source.trim(), said.explanation.trim(), said.comment.trim()]
      : said;
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** What a cell of the report says, with its revision. */
export function cellOf(report: ReportView, key: string): { said: CellSaid; rev: number } {
  const cell = report.cells.find((one) => one.key === key);
  if (!cell) return { said: NOTHING, rev: 0 };
  const { state, value, members, source, explanation, comment, rev } = cell;
  return { said: { state, value, members, source, explanation, comment }, rev };
}

/** What stands in the report at the place of a change. */
function standingAt(report: ReportView, { kind, key }: Pick<Change, 'kind' | 'key'>) {
  if (kind === 'cell') return cellOf(report, key);
  const section = report.sections.find((one) => one.key === key);
  const rev = section?.rev ?? 0;
  return kind === 'section' ? { said: section?.body ?? '', rev } : { said: report.recommendations, rev };
}

/**
 * The next change at a place. Made on a change that still waits it keeps that one's base: the server has not moved.
 *
 * @returns null when nothing differs from what the server has
 */
export function nextChange(report: ReportView, before: Change | undefined, of: Pick<Change, 'kind' | 'key' | 'said'>) {
  const { said, rev } = standingAt(report, of);
  const waits = before !== undefined && (before.sent.length > 0 || before.stop?.kind === 'conflict');
  if (!waits && sameSaid(said, of.said)) return null;
  const conflict = before?.stop?.kind === 'conflict' ? before.stop : null;
  return { ...of, baseRev: before?.baseRev ?? rev, sent: before?.sent ?? [], stop: conflict } as Change;
}

/** A list of recommendations is sent once each of them says what and to whom. */
export const isComplete = (change: Change): boolean =>
  change.kind !== 'recommendations' ||
  change.said.every(({ body, addressee }) => body.trim() !== '' && addressee.trim() !== '');

/** Whether a change may be sent now. */
export const isSendable = (change: Change): boolean => change.stop === null && isComplete(change);

/** The report as the one who types sees it: what the server has, and over it what is on its way. */
export function applyChanges(report: ReportView, changes: Changes): ReportView {
  const cells = new Map(report.cells.map((cell) => [cell.key, cell]));
  const sections = new Map(report.sections.map((section) => [section.key, section]));
  let { recommendations } = report;
  for (const change of changes.values()) {
    if (change.kind === 'recommendations') recommendations = change.said;
    else if (change.kind === 'section') {
      sections.set(change.key, { key: change.key, body: change.said, rev: sections.get(change.key)?.rev ?? 0 });
    } else if (change.said.state === 'empty') cells.delete(change.key);
    else {
      const blank = { rev: 0, changedAt: '', changedByName: '' };
      cells.set(change.key, {
        ...blank,
        ...cells.get(change.key),
        ...change.said,
        state: change.said.state,
        key: change.key,
      });
    }
  }
  return { ...report, cells: [...cells.values()], sections: [...sections.values()], recommendations };
}

/** What the server has after it took some changes, without asking it again. */
export function takeIn(
  report: ReportView,
  taken: Change[],
  revs: ReadonlyMap<string, number>,
  rev: number,
): ReportView {
  const applied = applyChanges(report, new Map(taken.map((change) => [idOf(change), change])));
  const revOf = (kind: Change['kind'], key: string) => revs.get(`${kind}:${key}`);
  const sections = new Map(applied.sections.map((section) => [section.key, section]));
  for (const { kind, key } of taken) {
    if (kind === 'recommendations') sections.set(key, { key, body: '', rev: revOf(kind, key) ?? 0 });
  }
  return {
    ...applied,
    rev,
    cells: applied.cells.map((cell) => ({ ...cell, rev: revOf('cell', cell.key) ?? cell.rev })),
    sections: [...sections.values()].map((one) => ({ ...one, rev: revOf('section', one.key) ?? one.rev })),
  };
}
