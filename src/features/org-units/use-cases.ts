import type { z } from 'zod';
import type { Day } from '../../kernel/period.ts';
import { compareVi, matchesSearch, nfc, searchKey } from '../../kernel/text.ts';
import { type Ctx, reading } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import type * as contract from './contract.ts';
import { refuse, type Succession, type UnitVersion } from './domain.ts';
import * as store from './store.ts';

const PAGE_SIZE = 200;

/** The units of a day, by name; a search with diacritics means them, one without finds both. */
export const listOrgUnits = (ctx: Ctx, input: z.output<typeof contract.listOrgUnits.input>) =>
  reading(ctx, async (ctx) => {
    const day = input.day ?? ctx.today;
    const query = input.q?.trim() ? nfc(input.q.trim()) : undefined;
    const filter = {
      ...(input.parentId && { parentId: input.parentId }),
      ...(query && { searchKey: searchKey(query) }),
    };
    const found = await store.listUnits(ctx.db, day, filter);
    const units = (query ? found.filter((unit) => matchesSearch(unit.name, query)) : found).toSorted((a, b) =>
      compareVi(a.name, b.name),
    );
    const from = (input.page - 1) * PAGE_SIZE;
    return {
      day,
      units: units.slice(from, from + PAGE_SIZE),
      total: units.length,
      page: input.page,
      pageSize: PAGE_SIZE,
      counts: await store.countKinds(ctx.db, day),
    };
  });

/** One unit through time. */
export const getOrgUnit = (ctx: Ctx, input: z.output<typeof contract.getOrgUnit.input>) =>
  reading(ctx, async (ctx) => {
    const day = input.day ?? ctx.today;
    const versions = await store.versionsOf(ctx.db, input.id);
    if (versions.length === 0) throw refuse('unknown');
    const edges = await store.successionsOf(ctx.db, input.id);
    const path = await store.pathOn(ctx.db, input.id, day);
    return {
      day,
      id: input.id,
      current: await store.findUnitOn(ctx.db, input.id, day),
      path: path.toReversed(),
      versions,
      predecessors: edges
        .filter((edge) => edge.toId === input.id && edge.part !== 'same')
        .map((edge) => ({ ...edge, id: edge.fromId, name: edge.fromName })),
      successors: edges
        .filter((edge) => edge.fromId === input.id && edge.part !== 'same')
        .map((edge) => ({ ...edge, id: edge.toId, name: edge.toName })),
    };
  });

/** Ids from the unit up to the root on a day; a unit that is not open then is refused. */
export async function pathOf(ctx: Ctx, orgUnitId: number, day: Day): Promise<number[]> {
  const path = await store.pathOn(ctx.db, orgUnitId, day);
  if (path.length === 0) throw refuse('not_open', { day });
  return path.map(({ id }) => id);
}

/** The unit on a day. */
export async function getUnitOn(ctx: Ctx, orgUnitId: number, day: Day): Promise<UnitVersion> {
  const unit = await store.findUnitOn(ctx.db, orgUnitId, day);
  if (!unit) throw refuse('not_open', { day });
  return unit;
}

/** Units by id with their kind and name, on a day (or as they last were, where they are no longer open). */
export const unitsNamed = (ctx: Ctx, ids: number[], day: Day) => store.unitsNamed(ctx.db, ids, day);

/** Names for a list of units, on a day. */
export const namesOf = async (ctx: Ctx, ids: number[], day: Day): Promise<Map<number, string>> =>
  new Map((await unitsNamed(ctx, ids, day)).map(({ id, name }) => [id, name]));

/** Units of some kinds open on a day. */
export const unitsOfKinds = (ctx: Ctx, kinds: readonly string[], day: Day) => store.unitsOfKinds(ctx.db, kinds, day);

/** Every unit that was ever under this one, itself included: the scope of a grant with its subtree. */
export const unitIdsEverUnder = (db: Db, orgUnitId: number) => store.idsEverUnder(db, orgUnitId);

/** The bodies that issue documents for a unit. */
export const issuingBodiesOf = (ctx: Ctx, orgUnitId: number, day: Day) => store.issuingBodiesOf(ctx.db, orgUnitId, day);

/** Enters bodies that issue documents. */
export const addIssuingBodies = (ctx: Ctx, bodies: Parameters<typeof store.insertIssuingBodies>[1]) =>
  store.insertIssuingBodies(ctx.db, bodies);

/** Loads versions and successions, such as the reference facts. Names are NFC from here on. */
export async function addUnits(ctx: Ctx, versions: UnitVersion[], successions: Succession[]): Promise<void> {
  const named = versions.map((version) => ({
    ...version,
    name: nfc(version.name),
    searchKey: searchKey(version.name),
  }));
  await store.insertVersions(ctx.db, named);
  await store.insertSuccessions(ctx.db, successions);
}

/** Whether the reference facts are in. */
export const hasUnits = (ctx: Ctx) => store.hasUnits(ctx.db);
