import { MAI_CHAU, PHU_THO, PHUONG_HOA_BINH, PHUONG_SA_PA } from './known-units.ts';
import type { Quarter } from './quarters.ts';
import { seeded } from './random.ts';
import type { DemoUnit } from './units.ts';

/** What happens to a commune's report in a quarter. */
export type LeafFate =
  | 'on_time'
  | 'late'
  /** Returned once, corrected, approved. */
  | 'returned_once'
  /** Approved with a wrong figure, reopened, approved again. */
  | 'corrected'
  /** The same, after the report above was finished; nobody has rebuilt that one. */
  | 'corrected_later'
  | 'not_started'
  | 'half_filled'
  | 'waiting'
  | 'returned'
  | 'reopened';

/** What happens to a consolidated report in a quarter. */
export type BranchFate = 'approved' | 'waiting' | 'returned' | 'not_built';

const TAN_PHEO = 11697;

const LATE_QUARTER = '2026-Q2';
/** Provinces by code whose report of the quarter before is still not approved: three of 34. */
const STILL_OPEN: Record<string, BranchFate> = { '96': 'not_built', '11': 'returned', '66': 'waiting' };
/** Provinces by code that are ahead in the quarter that is being reported. */
const AHEAD: Record<string, BranchFate> = {
  '01': 'approved',
  '48': 'approved',
  '46': 'approved',
  '31': 'waiting',
  '22': 'waiting',
  '19': 'waiting',
  '92': 'waiting',
  '24': 'returned',
};

/** Where a province's report ends up. */
export function provinceFate(province: DemoUnit, quarter: Quarter): BranchFate {
  if (quarter.isCurrent) return AHEAD[province.code] ?? 'not_built';
  return (quarter.key === LATE_QUARTER && STILL_OPEN[province.code]) || 'approved';
}

function pastFate(unit: DemoUnit, quarter: Quarter): LeafFate {
  if (unit.id === MAI_CHAU) return 'on_time';
  if (unit.id === TAN_PHEO && quarter.key === LATE_QUARTER) return 'corrected_later';
  if (seeded(unit.id, 21).chance(0.002)) return 'not_started';
  const roll = seeded(unit.id, quarter.index, 20).next();
  if (roll < 0.01) return 'not_started';
  if (roll < 0.075) return 'late';
  if (roll < 0.115) return 'returned_once';
  return roll < 0.13 ? 'corrected' : 'on_time';
}

/** In a province that has finished, whoever has not reported is missing. */
function finishedFate(roll: number): LeafFate {
  if (roll < 0.02) return 'not_started';
  return roll < 0.05 ? 'returned_once' : 'on_time';
}

function openFate(roll: number): LeafFate {
  if (roll < 0.11) return 'not_started';
  if (roll < 0.18) return 'half_filled';
  if (roll < 0.22) return 'returned';
  if (roll < 0.46) return 'waiting';
  if (roll < 0.465) return 'reopened';
  return roll < 0.49 ? 'returned_once' : 'on_time';
}

/** Phú Thọ has a queue worth looking at: some twenty wait, a few were returned, several have not begun. */
function phuThoFate(unit: DemoUnit, roll: number): LeafFate {
  const known: Record<number, LeafFate> = { [MAI_CHAU]: 'half_filled', [PHUONG_HOA_BINH]: 'returned' };
  if (known[unit.id]) return known[unit.id] as LeafFate;
  if (roll < 0.06) return 'not_started';
  if (roll < 0.08) return 'half_filled';
  if (roll < 0.105) return 'returned';
  return roll < 0.26 ? 'waiting' : 'on_time';
}

/** Where a commune's report ends up; the same each time. */
export function leafFate(unit: DemoUnit, province: DemoUnit, quarter: Quarter): LeafFate {
  if (!quarter.isCurrent) return pastFate(unit, quarter);
  const roll = seeded(unit.id, quarter.index, 20).next();
  if (province.id === PHU_THO) return phuThoFate(unit, roll);
  if (unit.id === PHUONG_SA_PA) return 'not_started';
  return provinceFate(province, quarter) === 'not_built' ? openFate(roll) : finishedFate(roll);
}
