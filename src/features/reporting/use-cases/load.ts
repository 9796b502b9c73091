import { allows, allowsAt } from '../../../kernel/access.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { DataElement } from '../../indicators/domain/element.ts';
import { catalogue, ownHistory, periodsBefore, periodsByIds, type StoredPeriod } from '../../indicators/use-cases.ts';
import { getUnitOn, pathOf } from '../../org-units/use-cases.ts';
import { editableItems, type Item, isOpen, mayTake, refuse } from '../domain/approval.ts';
import type { EvidenceRef } from '../domain/report.ts';
import { lateness, type WorkCalendar, workCalendar } from '../domain/schedule.ts';
import type { TemplateContent } from '../domain/template.ts';
import { checkReport, type Finding, typeable } from '../domain/validation.ts';
import { holidays } from '../store/reference.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import * as working from '../store/working-copy.ts';

/** Earlier periods a value is compared with. */
const HISTORY = 8;

/** Names a report: whose, and of which round. */
export interface ReportRef {
  roundId: number;
  orgUnitId: number;
}

/** A report with the round it belongs to and the way from its unit to the root, on the map of the round. */
export interface Loaded {
  report: reports.Report;
  round: reports.Round;
  period: StoredPeriod;
  path: number[];
}

/** Loads a round or refuses. */
export async function getRound(ctx: Ctx, roundId: number): Promise<reports.Round> {
  const round = await reports.findRound(ctx.db, roundId);
  if (!round) throw refuse('unknown');
  return round;
}

/** The period of a round. */
export async function periodOfRound(ctx: Ctx, round: reports.Round): Promise<StoredPeriod> {
  const [period] = await periodsByIds(ctx, [round.periodId]);
  return period as StoredPeriod;
}

/** A round with the period it asks for. */
export interface DatedRound {
  round: reports.Round;
  period: StoredPeriod;
}

/** All rounds with their periods, the newest first. */
export async function datedRounds(ctx: Ctx): Promise<DatedRound[]> {
  const rounds = await reports.listRounds(ctx.db);
  const ids = rounds.map((round) => round.periodId);
  const periods = new Map((await periodsByIds(ctx, ids)).map((period) => [period.id, period]));
  return rounds.map((round) => ({ round, period: periods.get(round.periodId) as StoredPeriod }));
}

/** The round being reported now: the newest whose period has ended or, before any has, the newest that has begun. */
export function currentRound(rounds: DatedRound[], today: Day): DatedRound | undefined {
  const begun = rounds.filter(({ period }) => period.startsOn <= today);
  return begun.find(({ period }) => period.endsOn <= today) ?? begun[0];
}

/**
 * Loads a report that the actor may read; with `lock` nobody else can move it until the transaction ends.
 *
 * @throws Problem `report.unknown`, also where the actor may not know that it is there
 */
export async function loadReport(ctx: Ctx, ref: ReportRef, { lock = false } = {}): Promise<Loaded> {
  const round = await getRound(ctx, ref.roundId);
  const report = await reports.findReport(ctx.db, ref.roundId, ref.orgUnitId);
  if (!report) throw refuse('unknown');
  const path = await pathOf(ctx, ref.orgUnitId, round.unitsOn);
  if (!allows(ctx.actor, 'reports.read', path)) throw refuse('unknown');
  // Whoever may only read cannot even lock the row: the database says so before the rule does.
  const held = lock ? await reports.lockReport(ctx.db, ref.roundId, ref.orgUnitId) : report;
  if (!held) throw refuse('denied');
  return { report: held, round, period: await periodOfRound(ctx, round), path };
}

/** Where decisions on a report are made: the unit above; at the root, the unit itself. */
export const deciders = (path: number[]): number[] => (path.length > 1 ? path.slice(1) : path);

/** A report that may be written now: by this actor, in an open state, in a period that has begun, by a unit that still exists. */
export async function loadForWriting(ctx: Ctx, ref: ReportRef): Promise<Loaded> {
  const loaded = await loadReport(ctx, ref, { lock: true });
  if (!allowsAt(ctx.actor, 'reports.write', ref.orgUnitId)) throw refuse('denied');
  if (!isOpen(loaded.report.status)) throw refuse('not_now', { move: 'edit', status: loaded.report.status });
  if (ctx.today < loaded.period.startsOn) throw refuse('period_not_begun', { day: loaded.period.startsOn });
  await refuseClosedUnit(ctx, ref.orgUnitId);
  return loaded;
}

/** A unit that has ended can no longer act; its successor can. */
export async function refuseClosedUnit(ctx: Ctx, orgUnitId: number): Promise<void> {
  try {
    await getUnitOn(ctx, orgUnitId, ctx.today);
  } catch {
    throw refuse('unit_closed', { day: ctx.today });
  }
}

/** What the last return or reopening named; empty in other states. */
export async function openItems(ctx: Ctx, report: reports.Report): Promise<{ item: Item; reason: string }[]> {
  if (report.status !== 'returned' && report.status !== 'reopened') return [];
  return versions.returnedItems(ctx.db, report, report.latestVersion);
}

/** What may be changed of a report now. */
export async function editableOf(ctx: Ctx, report: reports.Report) {
  const named = (await openItems(ctx, report)).map(({ item }) => item);
  return editableItems(report.status, named);
}

/** A report as it stands: the working copy while it is open or waits; the approved version afterwards. */
export interface Standing {
  cells: working.WorkingCell[];
  sections: working.WorkingSection[];
  recommendations: working.WorkingRecommendation[];
  evidence: EvidenceRef[];
}

/** Reads what a report says now. */
export async function standingOf(ctx: Ctx, report: reports.Report): Promise<Standing> {
  if (isOpen(report.status) || report.status === 'submitted')
    return {
      cells: await working.cellsOf(ctx.db, report),
      sections: await working.sectionsOf(ctx.db, report),
      recommendations: await working.recommendationsOf(ctx.db, report),
      evidence: await working.evidenceOf(ctx.db, report),
    };
  const version = await versions.findVersion(ctx.db, report, report.approvedVersion);
  if (!version) throw refuse('no_version');
  const { content } = version;
  return {
    cells: content.cells.map((cell) => ({
      ...cell,
      rev: 0,
      changedAt: cell.at ?? version.submittedAt,
      changedByName: cell.by ?? version.submittedByName,
    })),
    sections: content.sections.map((section) => ({ ...section, rev: 0 })),
    recommendations: content.recommendations,
    evidence: content.evidence,
  };
}

/** What a report's values are compared with: the unit's own earlier approved values. */
export interface Past {
  previousPeriod: StoredPeriod | null;
  previous: Map<string, { value: number | null; members: string[] | null }>;
  history: Map<string, number[]>;
  yearToDate: Map<string, number>;
}

/** The sum of a cell over the year's earlier periods; none where one of them is missing, for a gap is not zero. */
function sumToDate(earlier: Map<string, { value: number | null }>[], periodsDue: number, key: string): number | null {
  if (earlier.length < periodsDue) return null;
  const values = earlier.map((period) => period.get(key)?.value ?? null);
  return values.some((value) => value === null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value as number), 0);
}

/**
 * Reads the unit's own earlier values, oldest first.
 *
 * @param keys cells of the form, for which the sum of the year is wanted
 */
export async function pastOf(ctx: Ctx, orgUnitId: number, period: StoredPeriod, keys: string[]): Promise<Past> {
  const before = (await periodsBefore(ctx, period, HISTORY)).toReversed();
  const rows = await ownHistory(
    ctx,
    orgUnitId,
    before.map(({ id }) => id),
  );
  const byPeriod = new Map(
    [...Map.groupBy(rows, (row) => row.periodId)].map(([id, cells]) => [
      id,
      new Map(cells.map((row) => [`${row.elementId}:${row.optionId}`, row])),
    ]),
  );
  const cellsIn = (one: StoredPeriod) => byPeriod.get(one.id) ?? new Map<string, (typeof rows)[number]>();
  const previousPeriod = before.at(-1) ?? null;
  const thisYear = before.filter((one) => one.year === period.year).map(cellsIn);
  const toDate = keys.flatMap((key): [string, number][] => {
    const sum = sumToDate(thisYear, period.ordinal - 1, key);
    return sum === null ? [] : [[key, sum]];
  });
  const history = keys.flatMap((key): [string, number[]][] => {
    const values = before.flatMap((one) => cellsIn(one).get(key)?.value ?? []);
    return values.length === 0 ? [] : [[key, values]];
  });
  return {
    previousPeriod,
    previous: previousPeriod ? cellsIn(previousPeriod) : new Map(),
    history: new Map(history),
    yearToDate: new Map(toDate),
  };
}

/** Elements that a template asks for, with the parts of its ratios. */
export function elementsOf(template: TemplateContent, all: Map<number, DataElement>): DataElement[] {
  const byCode = new Map([...all.values()].map((element) => [element.code, element]));
  const asked = template.sections
    .flatMap((section) => (section.kind === 'table' ? section.rows : []))
    .flatMap((row) => (row.kind === 'element' ? [row.element] : []));
  const found = asked.flatMap((code) => byCode.get(code) ?? []);
  const parts = found
    .flatMap(({ numeratorId, denominatorId }) => [numeratorId, denominatorId])
    .flatMap((id) => (id === null ? [] : (all.get(id) ?? [])));
  return [...new Set([...found, ...parts])];
}

/** What a round asks for. */
export interface Form {
  template: TemplateContent;
  elements: DataElement[];
  /** The whole catalogue by id. */
  all: Map<number, DataElement>;
  /** Cells that a person may fill in. */
  keys: string[];
}

/** The template of a round with the elements it asks for. */
export async function formOf(ctx: Ctx, round: reports.Round): Promise<Form> {
  const all = await catalogue(ctx);
  const template = await reports.templateOf(ctx.db, round);
  const elements = elementsOf(template, all);
  return { template, elements, all, keys: typeable(template, elements) };
}

/** What is wrong or odd in a report, each naming its place. The same rules run in the browser as it is typed. */
export function findingsOf(
  form: { template: TemplateContent; elements: DataElement[] },
  standing: Standing,
  past: Past,
  when: 'typing' | 'submission',
): Finding[] {
  const evidence = new Map<string, number>();
  for (const { key } of standing.evidence) evidence.set(key, (evidence.get(key) ?? 0) + 1);
  return checkReport({
    template: form.template,
    elements: form.elements,
    cells: new Map(standing.cells.map((cell) => [cell.key, cell])),
    sections: new Map(standing.sections.map((section) => [section.key, section.body])),
    history: past.history,
    yearToDate: past.yearToDate,
    evidence,
    when,
  });
}

/** Weekends, public holidays and swap days. */
export async function calendarOf(ctx: Ctx): Promise<WorkCalendar> {
  return workCalendar(await holidays(ctx.db));
}

/** Working days by which a report is late: at its submission, or today where it was not submitted. */
export function lateDaysOf(
  report: Pick<reports.Report, 'deadline' | 'submittedAt' | 'status'>,
  today: Day,
  calendar: WorkCalendar,
  dayOf: (instant: string) => Day,
): number {
  const submitted = report.submittedAt && report.status !== 'draft' ? dayOf(report.submittedAt) : today;
  return lateness(submitted, report.deadline, calendar);
}

/** What the actor may do with a report now; the page shows it and decides nothing. */
export function canDo(ctx: Ctx, { report, path }: Loaded, isBranch: boolean, changed: number) {
  const decides = allows(ctx.actor, 'reports.decide', deciders(path));
  return {
    edit: isOpen(report.status) && allowsAt(ctx.actor, 'reports.write', report.orgUnitId),
    submit: isOpen(report.status) && allowsAt(ctx.actor, 'reports.submit', report.orgUnitId),
    decide: report.status === 'submitted' && decides,
    reopen:
      mayTake('reopen', report.status) &&
      (decides || (changed > 0 && allowsAt(ctx.actor, 'reports.consolidate', report.orgUnitId))),
    consolidate: isBranch && isOpen(report.status) && allowsAt(ctx.actor, 'reports.consolidate', report.orgUnitId),
    issue: report.approvedVersion > 0 && isBranch && allowsAt(ctx.actor, 'documents.issue', report.orgUnitId),
  };
}
