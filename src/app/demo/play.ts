import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../platform/db.ts';
import { leafFate, provinceFate } from './fates.ts';
import { acceptApproved } from './figures.ts';
import { Memory } from './memory.ts';
import { playBranch, rememberApproved } from './play-branch.ts';
import { type Cast, playLeaf } from './play-leaf.ts';
import type { Played } from './played.ts';
import type { Quarter } from './quarters.ts';
import type { DemoMap, DemoUnit } from './units.ts';
import { writePlayed } from './write.ts';

function playCommune(unit: DemoUnit, province: DemoUnit, quarters: Quarter[], cast: Cast): Played[] {
  const memory = new Memory();
  return quarters.map((quarter) => {
    const played = playLeaf(unit, province, quarter, leafFate(unit, province, quarter), memory, cast);
    rememberApproved(memory, played, quarter, cast);
    return played;
  });
}

/** A province with its communes through all quarters; communes first, in order of id. */
async function playProvince(
  { unit, communes }: DemoMap['provinces'][number],
  centre: DemoUnit,
  quarters: Quarter[],
  cast: Cast,
): Promise<{ own: Played[]; below: Played[] }> {
  const below: Played[][] = [];
  for (const commune of communes) {
    below.push(playCommune(commune, unit, quarters, cast));
    // Lets the answers of the database in between, so that it is never kept waiting.
    await setImmediate();
  }
  const memory = new Memory();
  const own = quarters.map((quarter, index) => {
    const children = below.map((played) => played[index] as Played);
    const played = playBranch(unit, centre, quarter, provinceFate(unit, quarter), children, () => 1, memory, cast);
    rememberApproved(memory, played, quarter, cast);
    return played;
  });
  return { own, below: below.flat() };
}

/** The report of the whole country: finished in every quarter but the one being reported. */
function playCentre(
  centre: DemoUnit,
  provinces: Played[][],
  leaves: ReadonlyMap<number, number>,
  quarters: Quarter[],
  cast: Cast,
): Played[] {
  const memory = new Memory();
  return quarters.map((quarter, index) => {
    const children = provinces.map((played) => played[index] as Played).sort((a, b) => a.orgUnitId - b.orgUnitId);
    const fate = quarter.isCurrent ? 'not_built' : 'approved';
    const played = playBranch(
      centre,
      centre,
      quarter,
      fate,
      children,
      ({ orgUnitId }) => leaves.get(orgUnitId) ?? 0,
      memory,
      cast,
    );
    rememberApproved(memory, played, quarter, cast);
    return played;
  });
}

/** Plays all reports of some quarters and writes them. While the database takes one province in, the next is played. */
export async function playEverything(db: Db, map: DemoMap, quarters: Quarter[], cast: Cast): Promise<void> {
  const ofProvinces: Played[][] = [];
  let writing: Promise<void> = Promise.resolve();
  for (const province of map.provinces) {
    const { own, below } = await playProvince(province, map.centre, quarters, cast);
    ofProvinces.push(own);
    await writing;
    writing = write(db, below);
    // A failure shows at the next `await`; until then it must not count as unhandled.
    writing.catch(() => {});
  }
  await writing;
  const leaves = new Map(map.provinces.map(({ unit, communes }) => [unit.id, communes.length]));
  const ofCentre = playCentre(map.centre, ofProvinces, leaves, quarters, cast);
  await write(db, [...ofCentre, ...ofProvinces.flat()]);
}

async function write(db: Db, played: Played[]): Promise<void> {
  await writePlayed(db, played);
  await acceptApproved(db, [...new Set(played.map(({ orgUnitId }) => orgUnitId))]);
}
