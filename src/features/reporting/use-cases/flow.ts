import { createHash } from 'node:crypto';
import { allows, allowsAt } from '../../../kernel/access.ts';
import { canonicalText } from '../../../kernel/canonical.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { announce } from '../../../platform/live.ts';
import { parseCellKey } from '../../indicators/domain/element.ts';
import { acceptValues, type DataValue, placesIn } from '../../indicators/use-cases.ts';
import { cellItem, type Move, refuse, sectionItem, take } from '../domain/approval.ts';
import type { ReportContent } from '../domain/report.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import * as working from '../store/working-copy.ts';
import { consolidationOf } from './consolidation-view.ts';
import {
  deciders,
  findingsOf,
  formOf,
  type Loaded,
  loadReport,
  openItems,
  pastOf,
  type ReportRef,
  refuseClosedUnit,
  type Standing,
  standingOf,
} from './load.ts';

/** Same content, same hash, also when taken from what was read back: a version can prove that it is what was approved. */
export const hashOf = (content: ReportContent): string =>
  createHash('sha256').update(canonicalText(content)).digest('hex');

const subjectOf = ({ roundId, orgUnitId }: ReportRef) => `report ${roundId}/${orgUnitId}`;

async function move(
  ctx: Ctx,
  report: reports.Report,
  step: Move,
  changes: Partial<reports.Report>,
  about: { before?: unknown; after?: unknown },
) {
  const moved: reports.Report = { ...report, ...changes, status: take(step, report.status), rev: report.rev + 1 };
  await reports.saveReport(ctx.db, moved);
  await audit(ctx, `report.${step}`, { orgUnitId: report.orgUnitId, subject: subjectOf(report), ...about });
  await announce(ctx.db, {
    type: 'report',
    roundId: report.roundId,
    orgUnitId: report.orgUnitId,
    status: moved.status,
  });
  return { status: moved.status, rev: moved.rev, versionNo: moved.latestVersion };
}

/** Refuses a move made on an older state of the report, and says what has happened to it since. */
function refuseStale(report: reports.Report, rev: number): void {
  if (report.rev !== rev) throw refuse('changed_elsewhere', { rev: report.rev, status: report.status, yours: rev });
}

/** An error blocks; a warning wants a word. */
function refuseFindings(findings: ReturnType<typeof findingsOf>): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refuse('has_errors', { count: errors.length, findings: errors });
  const silent = findings.filter(({ severity, explained }) => severity === 'warning' && !explained);
  if (silent.length > 0) throw refuse('unexplained', { count: silent.length, findings: silent });
}

function contentFrom(standing: Standing, round: reports.Round): ReportContent {
  return {
    cells: standing.cells.map(
      ({ key, state, value, members, source, explanation, comment, changedAt, changedByName }) => ({
        key,
        state,
        value,
        members,
        source,
        explanation,
        comment,
        by: changedByName,
        at: changedAt,
      }),
    ),
    sections: standing.sections.filter((section) => section.body !== '').map(({ key, body }) => ({ key, body })),
    recommendations: standing.recommendations,
    evidence: standing.evidence,
    template: { id: round.templateId, version: round.templateVersion },
  };
}

/** What a returned report must have changed: otherwise it says again what was returned. */
async function refuseUnchanged(ctx: Ctx, loaded: Loaded, content: ReportContent): Promise<void> {
  const named = await openItems(ctx, loaded.report);
  if (named.length === 0) return;
  const before = await versions.findVersion(ctx.db, loaded.report, loaded.report.latestVersion);
  const said = ({ cells, sections, evidence, recommendations }: ReportContent) =>
    JSON.stringify([
      cells.map(({ key, state, value, members, explanation, comment }) => [
        key,
        state,
        value,
        members,
        explanation,
        comment,
      ]),
      sections,
      evidence.map(({ id }) => id),
      recommendations,
    ]);
  if (before && said(before.content) === said(content)) throw refuse('unchanged', { count: named.length });
}

/** Adds to the content of a branch what it stands on; a branch whose children moved since must be rebuilt first. */
async function withConsolidation(
  ctx: Ctx,
  loaded: Loaded,
  form: Awaited<ReturnType<typeof formOf>>,
  content: ReportContent,
): Promise<ReportContent> {
  if (loaded.report.builtAt === null) throw refuse('not_built');
  const view = await consolidationOf(ctx, loaded, form, content.cells);
  if (view.changed > 0) throw refuse('stale', { count: view.changed });
  const pins = await versions.pinsOf(ctx.db, loaded.report, 0);
  return {
    ...content,
    consolidation: {
      builtAt: loaded.report.builtAt,
      pins: pins.map((pin) => [pin.childId, pin.versionNo]),
      missing: view.missing.map(({ id, name, status }) => ({ id, name, status })),
      figures: view.figures,
    },
  };
}

/** Whether others stand under the unit in the round's period. */
export async function isBranch(ctx: Ctx, { report, round }: Pick<Loaded, 'report' | 'round'>): Promise<boolean> {
  const [place] = await placesIn(ctx, round.periodId, [report.orgUnitId]);
  return place ? !place.isLeaf : false;
}

/** Hands the report to the unit above, as a new version that never changes. */
export const submitReport = (ctx: Ctx, input: ReportRef & { rev: number; reason: string }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadReport(ctx, input, { lock: true });
    const { report, round, period } = loaded;
    if (!allowsAt(ctx.actor, 'reports.submit', report.orgUnitId)) throw refuse('denied');
    take('submit', report.status);
    refuseStale(report, input.rev);
    if (ctx.today < period.startsOn) throw refuse('period_not_begun', { day: period.startsOn });
    if (ctx.today < period.endsOn) throw refuse('period_not_over', { day: period.endsOn });
    await refuseClosedUnit(ctx, report.orgUnitId);
    if (report.approvedVersion > 0 && input.reason.trim() === '') throw refuse('reason_missing');

    const form = await formOf(ctx, round);
    const standing = await standingOf(ctx, report);
    const findings = findingsOf(form, standing, await pastOf(ctx, report.orgUnitId, period, form.keys), 'submission');
    const branch = await isBranch(ctx, loaded);
    // A branch types figures only where it has some of its own; what it must not lack is its words.
    refuseFindings(branch ? findings.filter(({ code }) => code !== 'required_cell') : findings);
    const plain = contentFrom(standing, round);
    await refuseUnchanged(ctx, loaded, plain);
    const content = branch ? await withConsolidation(ctx, loaded, form, plain) : plain;

    const versionNo = report.latestVersion + 1;
    await versions.insertVersion(ctx.db, report, {
      versionNo,
      reason: input.reason.trim(),
      content,
      contentHash: hashOf(content),
      submittedAt: ctx.now,
      submittedByName: ctx.actor.name,
    });
    if (content.consolidation) {
      const pins = content.consolidation.pins.map(([childId, no]) => ({ childId, versionNo: no }));
      await versions.replacePins(ctx.db, report, versionNo, pins);
      await versions.markConsolidated(
        ctx.db,
        report.roundId,
        pins.map(({ childId }) => childId),
      );
    }
    const openWarnings = findings.filter(({ severity }) => severity === 'warning').length;
    return move(
      ctx,
      report,
      'submit',
      { latestVersion: versionNo, submittedAt: report.submittedAt ?? ctx.now, openWarnings },
      { after: { versionNo, hash: hashOf(content) } },
    );
  });

/** What an approved version brings into the figures of the country. */
export function valuesFrom(orgUnitId: number, roundId: number, versionNo: number, content: ReportContent): DataValue[] {
  const cells = new Map(content.cells.map((cell) => [cell.key, cell]));
  const figures = content.consolidation?.figures ?? null;
  const keys = figures ? figures.map(({ key }) => key) : [...cells.keys()];
  const byKey = new Map(figures?.map((figure) => [figure.key, figure]));
  return keys.map((key) => {
    const cell = cells.get(key);
    const figure = byKey.get(key);
    return {
      orgUnitId,
      ...parseCellKey(key),
      value: figure ? figure.value : (cell?.value ?? null),
      members: figure ? figure.members : (cell?.members ?? null),
      ownValue: cell?.value ?? null,
      ownMembers: cell?.members ?? null,
      notApplicable: cell?.state === 'not_applicable',
      unitsReported: figure ? figure.unitsReported : 1,
      unitsExpected: figure ? figure.unitsExpected : 1,
      source: cell?.source ?? '',
      explanation: cell?.explanation ?? '',
      roundId,
      versionNo,
    };
  });
}

async function loadForDecision(ctx: Ctx, input: ReportRef & { versionNo: number }, step: Move): Promise<Loaded> {
  const loaded = await loadReport(ctx, input, { lock: true });
  if (!allows(ctx.actor, 'reports.decide', deciders(loaded.path))) throw refuse('denied');
  take(step, loaded.report.status);
  if (loaded.report.latestVersion !== input.versionNo)
    throw refuse('version_conflict', { latest: loaded.report.latestVersion, yours: input.versionNo });
  return loaded;
}

/** Approves the version that was submitted: from this commit on its figures count. */
export const approveReport = (ctx: Ctx, input: ReportRef & { versionNo: number }) =>
  inTransaction(ctx, async (ctx) => {
    const { report, round } = await loadForDecision(ctx, input, 'approve');
    const version = await versions.findVersion(ctx.db, report, input.versionNo);
    if (!version) throw refuse('no_version');
    await versions.insertDecision(ctx.db, report, {
      versionNo: input.versionNo,
      decision: 'approved',
      reason: '',
      decidedAt: ctx.now,
      decidedBy: ctx.actor.accountId,
      decidedByName: ctx.actor.name,
    });
    await acceptValues(ctx, {
      orgUnitId: report.orgUnitId,
      periodId: round.periodId,
      roundId: round.id,
      values: valuesFrom(report.orgUnitId, round.id, input.versionNo, version.content),
    });
    await working.openEvidence(
      ctx.db,
      report,
      version.content.evidence.map(({ id }) => id),
    );
    await working.clearWorkingCopy(ctx.db, report);
    return move(
      ctx,
      report,
      'approve',
      { approvedVersion: input.versionNo, decidedAt: ctx.now },
      { before: { approved: report.approvedVersion }, after: { approved: input.versionNo } },
    );
  });

/** The items a report has; only those can be returned or reopened. */
async function refuseUnknownItems(ctx: Ctx, round: reports.Round, items: string[]): Promise<void> {
  const { template, keys } = await formOf(ctx, round);
  const known = new Set([
    ...keys.map(cellItem),
    ...template.sections.filter(({ kind }) => kind !== 'table').map(({ key }) => sectionItem(key)),
  ]);
  const strange = items.find((item) => !known.has(item));
  if (strange)
    throw refuse(strange.startsWith('cell:') ? 'unknown_cell' : 'unknown_section', {
      key: strange.replace(/^\w+:/, ''),
    });
}

/** Returns cells or sections, each with its reason. Only those open again. */
export const returnReport = (
  ctx: Ctx,
  input: ReportRef & { versionNo: number; items: { item: string; reason: string }[] },
) =>
  inTransaction(ctx, async (ctx) => {
    const { report, round } = await loadForDecision(ctx, input, 'return');
    await refuseUnknownItems(
      ctx,
      round,
      input.items.map(({ item }) => item),
    );
    await versions.insertReturnedItems(ctx.db, report, input.versionNo, input.items);
    await versions.insertDecision(ctx.db, report, {
      versionNo: input.versionNo,
      decision: 'returned',
      reason: [...new Set(input.items.map(({ reason }) => reason))].join('; '),
      decidedAt: ctx.now,
      decidedBy: ctx.actor.accountId,
      decidedByName: ctx.actor.name,
    });
    return move(ctx, report, 'return', { decidedAt: ctx.now }, { after: input.items });
  });

/** A body whose children have been corrected since may open its own consolidated report again to rebuild it. */
async function mayRebuild(ctx: Ctx, loaded: Loaded): Promise<boolean> {
  const { report, round } = loaded;
  if (!allowsAt(ctx.actor, 'reports.consolidate', report.orgUnitId) || !(await isBranch(ctx, loaded))) return false;
  const [moved] = await reports.movedSince(ctx.db, round.id, [report.orgUnitId]);
  return moved !== undefined;
}

/**
 * Opens an approved report for correction. The approved version goes on counting until the next one is approved, and
 * stays readable for ever.
 */
export const reopenReport = (ctx: Ctx, input: ReportRef & { reason: string; items: string[] }) =>
  inTransaction(ctx, async (ctx) => {
    const { report, round, period, path } = await loadReport(ctx, input, { lock: true });
    const loaded = { report, round, period, path };
    if (!allows(ctx.actor, 'reports.decide', deciders(path)) && !(await mayRebuild(ctx, loaded)))
      throw refuse('denied');
    take('reopen', report.status);
    await refuseUnknownItems(ctx, round, input.items);
    const version = await versions.findVersion(ctx.db, report, report.approvedVersion);
    if (!version) throw refuse('no_version');
    const by = { name: version.submittedByName, at: version.submittedAt };
    await working.clearWorkingCopy(ctx.db, report);
    await working.writeCells(
      ctx.db,
      report,
      version.content.cells.map((cell) => ({ ...cell, rev: 1 })),
      by,
    );
    for (const { key, body } of version.content.sections)
      await working.writeSection(ctx.db, report, { key, body, rev: 1 }, by);
    await working.replaceRecommendations(ctx.db, report, version.content.recommendations, by);
    if (version.content.consolidation)
      await versions.replacePins(
        ctx.db,
        report,
        0,
        version.content.consolidation.pins.map(([childId, versionNo]) => ({ childId, versionNo })),
      );
    await versions.insertReturnedItems(
      ctx.db,
      report,
      report.latestVersion,
      input.items.map((item) => ({ item, reason: input.reason })),
    );
    await versions.insertDecision(ctx.db, report, {
      versionNo: report.approvedVersion,
      decision: 'reopened',
      reason: input.reason,
      decidedAt: ctx.now,
      decidedBy: ctx.actor.accountId,
      decidedByName: ctx.actor.name,
    });
    return move(ctx, report, 'reopen', {}, { after: { reason: input.reason, items: input.items } });
  });
