import { dayOf } from '../../../kernel/quantity.ts';
import { compareVi, matchesSearch } from '../../../kernel/text.ts';
import { type Ctx, reading } from '../../../platform/context.ts';
import { FileAnswer } from '../../../platform/file-answer.ts';
import { listDataElements, periodsByIds, placesIn, type StoredPeriod } from '../../indicators/use-cases.ts';
import { getUnitOn, namesOf } from '../../org-units/use-cases.ts';
import { refuse, type Status } from '../domain/approval.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import * as working from '../store/working-copy.ts';
import { consolidationOf } from './consolidation-view.ts';
import {
  calendarOf,
  canDo,
  currentRound,
  datedRounds,
  editableOf,
  findingsOf,
  formOf,
  getRound,
  lateDaysOf,
  loadReport,
  openItems,
  pastOf,
  type ReportRef,
  standingOf,
} from './load.ts';

const PAGE_SIZE = 50;

const timelineOf = async (ctx: Ctx, ref: ReportRef) => {
  const sent = await versions.submissionsOf(ctx.db, ref);
  const decided = await versions.decisionsOf(ctx.db, ref);
  return [
    ...sent.map((one) => ({
      at: one.submittedAt,
      kind: 'submitted' as const,
      byName: one.submittedByName,
      versionNo: one.versionNo,
      reason: one.reason,
    })),
    ...decided.map((one) => ({
      at: one.decidedAt,
      kind: one.decision,
      byName: one.decidedByName,
      versionNo: one.versionNo,
      reason: one.reason,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
};

/** One report as it stands, with what its page needs to be filled, read, decided on and traced. */
export const getReport = (ctx: Ctx, ref: ReportRef) =>
  reading(ctx, async (ctx) => {
    const loaded = await loadReport(ctx, ref);
    const { report, round, period } = loaded;
    const form = await formOf(ctx, round);
    const standing = await standingOf(ctx, report);
    const past = await pastOf(ctx, ref.orgUnitId, period, form.keys);
    const [place] = await placesIn(ctx, period.id, [ref.orgUnitId]);
    const isBranch = place ? !place.isLeaf : false;
    const unit = await getUnitOn(ctx, ref.orgUnitId, round.unitsOn);
    const parentName =
      report.parentId === null ? null : (await namesOf(ctx, [report.parentId], round.unitsOn)).get(report.parentId);
    const { members } = await listDataElements(ctx);
    const consolidation = isBranch ? await consolidationOf(ctx, loaded, form, standing.cells) : null;
    return {
      ...report,
      orgUnit: { id: unit.id, name: unit.name, kind: unit.kind },
      parent: report.parentId === null ? null : { id: report.parentId, name: parentName ?? '' },
      period,
      previousPeriod: past.previousPeriod,
      lateDays: lateDaysOf(report, ctx.today, await calendarOf(ctx), dayOf),
      template: form.template,
      elements: form.elements,
      members,
      ...standing,
      previous: [...past.previous].map(([key, { value, members }]) => ({ key, value, members })),
      history: Object.fromEntries(past.history),
      yearToDate: Object.fromEntries(past.yearToDate),
      returned: await openItems(ctx, report),
      editable: await editableOf(ctx, report),
      findings: findingsOf(form, standing, past, 'typing'),
      timeline: await timelineOf(ctx, ref),
      consolidation,
      can: canDo(ctx, loaded, isBranch, consolidation?.changed ?? 0),
    };
  });

const roundView = async (ctx: Ctx, round: reports.Round, period: StoredPeriod) => ({
  id: round.id,
  period,
  unitsOn: round.unitsOn,
  templateName: (await reports.templateOf(ctx.db, round)).name,
});

/** All rounds, newest first, and the one being reported now. */
export const listRounds = (ctx: Ctx) =>
  reading(ctx, async (ctx) => {
    const rounds = await datedRounds(ctx);
    return {
      rounds: await Promise.all(rounds.map(({ round, period }) => roundView(ctx, round, period))),
      currentRoundId: currentRound(rounds, ctx.today)?.round.id ?? null,
    };
  });

/** Reports as lines of a table, with how late each is. */
export async function reportLines(
  ctx: Ctx,
  round: reports.Round,
  rows: Awaited<ReturnType<typeof reports.listReports>>,
) {
  const calendar = await calendarOf(ctx);
  const [period] = (await periodsByIds(ctx, [round.periodId])) as [StoredPeriod];
  return rows.map((row) => ({
    ...row,
    orgUnit: { id: row.orgUnitId, name: row.name },
    period,
    started: row.startedAt !== null,
    lateDays: lateDaysOf(row, ctx.today, calendar, dayOf),
  }));
}

/** Reports of a round that the actor may read, by unit name. */
export const listReports = (
  ctx: Ctx,
  input: {
    roundId: number;
    parentId?: number | undefined;
    orgUnitId?: number | undefined;
    status?: Status | undefined;
    q?: string | undefined;
    page: number;
  },
) =>
  reading(ctx, async (ctx) => {
    const round = await getRound(ctx, input.roundId);
    const rows = await reports.listReports(ctx.db, round, {
      ...(input.parentId !== undefined && { parentId: input.parentId }),
      ...(input.orgUnitId !== undefined && { orgUnitIds: [input.orgUnitId] }),
    });
    const mine = ctx.actor.reads;
    const found = rows
      .filter((row) => mine === 'all' || mine.includes(row.orgUnitId))
      .filter((row) => (!input.status || row.status === input.status) && (!input.q || matchesSearch(row.name, input.q)))
      .sort((a, b) => compareVi(a.name, b.name));
    const from = (input.page - 1) * PAGE_SIZE;
    return {
      reports: await reportLines(ctx, round, found.slice(from, from + PAGE_SIZE)),
      total: found.length,
      page: input.page,
      pageSize: PAGE_SIZE,
    };
  });

/** One submitted version, whole, with the decisions on it. */
export const getVersion = (ctx: Ctx, input: ReportRef & { versionNo: number }) =>
  reading(ctx, async (ctx) => {
    await loadReport(ctx, input);
    const version = await versions.findVersion(ctx.db, input, input.versionNo);
    if (!version) throw refuse('no_version');
    const decisions = (await timelineOf(ctx, input)).filter(
      (one) => one.versionNo === input.versionNo && one.kind !== 'submitted',
    );
    return { ...version, decisions };
  });

/** A picture that proves a cell; open to everyone who may read the figure once it is approved. */
export const getEvidencePicture = (ctx: Ctx, input: ReportRef & { id: string }): Promise<FileAnswer> =>
  reading(ctx, async (ctx) => {
    const picture = await working.findPicture(ctx.db, input, input.id);
    if (!picture) throw refuse('unknown');
    return new FileAnswer(`${input.id}.webp`, 'image/webp', picture.bytes);
  });
