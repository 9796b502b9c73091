import { dayOf } from '../../../kernel/quantity.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { DataElement } from '../../indicators/domain/element.ts';
import { placesIn } from '../../indicators/use-cases.ts';
import { isOpen } from '../domain/approval.ts';
import { consolidate } from '../domain/consolidation.ts';
import type { Figure, ReportCell } from '../domain/report.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import { calendarOf, type Loaded, lateDaysOf } from './load.ts';

/** The pins a report stands on now: those of the working copy, or of the version that was submitted. */
export function standingPins(ctx: Ctx, report: reports.Report): Promise<versions.Pin[]> {
  return versions.pinsOf(ctx.db, report, isOpen(report.status) ? 0 : report.latestVersion);
}

/** The figures of a consolidated report from its own cells and given child versions. */
export async function figuresFrom(
  ctx: Ctx,
  { report, period }: Pick<Loaded, 'report' | 'period'>,
  all: Map<number, DataElement>,
  own: ReportCell[],
  pins: versions.Pin[],
): Promise<Figure[]> {
  const [place] = await placesIn(ctx, period.id, [report.orgUnitId]);
  const children = await versions.versionsOf(ctx.db, report.roundId, pins);
  const expected = await childrenExpected(ctx, report);
  return consolidate(
    all,
    own,
    children.map(({ orgUnitId, content }) => ({ id: orgUnitId, content })),
    { children: expected, units: place?.leafCount ?? expected },
  );
}

/** How many children owe a report. */
async function childrenExpected(ctx: Ctx, report: reports.Report): Promise<number> {
  const counts = await reports.countChildren(ctx.db, report.roundId, [report.orgUnitId]);
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** What a consolidated report stands on, what it lacks, and what has moved since it was built. */
export async function consolidationOf(
  ctx: Ctx,
  loaded: Loaded,
  form: { all: Map<number, DataElement> },
  own: ReportCell[],
) {
  const { report, round } = loaded;
  const pins = await standingPins(ctx, report);
  const approved = await versions.approvedChildren(ctx.db, report.roundId, report.orgUnitId);
  const pinned = new Map(pins.map((pin) => [pin.childId, pin.versionNo]));
  const children = await reports.listReports(ctx.db, round, { parentId: report.orgUnitId });
  const calendar = await calendarOf(ctx);
  const version =
    isOpen(report.status) || report.status === 'submitted'
      ? null
      : await versions.findVersion(ctx.db, report, report.approvedVersion);
  return {
    builtAt: report.builtAt,
    pinned: pins.length,
    expected: children.length,
    approved: approved.length,
    changed: report.builtAt === null ? 0 : approved.filter((pin) => pinned.get(pin.childId) !== pin.versionNo).length,
    missing: children
      .filter((child) => !pinned.has(child.orgUnitId))
      .map((child) => ({
        id: child.orgUnitId,
        name: child.name,
        status: child.status,
        started: child.startedAt !== null,
        lateDays: lateDaysOf(child, ctx.today, calendar, dayOf),
      })),
    figures: version?.content.consolidation?.figures ?? (await figuresFrom(ctx, loaded, form.all, own, pins)),
  };
}
