import { dayOf } from '../../../kernel/quantity.ts';
import type { Ctx } from '../../../platform/context.ts';
import { parseCellKey } from '../../indicators/domain/element.ts';
import { cellItem, refuse } from '../domain/approval.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import * as working from '../store/working-copy.ts';
import {
  calendarOf,
  currentRound,
  type DatedRound,
  datedRounds,
  elementsOf,
  type Form,
  formOf,
  lateDaysOf,
} from './load.ts';

/** Where the units below one stand in a round, for pages that show the whole programme. */
export async function childrenStanding(ctx: Ctx, round: reports.Round, orgUnitId: number) {
  const children = await reports.listReports(ctx.db, round, { parentId: orgUnitId });
  const ids = children.map((child) => child.orgUnitId);
  const calendar = await calendarOf(ctx);
  const below = Map.groupBy(await reports.countChildren(ctx.db, round.id, ids), (row) => row.parentId);
  const moved = new Map((await reports.movedSince(ctx.db, round.id, ids)).map((row) => [row.orgUnitId, row.count]));
  return children.map((child) => {
    const counts = below.get(child.orgUnitId) ?? [];
    const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + count, 0);
    return {
      ...child,
      lateDays: lateDaysOf(child, ctx.today, calendar, dayOf),
      childrenApproved: sum(counts.filter(({ status }) => status === 'approved' || status === 'consolidated')),
      childrenExpected: sum(counts),
      changedChildren: moved.get(child.orgUnitId) ?? 0,
    };
  });
}

/** The round named, or the one being reported now. */
export async function roundFor(ctx: Ctx, roundId: number | undefined): Promise<DatedRound> {
  const rounds = await datedRounds(ctx);
  const wanted =
    roundId === undefined
      ? (currentRound(rounds, ctx.today) ?? rounds[0])
      : rounds.find(({ round }) => round.id === roundId);
  if (!wanted) throw refuse(roundId === undefined ? 'no_round' : 'unknown');
  return wanted;
}

/** The round of a period that asks for an element. */
export async function roundAsking(ctx: Ctx, periodId: number, elementId: number): Promise<reports.Round> {
  for (const round of await reports.roundsOfPeriod(ctx.db, periodId)) {
    const { template, all } = await formOf(ctx, round);
    if (elementsOf(template, all).some((element) => element.id === elementId)) return round;
  }
  throw refuse('unknown_cell', { key: elementId });
}

/** The elements of a round in the order of its lines, and the whole catalogue by id. */
export async function elementsAsked(ctx: Ctx, round: reports.Round): Promise<Pick<Form, 'elements' | 'all'>> {
  return formOf(ctx, round);
}

/**
 * Where an approved cell came from: who typed, submitted and approved it, with which proof, and what it was before.
 * What the actor may not read of that is left out; that it was approved, by whom and when, is open to every account.
 */
export async function originOf(
  ctx: Ctx,
  ref: { roundId: number; orgUnitId: number },
  key: string,
  approved: { versionNo: number; source: string; explanation: string },
) {
  const through = await versions.cellThroughVersions(ctx.db, ref, key);
  const decisions = await versions.decisionsOf(ctx.db, ref);
  const used = through.find(({ versionNo }) => versionNo === approved.versionNo);
  const approval = decisions.findLast((one) => one.versionNo === approved.versionNo && one.decision === 'approved');
  const { elementId } = parseCellKey(key);
  const evidence = (await working.evidenceOf(ctx.db, ref)).filter(
    (one) => one.key === key || one.key === `${elementId}:0`,
  );
  const decisionOn = (versionNo: number) =>
    decisions.findLast((one) => one.versionNo === versionNo && one.decision !== 'reopened')?.decision ?? '';
  return {
    versionNo: approved.versionNo,
    enteredByName: used?.cell?.by ?? used?.submittedByName ?? '',
    enteredAt: used?.cell?.at ?? used?.submittedAt ?? null,
    submittedByName: used?.submittedByName ?? '',
    submittedAt: used?.submittedAt ?? null,
    approvedByName: approval?.decidedByName ?? '',
    approvedAt: approval?.decidedAt ?? null,
    source: approved.source,
    explanation: approved.explanation,
    evidence,
    returns: await versions.returnsOfItem(ctx.db, ref, cellItem(key)),
    versions: through.map((one) => ({
      versionNo: one.versionNo,
      value: one.total ?? one.cell?.value ?? null,
      submittedAt: one.submittedAt,
      decision: decisionOn(one.versionNo),
      reason: one.reason,
    })),
  };
}
