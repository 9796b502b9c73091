import { type Permission, roleAllows } from '../../../kernel/access.ts';
import { type Ctx, reading } from '../../../platform/context.ts';
import { placesIn, type StoredPeriod } from '../../indicators/use-cases.ts';
import { namesOf } from '../../org-units/use-cases.ts';
import { mayTake } from '../domain/approval.ts';
import { lateness } from '../domain/schedule.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import { calendarOf, type DatedRound, datedRounds, findingsOf, formOf, openItems, pastOf, standingOf } from './load.ts';

const PAGE_SIZE = 30;

/** Rounds older than this many are history: what was never written there is not "my work" for ever. */
const ROUNDS_BACK = 2;

type Kind = 'fill' | 'correct' | 'decide' | 'consolidate' | 'rebuild' | 'issue';

interface WorkItem {
  kind: Kind;
  roundId: number;
  orgUnitId: number;
  status: reports.Report['status'];
  deadline: string;
  count: number;
  of: number | null;
  reason: string;
}

/** The deadline is for handing in: what is left to do with an approved report can wait, and is not late. */
const hasDeadline = ({ kind }: WorkItem): boolean => kind !== 'rebuild' && kind !== 'issue';

/** What every item says of the report it is about. */
const standing = ({ roundId, orgUnitId, status, deadline }: reports.Report) => ({
  roundId,
  orgUnitId,
  status,
  deadline,
  of: null,
  reason: '',
});

async function emptyRequired(
  ctx: Ctx,
  report: reports.Report,
  round: reports.Round,
  period: StoredPeriod,
): Promise<number> {
  const form = await formOf(ctx, round);
  const findings = findingsOf(
    form,
    await standingOf(ctx, report),
    await pastOf(ctx, report.orgUnitId, period, form.keys),
    'submission',
  );
  return findings.filter(({ severity }) => severity === 'error').length;
}

/** What a report of the actor's own unit asks for: to be written, corrected, or built from its children. */
async function ownItem(
  ctx: Ctx,
  report: reports.Report,
  round: reports.Round,
  period: StoredPeriod,
  isBranch: boolean,
): Promise<WorkItem> {
  const base = {
    roundId: report.roundId,
    orgUnitId: report.orgUnitId,
    status: report.status,
    deadline: report.deadline,
    of: null,
  };
  if (report.status !== 'draft') {
    const items = await openItems(ctx, report);
    const decisions = await versions.decisionsOf(ctx.db, report);
    return {
      ...base,
      kind: 'correct',
      count: items.length,
      reason: items[0]?.reason ?? decisions.at(-1)?.reason ?? '',
    };
  }
  if (!isBranch) return { ...base, kind: 'fill', count: await emptyRequired(ctx, report, round, period), reason: '' };
  const approved = (await versions.approvedChildren(ctx.db, round.id, report.orgUnitId)).length;
  const counts = await reports.countChildren(ctx.db, round.id, [report.orgUnitId]);
  return {
    ...base,
    kind: 'consolidate',
    count: approved,
    of: counts.reduce((sum, { count }) => sum + count, 0),
    reason: '',
  };
}

/**
 * What waits for the actor, the most urgent first: reports of their own unit that are open, and reports of the units
 * below that wait for a decision.
 */
export const listWork = (ctx: Ctx, input: { page: number }) =>
  reading(ctx, async (ctx) => {
    const units = (permission: Permission) => [
      ...new Set(ctx.actor.grants.filter(({ role }) => roleAllows(role, permission)).map(({ orgUnitId }) => orgUnitId)),
    ];
    const rounds = await datedRounds(ctx);
    const roundOf = (id: number) => rounds.find(({ round }) => round.id === id) as DatedRound;
    const recent = rounds.filter(({ period }) => period.startsOn <= ctx.today).slice(0, ROUNDS_BACK);

    const own = (await reports.openReportsOf(ctx.db, units('reports.write'))).filter(
      (report) => recent.some(({ round }) => round.id === report.roundId) || report.status !== 'draft',
    );
    const items: WorkItem[] = [];
    for (const report of own) {
      const { round, period } = roundOf(report.roundId);
      const [place] = await placesIn(ctx, period.id, [report.orgUnitId]);
      items.push(await ownItem(ctx, report, round, period, place?.isLeaf === false));
    }
    for (const waiting of await reports.waitingBelow(ctx.db, units('reports.decide'))) {
      const parent = await reports.findReport(ctx.db, waiting.roundId, waiting.parentId);
      if (parent) items.push({ ...standing(parent), kind: 'decide', status: 'submitted', count: waiting.count });
    }
    for (const { round } of recent) {
      for (const moved of await reports.movedSince(ctx.db, round.id, units('reports.consolidate'))) {
        const report = await reports.findReport(ctx.db, round.id, moved.orgUnitId);
        if (report && mayTake('reopen', report.status))
          items.push({ ...standing(report), kind: 'rebuild', count: moved.count });
      }
      for (const report of await reports.approvedWithoutDocument(ctx.db, round.id, units('documents.issue')))
        items.push({ ...standing(report), kind: 'issue', count: 1 });
    }

    const calendar = await calendarOf(ctx);
    const names = await namesOf(
      ctx,
      items.map(({ orgUnitId }) => orgUnitId),
      ctx.today,
    );
    const URGENCY: Record<Kind, number> = { correct: 0, fill: 1, decide: 2, consolidate: 3, rebuild: 4, issue: 5 };
    const sorted = items.sort(
      (a, b) =>
        Number(hasDeadline(b)) - Number(hasDeadline(a)) ||
        a.deadline.localeCompare(b.deadline) ||
        URGENCY[a.kind] - URGENCY[b.kind],
    );
    const from = (input.page - 1) * PAGE_SIZE;
    return {
      items: sorted.slice(from, from + PAGE_SIZE).map((item) => ({
        ...item,
        orgUnit: { id: item.orgUnitId, name: names.get(item.orgUnitId) ?? '' },
        period: roundOf(item.roundId).period,
        lateDays: hasDeadline(item) ? lateness(ctx.today, item.deadline, calendar) : 0,
      })),
      total: items.length,
    };
  });
