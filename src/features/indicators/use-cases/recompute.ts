import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { announce } from '../../../platform/live.ts';
import { cellKey, type DataElement } from '../domain/element.ts';
import { type Contribution, rollUp } from '../domain/roll-up.ts';
import * as store from '../store.ts';

/** Dirty notes that one transaction takes. A whole country at the deadline hour fits. */
const BATCH = 10_000;

type Cells = Map<string, Contribution>;
type CellsOfUnit = Map<number, Cells>;

function put(cells: CellsOfUnit, unit: number, ref: { elementId: number; optionId: number }, one: Contribution): void {
  const known = cells.get(unit) ?? new Map<string, Contribution>();
  cells.set(unit, known);
  known.set(cellKey(ref), one);
}

/** What the units bring into the totals above them: as approved level by level, and as it stands provisionally. */
async function contributionsOf(
  ctx: Ctx,
  periodId: number,
  units: store.PeriodUnit[],
): Promise<{ official: CellsOfUnit; provisional: CellsOfUnit }> {
  const official: CellsOfUnit = new Map();
  const provisional: CellsOfUnit = new Map();
  const leaves = new Set(units.filter((unit) => unit.isLeaf).map((unit) => unit.orgUnitId));
  for (const value of await store.valuesOf(
    ctx.db,
    periodId,
    units.map((unit) => unit.orgUnitId),
  )) {
    put(official, value.orgUnitId, value, value);
    if (leaves.has(value.orgUnitId)) put(provisional, value.orgUnitId, value, value);
  }
  const branches = units.filter((unit) => !unit.isLeaf).map((unit) => unit.orgUnitId);
  if (branches.length > 0)
    for (const total of await store.totalsOf(ctx.db, branches, [periodId]))
      put(provisional, total.orgUnitId, total, {
        value: total.provisionalValue,
        members: total.provisionalMembers,
        unitsReported: total.provisionalUnits,
        unitsExpected: total.unitsExpected,
      });
  return { official, provisional };
}

/** The totals of the units of one depth, from their children and from what they typed themselves. */
async function totalsAt(ctx: Ctx, periodId: number, nodes: store.PeriodUnit[], elements: Map<number, DataElement>) {
  const ids = nodes.map((node) => node.orgUnitId);
  const children = await store.childrenIn(ctx.db, periodId, ids);
  const { official, provisional } = await contributionsOf(ctx, periodId, children);
  const own: CellsOfUnit = new Map();
  for (const value of await store.valuesOf(ctx.db, periodId, ids))
    if (value.ownValue !== null || value.ownMembers !== null)
      put(own, value.orgUnitId, value, {
        value: value.ownValue,
        members: value.ownMembers,
        unitsReported: 0,
        unitsExpected: 0,
      });

  return nodes.flatMap((node) => {
    const below = children.filter((child) => child.parentId === node.orgUnitId).map((child) => child.orgUnitId);
    const keys = new Set([
      ...below.flatMap((id) => [...(official.get(id)?.keys() ?? []), ...(provisional.get(id)?.keys() ?? [])]),
      ...(own.get(node.orgUnitId)?.keys() ?? []),
    ]);
    const expected = { children: below.length, units: node.leafCount };
    return [...keys].flatMap((key) => {
      const [elementId, optionId] = key.split(':').map(Number) as [number, number];
      const how = elements.get(elementId)?.overUnits;
      // A ratio is never stored: it is taken from the totals of its parts, wherever it is shown.
      if (!how || how === 'ratio') return [];
      const brought = (cells: CellsOfUnit) => below.flatMap((id) => cells.get(id)?.get(key) ?? []);
      const typed = own.get(node.orgUnitId)?.get(key) ?? null;
      const total = rollUp(how, typed, brought(official), expected);
      const soFar = rollUp(how, typed, brought(provisional), expected);
      return [
        {
          orgUnitId: node.orgUnitId,
          elementId,
          optionId,
          ...total,
          provisionalValue: soFar.value,
          provisionalMembers: soFar.members,
          provisionalUnits: soFar.unitsReported,
        },
      ];
    });
  });
}

/**
 * Recomputes the totals above the given units of a period, the deepest first, so that each level finds the one
 * below it done.
 *
 * @returns the units whose totals were written
 */
async function recomputeAbove(
  ctx: Ctx,
  periodId: number,
  dirty: number[],
  elements: Map<number, DataElement>,
): Promise<number[]> {
  const waiting = new Map<number, store.PeriodUnit>();
  const touched = await store.placesIn(ctx.db, periodId, dirty);
  const enqueue = async (ids: (number | null)[]) => {
    const fresh = ids.filter((id): id is number => id !== null && !waiting.has(id));
    for (const place of await store.placesIn(ctx.db, periodId, fresh)) waiting.set(place.orgUnitId, place);
  };
  for (const place of touched) if (!place.isLeaf) waiting.set(place.orgUnitId, place);
  await enqueue(touched.map((place) => place.parentId));

  const written: number[] = [];
  while (waiting.size > 0) {
    const depth = Math.max(...[...waiting.values()].map((place) => place.depth));
    const nodes = [...waiting.values()].filter((place) => place.depth === depth);
    for (const node of nodes) waiting.delete(node.orgUnitId);
    const ids = nodes.map((node) => node.orgUnitId);
    await store.replaceTotals(ctx.db, periodId, ids, await totalsAt(ctx, periodId, nodes, elements), ctx.now);
    written.push(...ids);
    await enqueue(nodes.map((node) => node.parentId));
  }
  return written;
}

/**
 * Empties the queue of dirty totals once, in one transaction, and tells the open pages at its commit.
 *
 * @returns how many notes were taken; fewer than a batch means that the queue was empty
 */
export const recomputeTotals = (ctx: Ctx): Promise<{ taken: number; more: boolean }> =>
  inTransaction(ctx, async (ctx) => {
    await store.lockTotals(ctx.db);
    const dirty = await store.takeDirty(ctx.db, BATCH);
    if (dirty.length === 0) return { taken: 0, more: false };
    const elements = new Map((await store.listElements(ctx.db)).map((element) => [element.id, element]));
    for (const [periodId, notes] of Map.groupBy(dirty, (note) => note.periodId)) {
      const units = [...new Set(notes.map((note) => note.orgUnitId))];
      const written = await recomputeAbove(ctx, periodId, units, elements);
      await announce(ctx.db, { type: 'totals', periodId, orgUnitIds: written });
    }
    return { taken: dirty.length, more: dirty.length === BATCH };
  });
