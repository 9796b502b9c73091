import type { Output } from '../../api.ts';

export type Overview = Output<'GET /overview'>;
export type KeyFigure = Overview['figures'][number];
export type Child = Overview['children'][number];

/** What differs between two answers about the same unit and round. */
export interface Changes {
  figures: { key: string; before: number | null; after: number | null }[];
  children: { id: number; before: Child['state']; after: Child['state'] }[];
}

/**
 * What changed from one answer to the next, for a page that shows it without being loaded anew.
 *
 * @returns null where nothing moved, or where the answers are about different units or rounds
 */
export function changesBetween(before: Overview | null, after: Overview): Changes | null {
  if (before?.roundId !== after.roundId || before.orgUnit.id !== after.orgUnit.id) return null;
  const values = new Map(before.figures.map((figure) => [figure.key, figure]));
  const states = new Map(before.children.map((child) => [child.id, child.state]));
  const figures = after.figures.flatMap((figure) => {
    const old = values.get(figure.key);
    return old && old.value !== figure.value ? [{ key: figure.key, before: old.value, after: figure.value }] : [];
  });
  const children = after.children.flatMap(({ id, state }) => {
    const old = states.get(id);
    return old && old !== state ? [{ id, before: old, after: state }] : [];
  });
  return figures.length + children.length > 0 ? { figures, children } : null;
}

/** Two changes told as one: what moved twice moved from where it first was to where it now is. */
export function togetherWith(older: Changes, newer: Changes): Changes {
  return {
    figures: joined(older.figures, newer.figures, ({ key }) => key),
    children: joined(older.children, newer.children, ({ id }) => id),
  };
}

function joined<Move extends { before: unknown; after: unknown }>(
  older: Move[],
  newer: Move[],
  nameOf: (move: Move) => unknown,
): Move[] {
  const first = new Map(older.map((move) => [nameOf(move), move]));
  const moves = newer.map((move) => ({ ...move, before: (first.get(nameOf(move)) ?? move).before }));
  const again = new Set(newer.map(nameOf));
  return [...older.filter((move) => !again.has(nameOf(move))), ...moves].filter(
    ({ before, after }) => before !== after,
  );
}
