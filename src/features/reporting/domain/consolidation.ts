import { type DataElement, parseCellKey } from '../../indicators/domain/element.ts';
import { type Contribution, rollUp } from '../../indicators/domain/roll-up.ts';
import type { Figure, ReportCell, ReportContent } from './report.ts';

/** A child in the version the consolidated report is pinned to. */
export interface PinnedChild {
  id: number;
  content: Pick<ReportContent, 'cells' | 'consolidation'>;
}

/** What the version of a child brings into the total above, by cell. */
export function contributionsOf(content: PinnedChild['content']): Map<string, Contribution> {
  if (content.consolidation) return new Map(content.consolidation.figures.map((figure) => [figure.key, figure]));
  return new Map(
    content.cells.map(({ key, value, members }) => [key, { value, members, unitsReported: 1, unitsExpected: 1 }]),
  );
}

/**
 * The figures of a consolidated report from its own cells and the exact child versions it is pinned to. It adds up
 * through the same `rollUp` as the live totals; ratios are left to be taken from these totals.
 *
 * @param expected children, and reporting units below them, that should have reported
 */
export function consolidate(
  elements: Map<number, Pick<DataElement, 'overUnits'>>,
  own: Pick<ReportCell, 'key' | 'value' | 'members'>[],
  children: PinnedChild[],
  expected: { children: number; units: number },
): Figure[] {
  const mine = new Map(own.map((cell) => [cell.key, cell]));
  const theirs = children.map((child) => contributionsOf(child.content));
  const keys = new Set([...mine.keys(), ...theirs.flatMap((cells) => [...cells.keys()])]);
  return [...keys].sort(byCell).flatMap((key) => {
    const how = elements.get(parseCellKey(key).elementId)?.overUnits;
    if (!how || how === 'ratio') return [];
    const typed = mine.get(key) ?? null;
    const brought = theirs.flatMap((cells) => cells.get(key) ?? []);
    const total = rollUp(how, typed, brought, expected);
    const childrenValue = rollUp(how, null, brought, expected).value;
    return [{ key, ownValue: typed?.value ?? null, ownMembers: typed?.members ?? null, childrenValue, ...total }];
  });
}

function byCell(a: string, b: string): number {
  const [left, right] = [parseCellKey(a), parseCellKey(b)];
  return left.elementId - right.elementId || left.optionId - right.optionId;
}

/** A figure that would read otherwise after rebuilding. */
export interface FigureChange {
  key: string;
  before: number | null;
  after: number | null;
}

/** The figures that differ between two states of the same report. Only the value is compared: completeness is shown beside it. */
export function changesBetween(
  before: Pick<Figure, 'key' | 'value'>[],
  after: Pick<Figure, 'key' | 'value'>[],
): FigureChange[] {
  const was = new Map(before.map(({ key, value }) => [key, value]));
  const is = new Map(after.map(({ key, value }) => [key, value]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(byCell)
    .map((key) => ({ key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Words as they are put together: of a recommendation also whom it asks. */
interface Said {
  body: string;
  addressee?: string;
}

/** The same words, but for spacing, case and a closing mark. */
const sameness = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.;,]+$/, '');

/** A section as the statements it is made of, so that what several units say can be put together. */
export function statementsOf(body: string): string[] {
  return body
    .split(/\n+|(?<=[.!?;])\s+(?=\p{Lu})/u)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/**
 * Texts that say the same are shown once with all who wrote them; the most frequent first. Two recommendations say the
 * same only when they ask the same body.
 */
export function groupWords<Source>(
  texts: (Said & { source: Source })[],
): { body: string; addressee: string | null; sources: Source[] }[] {
  const groups = new Map<string, { body: string; addressee: string | null; sources: Source[] }>();
  for (const { body, addressee, source } of texts) {
    if (body.trim() === '') continue;
    const key = JSON.stringify([sameness(body), sameness(addressee ?? '')]);
    const group = groups.get(key);
    if (group) group.sources.push(source);
    else groups.set(key, { body: body.trim(), addressee: addressee?.trim() || null, sources: [source] });
  }
  return [...groups.values()].sort((a, b) => b.sources.length - a.sources.length);
}
