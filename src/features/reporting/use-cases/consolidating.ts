import { allowsAt } from '../../../kernel/access.ts';
import { dayOf } from '../../../kernel/quantity.ts';
import { compareVi, matchesSearch } from '../../../kernel/text.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction, reading } from '../../../platform/context.ts';
import { catalogue, placesIn, totalsOf, valuesOf } from '../../indicators/use-cases.ts';
import { getUnitOn, namesOf } from '../../org-units/use-cases.ts';
import { isOpen, refuse, STATUSES, type Status } from '../domain/approval.ts';
import { changesBetween, contributionsOf, groupWords, statementsOf } from '../domain/consolidation.ts';
import type { Figure } from '../domain/report.ts';
import { tableRows } from '../domain/table-rows.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import { figuresFrom, standingPins } from './consolidation-view.ts';
import { isBranch } from './flow.ts';
import {
  calendarOf,
  formOf,
  type Loaded,
  lateDaysOf,
  loadForWriting,
  loadReport,
  type ReportRef,
  standingOf,
} from './load.ts';
import { reportLines } from './view.ts';

const PAGE_SIZE = 50;
const WORDS_PAGE = 20;
/** Figures shown side by side on the board. */
const COLUMNS = 3;

async function loadBranch(ctx: Ctx, ref: ReportRef): Promise<Loaded> {
  const loaded = await loadReport(ctx, ref);
  if (!(await isBranch(ctx, loaded))) throw refuse('not_a_branch');
  return loaded;
}

/** The elements a board compares: the first required lines of the template that add up. */
async function columnsOf(ctx: Ctx, loaded: Loaded) {
  const { template, elements } = await formOf(ctx, loaded.round);
  const lines = tableRows(template, elements).filter((row) => row.kind === 'total' && row.element?.overUnits === 'sum');
  const chosen = [...lines.filter((row) => row.required), ...lines.filter((row) => !row.required)].slice(0, COLUMNS);
  return chosen.map((row) => ({ key: row.key as string, name: row.label, unit: row.unit, decimals: row.decimals }));
}

/** The children of a unit in a round: where each stands, with figures side by side. */
export const getBoard = (
  ctx: Ctx,
  input: ReportRef & { status?: Status | undefined; late?: boolean | undefined; q?: string | undefined; page: number },
) =>
  reading(ctx, async (ctx) => {
    const loaded = await loadBranch(ctx, input);
    const { report, round, period } = loaded;
    const children = await reports.listReports(ctx.db, round, { parentId: report.orgUnitId });
    const calendar = await calendarOf(ctx);
    const late = new Map(children.map((child) => [child.orgUnitId, lateDaysOf(child, ctx.today, calendar, dayOf)]));
    const isLate = (child: reports.Report) => (late.get(child.orgUnitId) ?? 0) > 0;
    const found = children
      .filter(
        (child) =>
          (!input.status || child.status === input.status) &&
          (!input.late || isLate(child)) &&
          (!input.q || matchesSearch(child.name, input.q)),
      )
      .sort((a, b) => compareVi(a.name, b.name));
    const shown = found.slice((input.page - 1) * PAGE_SIZE, input.page * PAGE_SIZE);
    const ids = shown.map((child) => child.orgUnitId);
    const columns = await columnsOf(ctx, loaded);
    const values = new Map(
      (await valuesOf(ctx, period.id, ids)).map((value) => [
        `${value.orgUnitId}/${value.elementId}:${value.optionId}`,
        value.value,
      ]),
    );
    const returned = new Map(
      (await versions.countReturned(ctx.db, round.id, ids)).map((one) => [one.orgUnitId, one.count]),
    );
    const places = new Map((await placesIn(ctx, period.id, ids)).map((place) => [place.orgUnitId, place]));
    const totals = new Map(
      (await totalsOf(ctx, [report.orgUnitId], [period.id])).map((total) => [
        `${total.elementId}:${total.optionId}`,
        total,
      ]),
    );
    const unit = await getUnitOn(ctx, report.orgUnitId, round.unitsOn);
    return {
      orgUnit: { id: unit.id, name: unit.name },
      period,
      deadline: report.deadline,
      counts: Object.fromEntries(
        STATUSES.map((status) => [status, children.filter((child) => child.status === status).length]),
      ),
      late: children.filter((child) => isLate(child) && (isOpen(child.status) || child.status === 'submitted')).length,
      expected: children.length,
      columns,
      rows: (await reportLines(ctx, round, shown)).map((line) => ({
        ...line,
        values: columns.map(({ key }) => values.get(`${line.orgUnitId}/${key}`) ?? null),
        returned: returned.get(line.orgUnitId) ?? 0,
        isBranch: places.get(line.orgUnitId)?.isLeaf === false,
      })),
      totals: columns.map(({ key }) => ({
        value: totals.get(key)?.value ?? null,
        childrenReported: totals.get(key)?.childrenReported ?? 0,
        childrenExpected: totals.get(key)?.childrenExpected ?? children.length,
      })),
      total: found.length,
      page: input.page,
      pageSize: PAGE_SIZE,
    };
  });

/** Pins the consolidated report to the newest approved versions of its children. */
export const buildConsolidation = (ctx: Ctx, input: ReportRef & { rev: number }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const { report } = loaded;
    if (!allowsAt(ctx.actor, 'reports.consolidate', report.orgUnitId)) throw refuse('denied');
    if (!(await isBranch(ctx, loaded))) throw refuse('not_a_branch');
    if (report.rev !== input.rev)
      throw refuse('changed_elsewhere', { rev: report.rev, status: report.status, yours: input.rev });
    const before = await versions.pinsOf(ctx.db, report, 0);
    const pins = await versions.approvedChildren(ctx.db, report.roundId, report.orgUnitId);
    await versions.replacePins(ctx.db, report, 0, pins);
    const built = { ...report, rev: report.rev + 1, builtAt: ctx.now, startedAt: report.startedAt ?? ctx.now };
    await reports.saveReport(ctx.db, built);
    await audit(ctx, 'report.build', {
      orgUnitId: report.orgUnitId,
      subject: `report ${report.roundId}/${report.orgUnitId}`,
      before: before.length,
      after: pins,
    });
    const counts = await reports.countChildren(ctx.db, report.roundId, [report.orgUnitId]);
    return { rev: built.rev, pinned: pins.length, expected: counts.reduce((sum, { count }) => sum + count, 0) };
  });

function cellsChanged(before: versions.Version | undefined, after: versions.Version) {
  const asFigures = (version: versions.Version | undefined): Pick<Figure, 'key' | 'value'>[] =>
    version ? [...contributionsOf(version.content)].map(([key, { value }]) => ({ key, value })) : [];
  return changesBetween(asFigures(before), asFigures(after));
}

/** What rebuilding would change: children with newer approved versions, and the figures that would move. */
export const getChanges = (ctx: Ctx, input: ReportRef) =>
  reading(ctx, async (ctx) => {
    const loaded = await loadBranch(ctx, input);
    const { report, round } = loaded;
    const pins = await standingPins(ctx, report);
    const pinned = new Map(pins.map((pin) => [pin.childId, pin.versionNo]));
    const newest = await versions.approvedChildren(ctx.db, round.id, report.orgUnitId);
    const moved = newest.filter((pin) => pinned.get(pin.childId) !== pin.versionNo);
    const older = moved.flatMap(({ childId }) =>
      pinned.has(childId) ? [{ childId, versionNo: pinned.get(childId) as number }] : [],
    );
    const was = new Map(
      (await versions.versionsOf(ctx.db, round.id, older)).map((version) => [version.orgUnitId, version]),
    );
    const is = new Map(
      (await versions.versionsOf(ctx.db, round.id, moved)).map((version) => [version.orgUnitId, version]),
    );
    const names = await namesOf(
      ctx,
      moved.map(({ childId }) => childId),
      round.unitsOn,
    );
    const all = await catalogue(ctx);
    const { cells } = await standingOf(ctx, report);
    return {
      children: moved.map(({ childId, versionNo }) => ({
        id: childId,
        name: names.get(childId) ?? '',
        pinnedVersion: pinned.get(childId) ?? null,
        latestVersion: versionNo,
        reason: is.get(childId)?.reason ?? '',
        // A child that comes in new changes every cell: the figures below say what that makes.
        cells: pinned.has(childId) ? cellsChanged(was.get(childId), is.get(childId) as versions.Version) : [],
      })),
      figures: changesBetween(
        await figuresFrom(ctx, loaded, all, cells, pins),
        await figuresFrom(ctx, loaded, all, cells, newest),
      ),
    };
  });

/** What the approved children wrote in one section, each with its source; the same words are shown once. */
export const getChildWords = (ctx: Ctx, input: ReportRef & { key: string; page: number }) =>
  reading(ctx, async (ctx) => {
    const { report, round } = await loadBranch(ctx, input);
    const template = await reports.templateOf(ctx.db, round);
    const section = template.sections.find(({ key, kind }) => key === input.key && kind !== 'table');
    if (!section) throw refuse('unknown_section', { key: input.key });
    const children = await versions.versionsOf(
      ctx.db,
      round.id,
      await versions.approvedChildren(ctx.db, round.id, report.orgUnitId),
    );
    const names = await namesOf(
      ctx,
      children.map((child) => child.orgUnitId),
      round.unitsOn,
    );
    const texts = children.flatMap(({ orgUnitId, versionNo, content }) => {
      const source = { id: orgUnitId, name: names.get(orgUnitId) ?? '', versionNo };
      if (section.kind === 'recommendations')
        return content.recommendations.map(({ body, addressee }) => ({ body, addressee, source }));
      return content.sections
        .filter(({ key }) => key === input.key)
        .flatMap(({ body }) => statementsOf(body).map((statement) => ({ body: statement, source })));
    });
    const groups = groupWords(texts);
    const spoke = new Set(texts.filter(({ body }) => body.trim() !== '').map(({ source }) => source.id));
    const from = (input.page - 1) * WORDS_PAGE;
    return {
      groups: groups.slice(from, from + WORDS_PAGE),
      total: groups.length,
      page: input.page,
      pageSize: WORDS_PAGE,
      silent: children.length - spoke.size,
    };
  });
