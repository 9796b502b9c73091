import { problems } from '../../../kernel/problem.ts';

export const refuse = problems('round', {
  denied: 403,
  unknown_template: 404,
  unknown_regime: 404,
  no_regime_version: 422,
  no_units: 422,
  no_superior: 422,
});

/** A unit that takes part in a round, with its superior on the map of the round's day. */
export interface Participant {
  id: number;
  name: string;
  level: string;
  parentId: number | null;
}

/** Where a unit stands among those that take part: who adds it up, how deep it lies, how many leaves lie under it. */
export interface Place {
  orgUnitId: number;
  parentId: number | null;
  depth: number;
  isLeaf: boolean;
  leafCount: number;
}

/**
 * Puts the units of a round into one tree. A unit is added up by the nearest unit above it that takes part itself,
 * so a level that does not report is stepped over.
 *
 * @param participants every unit that owes a report
 * @param superiors the superior of any unit open on the day, null at the root of the country
 * @returns one place for each participant, in the same order; `leafCount` of a leaf is 1
 * @throws Problem `round.no_superior` where the way up from a unit ends before a unit that takes part: nobody is dropped
 */
export function placesOf(participants: Participant[], superiors: ReadonlyMap<number, number | null>): Place[] {
  const taking = new Set(participants.map(({ id }) => id));
  const parents = new Map(participants.map((one) => [one.id, parentOf(one, taking, superiors)]));
  const branches = new Set(parents.values());
  const leaves = new Map<number, number>();
  const depths = new Map<number, number>();
  for (const { id } of participants) {
    let depth = 0;
    for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null) {
      depth += 1;
      if (!branches.has(id)) leaves.set(above, (leaves.get(above) ?? 0) + 1);
    }
    depths.set(id, depth);
  }
  return participants.map(({ id }) => ({
    orgUnitId: id,
    parentId: parents.get(id) ?? null,
    depth: depths.get(id) ?? 0,
    isLeaf: !branches.has(id),
    leafCount: branches.has(id) ? (leaves.get(id) ?? 0) : 1,
  }));
}

function parentOf(
  unit: Participant,
  taking: ReadonlySet<number>,
  superiors: ReadonlyMap<number, number | null>,
): number | null {
  if (unit.level === 'centre') return null;
  let above = unit.parentId;
  while (above !== null && !taking.has(above)) {
    const next = superiors.get(above);
    if (next === undefined) throw refuse('no_superior', { unit: unit.name, id: unit.id });
    above = next;
  }
  if (above === null) throw refuse('no_superior', { unit: unit.name, id: unit.id });
  return above;
}
