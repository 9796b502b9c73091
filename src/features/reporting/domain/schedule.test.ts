import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, type Period, parseDay, parsePeriodKey, periodOf, weekday } from '../../../kernel/period.ts';
import {
  addWorkingDays,
  type DeadlineRule,
  deadlineOf,
  deadlinesOf,
  findRegimeVersion,
  type HolidayKind,
  isWorkingDay,
  lateness,
  nextWorkingDay,
  previousWorkingDay,
  type RegimeVersion,
  workCalendar,
} from './schedule.ts';

const reference = (name: string) =>
  readFileSync(new URL(`../../../../reference/${name}`, import.meta.url), { encoding: 'utf8' });
const rows = reference('public-holidays.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [day, vi, en, kind, basis, status] = line.split(',') as [Day, string, string, HolidayKind, string, string];
    return { day, vi, en, kind, basis, status };
  });
const holidays = workCalendar(rows);
const regimes = JSON.parse(reference('regimes.json')) as RegimeVersion[];

const regimeOn = (code: string, day: Day): RegimeVersion => {
  const found = findRegimeVersion(regimes, code, day);
  if (!found) throw new Error(`no regime ${code} on ${day}`);
  return found;
};
const cascade = (key: string, on: Day) => {
  const regime = regimeOn('thong-tin-doi-ngoai', on);
  const period = parsePeriodKey(regime.windowRule, key);
  return Object.fromEntries(deadlinesOf(regime, period, holidays).map(({ level, deadline }) => [level, deadline]));
};
const endingOn = (endsOn: Day): Period => ({
  kind: 'month',
  year: 2026,
  ordinal: 1,
  key: '2026-M01',
  startsOn: addDays(endsOn, -30),
  endsOn,
});

it('cascades the year report: cut-off 14/12, commune 17/12, district 19/12, province 22/12, Government by 25/12', () => {
  expect(cascade('2024-Y', '2024-12-14')).toEqual({
    commune: '2024-12-17',
    district: '2024-12-19',
    province: '2024-12-23',
    ministry: '2024-12-23',
    centre: '2024-12-25',
  });
  expect(cascade('2025-Y', '2025-12-14')).toEqual({
    commune: '2025-12-17',
    province: '2025-12-22',
    ministry: '2025-12-22',
    centre: '2025-12-25',
  });
});

it('asks districts for a report only while there were districts', () => {
  expect(regimeOn('thong-tin-doi-ngoai', '2025-06-30').levels.map(({ level }) => level)).toContain('district');
  expect(regimeOn('thong-tin-doi-ngoai', '2025-07-01').levels.map(({ level }) => level)).not.toContain('district');
  expect(findRegimeVersion(regimes, 'thong-tin-doi-ngoai', '2019-01-01')).toBeNull();
});

it('moves a deadline off a weekend: later for communes, earlier where the law says "by the 25th"', () => {
  expect(cascade('2026-Q3', '2026-09-14')).toMatchObject({
    commune: '2026-09-17',
    province: '2026-09-22',
    centre: '2026-09-25',
  });
  expect(cascade('2026-H1', '2026-06-14')).toMatchObject({
    commune: '2026-06-17',
    province: '2026-06-22',
    centre: '2026-06-25',
  });
  expect(cascade('2027-Q3', '2027-09-14')).toMatchObject({
    commune: '2027-09-17',
    province: '2027-09-22',
    centre: '2027-09-24',
  });
});

it('carries a deadline over Tết 2026: three days after 14 February end on Monday the 23rd', () => {
  const rule: DeadlineRule = { kind: 'days_after_end', days: 3, ifNotWorking: 'next' };
  expect(deadlineOf(rule, endingOn('2026-02-14'), holidays)).toBe('2026-02-23');
  expect(deadlineOf({ kind: 'working_days_after_end', days: 3 }, endingOn('2026-02-14'), holidays)).toBe('2026-02-25');
});

it('counts a Saturday worked in exchange, and not the Monday given for it', () => {
  expect(isWorkingDay('2026-08-22', holidays)).toBe(true);
  expect(isWorkingDay('2026-08-31', holidays)).toBe(false);
  expect(addWorkingDays('2026-08-21', 1, holidays)).toBe('2026-08-22');
  expect(addWorkingDays('2026-08-28', 1, holidays)).toBe('2026-09-03');
  expect(deadlineOf({ kind: 'days_after_end', days: 3, ifNotWorking: 'next' }, endingOn('2024-05-01'), holidays)).toBe(
    '2024-05-04',
  );
  expect(deadlineOf({ kind: 'days_after_end', days: 3, ifNotWorking: 'next' }, endingOn('2024-05-08'), holidays)).toBe(
    '2024-05-13',
  );
});

it('keeps one working day between cut-off and deadline even where a rule forgets it', () => {
  const keep: DeadlineRule = { kind: 'days_after_end', days: 0, ifNotWorking: 'keep' };
  expect(deadlineOf(keep, endingOn('2026-11-13'), holidays)).toBe('2026-11-16');
  expect(
    deadlineOf({ kind: 'day_of_last_month', day: 25, ifNotWorking: 'next' }, endingOn('2026-12-31'), holidays),
  ).toBe('2027-01-04');
  expect(
    deadlineOf({ kind: 'days_after_end', days: 2, ifNotWorking: 'previous' }, endingOn('2026-02-14'), holidays),
  ).toBe('2026-02-23');
});

it('takes the last day of a month that has no 31st, and leaves a kept Sunday alone', () => {
  const last: DeadlineRule = { kind: 'day_of_last_month', day: 31, ifNotWorking: 'keep' };
  expect(deadlineOf(last, endingOn('2027-02-14'), holidays)).toBe('2027-02-28');
  expect(deadlineOf(last, endingOn('2026-12-14'), holidays)).toBe('2026-12-31');
});

it('counts lateness in working days, and never calls a late report on time', () => {
  expect(lateness('2026-09-17', '2026-09-17', holidays)).toBe(0);
  expect(lateness('2026-09-10', '2026-09-17', holidays)).toBe(0);
  expect(lateness('2026-09-18', '2026-09-17', holidays)).toBe(1);
  expect(lateness('2026-09-19', '2026-09-18', holidays)).toBe(1);
  expect(lateness('2026-09-21', '2026-09-18', holidays)).toBe(1);
  expect(lateness('2026-02-24', '2026-02-13', holidays)).toBe(2);
});

it('refuses a calendar without an end to its rest, and half a working day', () => {
  const closed = workCalendar(
    Array.from({ length: 100 }, (_, index) => ({ day: addDays('2026-01-01', index), kind: 'holiday' as const })),
  );
  expect(() => nextWorkingDay('2026-01-01', closed)).toThrow(
    expect.objectContaining({ code: 'schedule.no_working_day' }),
  );
  expect(() => addWorkingDays('2026-01-01', 0.5, holidays)).toThrow('schedule.bad_working_days');
});

const days = fc.integer({ min: 0, max: 1460 }).map((count) => addDays('2024-01-01', count));
const calendars = fc
  .record({ off: fc.array(days, { maxLength: 25 }), worked: fc.array(days, { maxLength: 25 }) })
  .map(({ off, worked }) => ({ offDays: new Set(off), workDays: new Set(worked) }));
const moves = fc.constantFrom<'next' | 'previous' | 'keep'>('next', 'previous', 'keep');
const rules: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.record({
    kind: fc.constant('days_after_end' as const),
    days: fc.integer({ min: 0, max: 40 }),
    ifNotWorking: moves,
  }),
  fc.record({ kind: fc.constant('working_days_after_end' as const), days: fc.integer({ min: 0, max: 30 }) }),
  fc.record({
    kind: fc.constant('day_of_last_month' as const),
    day: fc.integer({ min: 1, max: 31 }),
    ifNotWorking: moves,
  }),
);

it('lands on a working day with none skipped, forward and back, on any calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), calendars, (day, count, calendar) => {
      const reached = addWorkingDays(day, count, calendar);
      const between: Day[] = [];
      for (let at = addDays(day, 1); at <= reached; at = addDays(at, 1)) between.push(at);
      expect(between.filter((at) => isWorkingDay(at, calendar))).toHaveLength(count);
      expect(isWorkingDay(reached, calendar)).toBe(true);
      if (isWorkingDay(day, calendar)) expect(addWorkingDays(reached, -count, calendar)).toBe(day);
    }),
  );
});

it('never sets a deadline before the first working day after cut-off, whatever the rule and the calendar', () => {
  fc.assert(
    fc.property(rules, days, calendars, (rule, endsOn, calendar) => {
      const deadline = deadlineOf(rule, endingOn(endsOn), calendar);
      expect(deadline >= addWorkingDays(endsOn, 1, calendar)).toBe(true);
      if (!('ifNotWorking' in rule) || rule.ifNotWorking !== 'keep')
        expect(isWorkingDay(deadline, calendar)).toBe(true);
    }),
  );
});

it('finds the day itself when it is worked, and nothing nearer when it is not', () => {
  fc.assert(
    fc.property(days, calendars, (day, calendar) => {
      const next = nextWorkingDay(day, calendar);
      const previous = previousWorkingDay(day, calendar);
      expect(previous <= day && day <= next).toBe(true);
      for (let at = addDays(previous, 1); at < next; at = addDays(at, 1)) {
        expect(isWorkingDay(at, calendar) && at !== day).toBe(false);
      }
    }),
  );
});

it('ships the public holidays of 2024 to 2027 in order, each once, each with its words and legal basis', () => {
  const order = rows.map(({ day }) => parseDay(day));
  expect(order).toEqual([...new Set(order)].sort());
  for (const row of rows) {
    expect(['holiday', 'compensation', 'swap_off', 'swap_work']).toContain(row.kind);
    expect(['S', 'C', 'R']).toContain(row.status);
    expect(row.vi && row.en && row.basis, row.day).toBeTruthy();
    if (row.kind !== 'holiday') expect(weekday(row.day) > 5, row.day).toBe(row.kind === 'swap_work');
  }
});

it.each([2024, 2025, 2026, 2027])(
  'gives back in %i every day that is taken: holidays on rest days and swaps',
  (year) => {
    const of = (kind: HolidayKind) => rows.filter((row) => row.kind === kind && row.day.startsWith(`${year}`));
    expect(of('holiday')).toHaveLength(year < 2026 ? 11 : 12);
    expect(of('holiday').filter(({ day }) => weekday(day) > 5)).toHaveLength(of('compensation').length);
    expect(of('swap_off')).toHaveLength(of('swap_work').length);
  },
);

it('knows that 24 November is a day off from 2026 on', () => {
  expect(isWorkingDay('2025-11-24', holidays)).toBe(true);
  expect(isWorkingDay('2026-11-24', holidays)).toBe(false);
});

it('ships regimes that report only windows they define, with levels that hand upward in time', () => {
  for (const regime of regimes) {
    expect(regime.windowRule.frequencies).toEqual(expect.arrayContaining(regime.frequencies));
    for (const kind of regime.frequencies) {
      for (const year of [2024, 2025, 2026, 2027]) {
        const period = periodOf(regime.windowRule, kind, year);
        const deadlines = deadlinesOf(regime, period, holidays).map(({ deadline }) => deadline);
        expect(deadlines, `${regime.code} ${period.key}`).toEqual([...deadlines].sort());
      }
    }
  }
});

it('reports the award year from 1 July to 30 June, and nine months beside the quarters', () => {
  const award = regimeOn('nam-xet-giai', '2026-06-30');
  expect(parsePeriodKey(award.windowRule, '2026-Y')).toMatchObject({ startsOn: '2025-07-01', endsOn: '2026-06-30' });
  const inspectorate = regimeOn('thanh-tra', '2026-09-14');
  expect(parsePeriodKey(inspectorate.windowRule, '2026-9M')).toMatchObject({
    startsOn: '2025-12-15',
    endsOn: '2026-09-14',
  });
  const sixteenth = regimeOn('chot-so-lieu-16-15', '2026-09-14');
  expect(parsePeriodKey(sixteenth.windowRule, '2026-M09')).toMatchObject({
    startsOn: '2026-08-16',
    endsOn: '2026-09-15',
  });
});
