import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Contribution, overTime, ratioOfTotals, rollUp } from './roll-up.ts';

const leaf = (value: number | null): Contribution => ({ value, members: null, unitsReported: 1, unitsExpected: 1 });
const visited = (...members: string[]): Contribution => ({
  value: members.length,
  members,
  unitsReported: 1,
  unitsExpected: 1,
});

it('adds what was reported and says how much was not: missing is not zero', () => {
  const total = rollUp('sum', null, [leaf(3), leaf(4)], { children: 3, units: 3 });
  expect(total).toMatchObject({
    value: 7,
    childrenReported: 2,
    childrenExpected: 3,
    unitsReported: 2,
    unitsExpected: 3,
  });
});

it('has no value, and not zero, where every child is silent', () => {
  expect(rollUp('sum', null, [], { children: 148, units: 148 }).value).toBeNull();
});

it('counts "not applicable" as an answer that adds nothing', () => {
  expect(rollUp('sum', null, [leaf(null), leaf(5)], { children: 2, units: 2 })).toMatchObject({
    value: 5,
    childrenReported: 2,
  });
});

it('keeps a zero apart from a missing value', () => {
  expect(rollUp('sum', null, [leaf(0)], { children: 2, units: 2 })).toMatchObject({ value: 0, childrenReported: 1 });
});

it('counts a country visited from two communes once', () => {
  const total = rollUp('union', { value: 1, members: ['LA'] }, [visited('LA', 'CN'), visited('CN', 'FR')], {
    children: 2,
    units: 2,
  });
  expect(total).toMatchObject({ value: 3, members: ['CN', 'FR', 'LA'] });
});

it('takes a ratio after the roll-up: 1/1 and 0/99 make 1 %, not 50 %', () => {
  const numerator = rollUp('sum', null, [leaf(1), leaf(0)], { children: 2, units: 2 });
  const denominator = rollUp('sum', null, [leaf(1), leaf(99)], { children: 2, units: 2 });
  expect(ratioOfTotals({ factor: 100, decimals: 1 }, numerator.value, denominator.value)).toBe(1);
});

it('has no ratio where nothing stands below the line', () => {
  expect(ratioOfTotals({ factor: 100, decimals: 1 }, 5, 0)).toBeNull();
  expect(ratioOfTotals({ factor: 100, decimals: 1 }, 5, null)).toBeNull();
});

it('adds flows over time, and takes the last of what is a stock', () => {
  const quarters = [leaf(10), leaf(null), leaf(30)];
  expect(overTime('sum', quarters).value).toBe(40);
  expect(overTime('last', quarters).value).toBe(30);
  expect(overTime('last', [leaf(10), leaf(null)]).value).toBe(10);
  expect(overTime('union', [visited('LA'), visited('LA', 'CN')]).value).toBe(2);
  expect(overTime('sum', [leaf(null)]).value).toBeNull();
});

const anyChild = fc.record({
  value: fc.option(fc.integer({ min: 0, max: 1e9 })),
  members: fc.constant(null),
  unitsReported: fc.constant(1),
  unitsExpected: fc.constant(1),
});

it('gives the same total whichever way the units are grouped and ordered', () => {
  fc.assert(
    fc.property(fc.array(anyChild, { minLength: 1, maxLength: 40 }), fc.nat({ max: 39 }), (children, cut) => {
      const expected = { children: children.length, units: children.length };
      const whole = rollUp('sum', null, children, expected);
      const reversed = rollUp('sum', null, children.toReversed(), expected);
      const halves = [children.slice(0, cut), children.slice(cut)].map((half) =>
        rollUp('sum', null, half, { children: half.length, units: half.length }),
      );
      const regrouped = rollUp('sum', null, halves, { children: 2, units: children.length });
      expect(reversed).toEqual(whole);
      expect(regrouped.value).toBe(whole.value);
      expect(regrouped.unitsReported).toBe(whole.unitsReported);
    }),
  );
});

it('never lets a silent child change the value', () => {
  fc.assert(
    fc.property(fc.array(anyChild, { maxLength: 20 }), (children) => {
      const before = rollUp('sum', null, children, { children: children.length, units: children.length });
      const after = rollUp('sum', null, children, { children: children.length + 1, units: children.length + 1 });
      expect(after.value).toBe(before.value);
      expect(after.childrenReported / after.childrenExpected).toBeLessThan(
        before.childrenReported / before.childrenExpected || 1,
      );
    }),
  );
});
