import { ratio, roundTo } from '../../../kernel/quantity.ts';
import type { DataElement } from './element.ts';

/** What one unit brings into the total above it: a number, or the members it counts. Null with a row is "not applicable". */
export interface Contribution {
  value: number | null;
  members: string[] | null;
  /** Reporting units (communes) that stand behind it, out of those that should. */
  unitsReported: number;
  unitsExpected: number;
}

export interface RolledUp extends Contribution {
  /** Units directly below that have answered, out of those that should. */
  childrenReported: number;
  childrenExpected: number;
}

/** Sums of decimals are rounded where a double would show its tail: values carry at most four decimals at the door. */
const KEPT_DECIMALS = 4;

function union(sets: (string[] | null)[]): string[] | null {
  const known = sets.filter((set) => set !== null);
  return known.length === 0 ? null : [...new Set(known.flat())].sort();
}

/**
 * Adds what a unit says itself and what its children bring into the unit's total. This is the only way to a total:
 * the worker, a consolidated report and a full recomputation all come here.
 *
 * Missing is not zero: a silent child adds nothing and shows in `childrenReported`.
 *
 * @param overUnits `sum`, or `union` for elements that count distinct members
 * @param own what the unit typed itself, null when nothing
 * @param children one entry for each child that has answered; the silent ones are only counted
 * @param expected how many children, and how many reporting units below them, should have answered
 */
export function rollUp(
  overUnits: 'sum' | 'union',
  own: Pick<Contribution, 'value' | 'members'> | null,
  children: Contribution[],
  expected: { children: number; units: number },
): RolledUp {
  const parts = own ? [own, ...children] : children;
  const counts = {
    childrenReported: children.length,
    childrenExpected: expected.children,
    unitsReported: children.reduce((sum, child) => sum + child.unitsReported, 0),
    unitsExpected: expected.units,
  };
  if (overUnits === 'union') {
    const members = union(parts.map((part) => part.members));
    return { value: members ? members.length : null, members, ...counts };
  }
  const numbers = parts.flatMap(({ value }) => (value === null ? [] : [value]));
  const value =
    numbers.length === 0
      ? null
      : roundTo(
          numbers.reduce((sum, number) => sum + number, 0),
          KEPT_DECIMALS,
        );
  return { value, members: null, ...counts };
}

/**
 * A ratio of totals, taken after its parts were added: 1/1 and 0/99 make 1 %, not 50 %.
 *
 * @returns null where a part is missing or nothing stands below the line
 */
export function ratioOfTotals(
  element: Pick<DataElement, 'factor' | 'decimals'>,
  numerator: number | null,
  denominator: number | null,
): number | null {
  return ratio({ numerator, denominator, factor: element.factor, decimals: element.decimals });
}

/**
 * Puts the values of periods that follow each other into one value of the whole stretch.
 *
 * @param values oldest first; null where a period has none
 */
export function overTime(
  how: 'sum' | 'last' | 'union',
  values: Pick<Contribution, 'value' | 'members'>[],
): Pick<Contribution, 'value' | 'members'> {
  if (how === 'union') {
    const members = union(values.map((one) => one.members));
    return { value: members ? members.length : null, members };
  }
  const numbers = values.flatMap(({ value }) => (value === null ? [] : [value]));
  if (numbers.length === 0) return { value: null, members: null };
  const value =
    how === 'last'
      ? (numbers.at(-1) as number)
      : roundTo(
          numbers.reduce((sum, number) => sum + number, 0),
          KEPT_DECIMALS,
        );
  return { value, members: null };
}
