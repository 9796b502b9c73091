import { addDays, type Day, type Period, type PeriodKind, type WindowRule, weekday } from '../../../kernel/period.ts';
import { problems } from '../../../kernel/problem.ts';

const refuse = problems('schedule', { no_working_day: 422, bad_working_days: 422 });

/**
 * Which days are worked, as data: `offDays` are public holidays, their compensation and days swapped off;
 * `workDays` are days of rest worked in exchange. Weekends need no entry.
 */
export interface WorkCalendar {
  offDays: ReadonlySet<Day>;
  workDays: ReadonlySet<Day>;
}

export type HolidayKind = 'holiday' | 'compensation' | 'swap_off' | 'swap_work';

/** What a deadline falling on a day of rest does. */
export type IfNotWorking = 'next' | 'previous' | 'keep';

/** When a level must have reported. Days are counted after the cut-off, the last day of the period. */
export type DeadlineRule =
  | { kind: 'days_after_end'; days: number; ifNotWorking: IfNotWorking }
  | { kind: 'working_days_after_end'; days: number }
  | { kind: 'day_of_last_month'; day: number; ifNotWorking: IfNotWorking };

export type ReportingLevel = 'commune' | 'district' | 'province' | 'ministry' | 'centre';

/** Who reports on one level, by kind of unit, and by when. */
export interface RegimeLevel {
  level: ReportingLevel;
  unitKinds: string[];
  deadline: DeadlineRule;
}

/**
 * A reporting regime as it stands between two days. `windowRule` says how time is cut and which windows
 * exist; `frequencies` which of them are reported.
 *
 * @source Decree 09/2019/NĐ-CP; the windows in its art. 12
 */
export interface RegimeVersion {
  code: string;
  version: number;
  name: { vi: string; en: string };
  legalBasis: { vi: string; en: string };
  validFrom: Day;
  validTo: Day | null;
  windowRule: WindowRule;
  frequencies: PeriodKind[];
  levels: RegimeLevel[];
  /** S seen in a source, C put together from sources, R recalled: an administrator should check it. */
  sourceStatus: 'S' | 'C' | 'R';
}

/** Further than the longest row of days off ever announced; a calendar beyond it is wrong. */
const LONGEST_REST = 60;

/** Gathers rows of the public-holiday list into a calendar. */
export function workCalendar(rows: Iterable<{ day: Day; kind: HolidayKind }>): WorkCalendar {
  const offDays = new Set<Day>();
  const workDays = new Set<Day>();
  for (const { day, kind } of rows) (kind === 'swap_work' ? workDays : offDays).add(day);
  return { offDays, workDays };
}

/** Monday to Friday without public holidays, and the days of rest worked in exchange. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  if (calendar.workDays.has(day)) return true;
  return !calendar.offDays.has(day) && weekday(day) <= 5;
}

/** The day itself when it is worked, else the first working day after it. */
export const nextWorkingDay = (day: Day, calendar: WorkCalendar): Day => seek(day, 1, calendar);

/** The day itself when it is worked, else the last working day before it. */
export const previousWorkingDay = (day: Day, calendar: WorkCalendar): Day => seek(day, -1, calendar);

function seek(from: Day, step: 1 | -1, calendar: WorkCalendar): Day {
  let day = from;
  for (let rest = 0; rest <= LONGEST_REST; rest += 1, day = addDays(day, step)) {
    if (isWorkingDay(day, calendar)) return day;
  }
  throw refuse('no_working_day', { day: from, days: LONGEST_REST });
}

/**
 * The `count`th working day after a day (before it, when negative). The day itself is not counted; 0 gives it back.
 *
 * @throws Problem `schedule.bad_working_days` unless `count` is whole, `schedule.no_working_day`
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Day {
  if (!Number.isInteger(count)) throw refuse('bad_working_days', { count });
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) reached = seek(addDays(reached, step), step, calendar);
  return reached;
}

/**
 * The last day to hand in the report of a period. Whatever the rule says, at least one working day
 * lies between cut-off and deadline, the deadline included.
 *
 * @source Decree 09/2019/NĐ-CP
 */
export function deadlineOf(rule: DeadlineRule, period: Period, calendar: WorkCalendar): Day {
  const earliest = addWorkingDays(period.endsOn, 1, calendar);
  const wished = wishedDeadline(rule, period, calendar);
  return wished < earliest ? earliest : wished;
}

function wishedDeadline(rule: DeadlineRule, { endsOn }: Period, calendar: WorkCalendar): Day {
  if (rule.kind === 'working_days_after_end') return addWorkingDays(endsOn, rule.days, calendar);
  const named = rule.kind === 'days_after_end' ? addDays(endsOn, rule.days) : dayOfMonth(endsOn, rule.day);
  if (rule.ifNotWorking === 'keep') return named;
  return rule.ifNotWorking === 'next' ? nextWorkingDay(named, calendar) : previousWorkingDay(named, calendar);
}

/** The `day`th of the month `inMonth` lies in; the month's last day when it is shorter. */
function dayOfMonth(inMonth: Day, day: number): Day {
  const first = `${inMonth.slice(0, 8)}01`;
  const wished = addDays(first, day - 1);
  if (wished.slice(0, 7) === first.slice(0, 7)) return wished;
  return addDays(`${addDays(first, 31).slice(0, 8)}01`, -1);
}

/** The deadline of each level of a regime, in the order of the regime. */
export const deadlinesOf = (regime: RegimeVersion, period: Period, calendar: WorkCalendar) =>
  regime.levels.map(({ level, unitKinds, deadline }) => ({
    level,
    unitKinds,
    deadline: deadlineOf(deadline, period, calendar),
  }));

/**
 * Working days by which a report is late. 0 up to and on the deadline; any later day is at least 1,
 * a Saturday after a Friday deadline too: late is late.
 */
export function lateness(day: Day, deadline: Day, calendar: WorkCalendar): number {
  if (day <= deadline) return 0;
  let late = 0;
  for (let at = addDays(deadline, 1); at <= day; at = addDays(at, 1)) late += isWorkingDay(at, calendar) ? 1 : 0;
  return Math.max(1, late);
}

/** The version of a regime in force on a day, the newest if several are; null when none is. */
export function findRegimeVersion(versions: RegimeVersion[], code: string, day: Day): RegimeVersion | null {
  const inForce = versions.filter(
    (one) => one.code === code && one.validFrom <= day && (one.validTo === null || day <= one.validTo),
  );
  return inForce.sort((a, b) => b.version - a.version)[0] ?? null;
}
