import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  comparePeriods,
  contains,
  daysBetween,
  nestedPeriods,
  nextPeriod,
  type PeriodKind,
  parseDay,
  parsePeriodKey,
  periodContaining,
  periodOf,
  previousPeriod,
  sameYearUpTo,
  type WindowRule,
  weekday,
} from './period.ts';

const ALL: PeriodKind[] = ['month', 'quarter', 'half', 'nine_months', 'year'];
const window = (month: number, day: number, yearOffset: 0 | -1): WindowRule => ({
  yearStart: { month, day, yearOffset },
  frequencies: ALL,
});
const DECREE = window(12, 15, -1);
const INSPECTORATE = window(12, 16, -1);
const AWARD = window(7, 1, -1);
const BUDGET = window(1, 1, 0);

const span = (rule: WindowRule, key: string) => {
  const { startsOn, endsOn } = parsePeriodKey(rule, key);
  return `${startsOn}…${endsOn}`;
};

it('cuts month, quarter, half and year of Decree 09/2019 on the 14th', () => {
  expect(span(DECREE, '2026-M01')).toBe('2025-12-15…2026-01-14');
  expect(span(DECREE, '2026-M03')).toBe('2026-02-15…2026-03-14');
  expect(span(DECREE, '2026-Q3')).toBe('2026-06-15…2026-09-14');
  expect(span(DECREE, '2026-H1')).toBe('2025-12-15…2026-06-14');
  expect(span(DECREE, '2026-H2')).toBe('2026-06-15…2026-12-14');
  expect(span(DECREE, '2026-9M')).toBe('2025-12-15…2026-09-14');
  expect(span(DECREE, '2026-Y')).toBe('2025-12-15…2026-12-14');
});

it('cuts other regimes without code: the 16th to the 15th, July to June, the budget year', () => {
  expect(span(INSPECTORATE, '2026-M07')).toBe('2026-06-16…2026-07-15');
  expect(span(AWARD, '2026-Y')).toBe('2025-07-01…2026-06-30');
  expect(span(AWARD, '2026-Q1')).toBe('2025-07-01…2025-09-30');
  expect(span(BUDGET, '2024-M02')).toBe('2024-02-01…2024-02-29');
  expect(span(BUDGET, '2026-Y')).toBe('2026-01-01…2026-12-31');
});

it('puts 15 December in the next reporting year', () => {
  expect(periodContaining(DECREE, 'year', '2026-12-14').key).toBe('2026-Y');
  expect(periodContaining(DECREE, 'year', '2026-12-15').key).toBe('2027-Y');
  expect(periodContaining(DECREE, 'month', '2026-12-31').key).toBe('2027-M01');
});

it('has no nine-month window in the last three months of the year', () => {
  expect(periodContaining(DECREE, 'nine_months', '2026-09-14')?.key).toBe('2026-9M');
  expect(periodContaining(DECREE, 'nine_months', '2026-09-15')).toBeNull();
});

it.each([
  '2026',
  '2026-M13',
  '2026-M7',
  '2026-Q0',
  '2026-Q5',
  '2026-H3',
  '2026-Y1',
  '26-Q1',
  '2026-q1',
  ' 2026-Q1',
  '2026-9M1',
])('refuses %s as the name of a period', (key) => {
  expect(() => parsePeriodKey(DECREE, key)).toThrow(expect.objectContaining({ code: 'period.bad_key', status: 422 }));
});

it('refuses a kind of period that the regime does not define', () => {
  const quarterly: WindowRule = { ...DECREE, frequencies: ['quarter', 'year'] };
  expect(parsePeriodKey(quarterly, '2026-Q2').ordinal).toBe(2);
  expect(() => parsePeriodKey(quarterly, '2026-M02')).toThrow(expect.objectContaining({ code: 'period.not_defined' }));
});

it('refuses a fifth quarter, half a month and a year out of reach', () => {
  expect(() => periodOf(DECREE, 'quarter', 2026, 5)).toThrow('period.bad_ordinal');
  expect(() => periodOf(DECREE, 'month', 2026, 1.5)).toThrow('period.bad_ordinal');
  expect(() => periodOf(DECREE, 'year', 20260)).toThrow('period.bad_year');
});

it('fills nine months with months and quarters, and refuses to fill them with halves', () => {
  const nine = periodOf(DECREE, 'nine_months', 2026);
  expect(nestedPeriods(DECREE, nine, 'quarter').map((p) => p.key)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
  expect(nestedPeriods(DECREE, nine, 'month')).toHaveLength(9);
  expect(() => nestedPeriods(DECREE, nine, 'half')).toThrow('period.does_not_nest');
  expect(() => nestedPeriods(DECREE, periodOf(DECREE, 'year', 2026), 'nine_months')).toThrow('period.does_not_nest');
  expect(() => nestedPeriods(DECREE, periodOf(DECREE, 'month', 2026, 1), 'quarter')).toThrow('period.does_not_nest');
});

it('orders by cut-off, and what ends together from short to long', () => {
  const keys = ['2026-Y', '2026-M01', '2026-H2', '2026-9M', '2026-Q4', '2026-Q3', '2026-M12'];
  const ordered = keys.map((key) => parsePeriodKey(DECREE, key)).sort(comparePeriods);
  expect(ordered.map((p) => p.key)).toEqual([
    '2026-M01',
    '2026-Q3',
    '2026-9M',
    '2026-M12',
    '2026-Q4',
    '2026-H2',
    '2026-Y',
  ]);
});

it('refuses a day that the calendar does not have', () => {
  expect(parseDay('2024-02-29')).toBe('2024-02-29');
  for (const bad of ['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '16/9/2026', '']) {
    expect(() => parseDay(bad), bad).toThrow('period.bad_day');
  }
});

it('counts days and weekdays over a leap day and a new year', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2023-12-31', '2024-12-31')).toBe(366);
  expect(weekday('2026-11-23')).toBe(1);
  expect(weekday('2026-11-22')).toBe(7);
  expect(weekday('1969-12-31')).toBe(3);
});

const rules = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    yearOffset: fc.constantFrom<0 | -1>(0, -1),
  })
  .map(({ month, day, yearOffset }) => window(month, day, yearOffset));
const tilingKinds = fc.constantFrom<Exclude<PeriodKind, 'nine_months'>>('month', 'quarter', 'half', 'year');
const days = fc.integer({ min: -20_000, max: 60_000 }).map((count) => addDays('2000-01-01', count));

it('leaves no gap and no overlap: the next window starts on the day after, under every rule', () => {
  fc.assert(
    fc.property(rules, tilingKinds, days, (rule, kind, day) => {
      const period = periodContaining(rule, kind, day);
      const next = nextPeriod(rule, period);
      expect(contains(period, day)).toBe(true);
      expect(next.startsOn).toBe(addDays(period.endsOn, 1));
      expect(contains(next, day)).toBe(false);
      expect(comparePeriods(period, next)).toBe(-1);
    }),
  );
});

it('comes back when it steps on and back, for every kind', () => {
  fc.assert(
    fc.property(rules, fc.constantFrom(...ALL), days, (rule, kind, day) => {
      const year = Number(day.slice(0, 4));
      const period = periodContaining(rule, kind, day) ?? periodOf(rule, kind, year);
      expect(previousPeriod(rule, nextPeriod(rule, period))).toEqual(period);
      expect(nextPeriod(rule, previousPeriod(rule, period))).toEqual(period);
      expect(parsePeriodKey(rule, period.key)).toEqual(period);
    }),
  );
});

it('nests exactly: the parts start with the whole, touch one another and end with it', () => {
  const pairs = fc.constantFrom<[PeriodKind, PeriodKind]>(
    ['quarter', 'month'],
    ['half', 'month'],
    ['half', 'quarter'],
    ['nine_months', 'month'],
    ['nine_months', 'quarter'],
    ['year', 'month'],
    ['year', 'quarter'],
    ['year', 'half'],
  );
  fc.assert(
    fc.property(rules, pairs, fc.integer({ min: 1950, max: 2100 }), (rule, [outer, inner], year) => {
      const whole = periodOf(rule, outer, year);
      const parts = nestedPeriods(rule, whole, inner);
      expect(parts[0]?.startsOn).toBe(whole.startsOn);
      expect(parts.at(-1)?.endsOn).toBe(whole.endsOn);
      for (const [index, part] of parts.slice(1).entries()) {
        expect(part.startsOn).toBe(addDays(parts[index]?.endsOn ?? '', 1));
      }
    }),
  );
});

it('adds up a cumulative figure from the first window of the year to this one', () => {
  const third = periodOf(DECREE, 'quarter', 2026, 3);
  expect(sameYearUpTo(DECREE, third).map((p) => p.key)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
  expect(sameYearUpTo(DECREE, periodOf(DECREE, 'year', 2026)).map((p) => p.key)).toEqual(['2026-Y']);
});
