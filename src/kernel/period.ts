import { problems } from './problem.ts';

const refuse = problems('period', {
  bad_day: 422,
  bad_key: 422,
  bad_year: 422,
  bad_ordinal: 422,
  not_defined: 422,
  does_not_nest: 422,
});

/** A day without time or zone, 'YYYY-MM-DD'. Days compare as text. */
export type Day = string;

export type PeriodKind = 'month' | 'quarter' | 'half' | 'nine_months' | 'year';

/**
 * How one regime cuts time. The reporting year Y opens on `yearStart.day`/`yearStart.month` of the
 * calendar year Y + `yearOffset`; its twelve months follow on the same day of each month, and every
 * longer kind is made of whole months. `frequencies` lists the kinds this window defines.
 *
 * @source Decree 09/2019/NĐ-CP art. 12: { month: 12, day: 15, yearOffset: -1 }
 */
export interface WindowRule {
  yearStart: { month: number; day: number; yearOffset: 0 | -1 };
  frequencies: PeriodKind[];
}

/** One window. `key` is unique inside a rule; both days belong to the period. */
export interface Period {
  kind: PeriodKind;
  year: number;
  ordinal: number;
  key: string;
  startsOn: Day;
  endsOn: Day;
}

/** `months`: how long; `inYear`: how many a year; nine months is one window, months 1 to 9. */
const KINDS: Record<PeriodKind, { months: number; inYear: number; mark: string }> = {
  month: { months: 1, inYear: 12, mark: 'M' },
  quarter: { months: 3, inYear: 4, mark: 'Q' },
  half: { months: 6, inYear: 2, mark: 'H' },
  nine_months: { months: 9, inYear: 1, mark: '9M' },
  year: { months: 12, inYear: 1, mark: 'Y' },
};

const DAY_MS = 86_400_000;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2999;

/**
 * Reads a day and refuses one that the calendar does not have (30 February).
 *
 * @throws Problem `period.bad_day`
 */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw refuse('bad_day', { day: text });
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || dayFromNumber(at / DAY_MS) !== text) throw refuse('bad_day', { day: text });
  return text;
}

/** The day `count` days after (or before, when negative). */
export const addDays = (day: Day, count: number): Day => dayFromNumber(dayNumber(day) + count);

/** Days from one day to another: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Day of the week, 1 Monday to 7 Sunday (ISO 8601). */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** Number of days since 1970-01-01, so that no time zone can shift a day. */
const dayNumber = (day: Day): number => Date.parse(`${parseDay(day)}T00:00:00Z`) / DAY_MS;

const dayFromNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** First day of the `index`th month (0 is the first) of a reporting year; `index` may leave the year. */
function monthStart(rule: WindowRule, year: number, index: number): Day {
  const { month, day, yearOffset } = rule.yearStart;
  return dayFromNumber(Date.UTC(year + yearOffset, month - 1 + index, day) / DAY_MS);
}

/**
 * The window of a kind, year and place in the year (quarter 3 of 2026).
 *
 * @throws Problem `period.bad_year`, `period.bad_ordinal`
 */
export function periodOf(rule: WindowRule, kind: PeriodKind, year: number, ordinal = 1): Period {
  const { months, inYear, mark } = KINDS[kind];
  if (!Number.isInteger(year) || year < EARLIEST_YEAR || year > LATEST_YEAR) throw refuse('bad_year', { year });
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > inYear) throw refuse('bad_ordinal', { ordinal, inYear });
  const place = kind === 'month' ? String(ordinal).padStart(2, '0') : inYear > 1 ? String(ordinal) : '';
  const first = (ordinal - 1) * months;
  return {
    kind,
    year,
    ordinal,
    key: `${year}-${mark}${place}`,
    startsOn: monthStart(rule, year, first),
    endsOn: addDays(monthStart(rule, year, first + months), -1),
  };
}

/**
 * Reads '2026-M07', '2026-Q3', '2026-H1', '2026-9M' or '2026-Y'.
 *
 * @throws Problem `period.bad_key` for any other text, `period.not_defined` for a kind the rule does not cut
 */
export function parsePeriodKey(rule: WindowRule, key: string): Period {
  const [, year, month, quarter, half, nine] = /^(\d{4})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|Y)$/.exec(key) ?? [];
  if (!year) throw refuse('bad_key', { key });
  const kind = month ? 'month' : quarter ? 'quarter' : half ? 'half' : nine ? 'nine_months' : 'year';
  if (!rule.frequencies.includes(kind)) throw refuse('not_defined', { key });
  return periodOf(rule, kind, Number(year), Number(month ?? quarter ?? half ?? 1));
}

/**
 * The window of a kind that holds a day. Only nine months leaves days out (months 10 to 12): null.
 *
 * @throws Problem `period.bad_day`, `period.bad_year`
 */
export function periodContaining(rule: WindowRule, kind: Exclude<PeriodKind, 'nine_months'>, day: Day): Period;
export function periodContaining(rule: WindowRule, kind: PeriodKind, day: Day): Period | null;
export function periodContaining(rule: WindowRule, kind: PeriodKind, day: Day): Period | null {
  const { year, month } = placeInYear(rule, parseDay(day));
  const ordinal = Math.floor(month / KINDS[kind].months) + 1;
  return ordinal > KINDS[kind].inYear ? null : periodOf(rule, kind, year, ordinal);
}

/** Reporting year of a day, and its month in that year counted from 0. */
function placeInYear(rule: WindowRule, day: Day): { year: number; month: number } {
  const { yearStart } = rule;
  const [calendarYear, calendarMonth, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const opened = dayOfMonth >= yearStart.day ? 0 : -1;
  const months = calendarYear * 12 + calendarMonth + opened - (yearStart.yearOffset * 12 + yearStart.month);
  return { year: Math.floor(months / 12), month: ((months % 12) + 12) % 12 };
}

/** The window of the same kind just before; nine months steps by a year. */
export const previousPeriod = (rule: WindowRule, period: Period): Period => step(rule, period, -1);

/** The window of the same kind just after; nine months steps by a year. */
export const nextPeriod = (rule: WindowRule, period: Period): Period => step(rule, period, 1);

function step(rule: WindowRule, { kind, year, ordinal }: Period, by: 1 | -1): Period {
  const { inYear } = KINDS[kind];
  const place = year * inYear + ordinal - 1 + by;
  return periodOf(rule, kind, Math.floor(place / inYear), (place % inYear) + 1);
}

/**
 * The windows of a shorter kind that fill a period exactly (the three months of a quarter).
 * A period holds itself.
 *
 * @throws Problem `period.does_not_nest` where whole windows cannot fill it (halves in nine months)
 */
export function nestedPeriods(rule: WindowRule, period: Period, kind: PeriodKind): Period[] {
  if (kind === period.kind) return [period];
  const outer = KINDS[period.kind].months;
  const inner = KINDS[kind].months;
  if (outer % inner !== 0 || outer === inner) throw refuse('does_not_nest', { inner: kind, key: period.key });
  const before = ((period.ordinal - 1) * outer) / inner;
  return Array.from({ length: outer / inner }, (_, index) => periodOf(rule, kind, period.year, before + index + 1));
}

/** The windows of the same kind in the year, up to and with this one: what a cumulative figure adds up. */
export const sameYearUpTo = (rule: WindowRule, period: Period): Period[] =>
  Array.from({ length: period.ordinal }, (_, index) => periodOf(rule, period.kind, period.year, index + 1));

/** Orders by cut-off day; of two that end together the shorter comes first (month, quarter, half, year). */
export function comparePeriods(a: Period, b: Period): number {
  if (a.endsOn !== b.endsOn) return a.endsOn < b.endsOn ? -1 : 1;
  return a.startsOn === b.startsOn ? 0 : a.startsOn > b.startsOn ? -1 : 1;
}

/** Whether a day lies in the window; both ends do. */
export const contains = (period: Pick<Period, 'startsOn' | 'endsOn'>, day: Day): boolean =>
  period.startsOn <= day && day <= period.endsOn;
