import { createHash, randomUUID } from 'node:crypto';
import { nfc } from '../../../kernel/text.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { readPicture } from '../../../platform/pictures.ts';
import { type DataElement, parseCellKey } from '../../indicators/domain/element.ts';
import { listDataElements } from '../../indicators/use-cases.ts';
import { cellItem, mayEdit, refuse, sectionItem } from '../domain/approval.ts';
import type { EvidenceRef } from '../domain/report.ts';
import * as reports from '../store/reports.ts';
import * as working from '../store/working-copy.ts';
import {
  editableOf,
  findingsOf,
  formOf,
  type Loaded,
  loadForWriting,
  pastOf,
  type ReportRef,
  standingOf,
} from './load.ts';

/** A cell as its page sends it; `baseRev` is the revision the change was made on, 0 where the cell was empty. */
export interface CellChange {
  key: string;
  state: 'value' | 'not_applicable' | 'empty';
  value: number | null;
  members: string[] | null;
  source: string;
  explanation: string;
  comment: string;
  baseRev: number;
}

const LARGEST = 1e12;

/** Takes what was typed into the shape it is kept in, or refuses it by name. */
function readCell(change: CellChange, element: DataElement, known: Set<string>): Omit<working.CellWrite, 'rev'> {
  const said = {
    key: change.key,
    source: nfc(change.source.trim()),
    explanation: nfc(change.explanation.trim()),
    comment: nfc(change.comment.trim()),
  };
  if (change.state !== 'value') return { ...said, state: 'not_applicable', value: null, members: null };
  if (element.kind === 'distinct') {
    const members = [...new Set(change.members ?? [])].sort();
    const strange = members.filter((code) => !known.has(code));
    if (!change.members || strange.length > 0)
      throw refuse('wrong_value', { element: element.name.vi, name: element.name, key: change.key });
    return { ...said, state: 'value', value: members.length, members };
  }
  const { value } = change;
  if (value === null || !Number.isFinite(value) || Math.abs(value) > LARGEST)
    throw refuse('wrong_value', { element: element.name.vi, name: element.name, key: change.key });
  return { ...said, state: 'value', value, members: null };
}

/** Someone else changed the cell since this page read it, to something else than what is sent now. */
function clashes(change: CellChange, stored: working.WorkingCell | undefined): boolean {
  if ((stored?.rev ?? 0) === change.baseRev) return false;
  if (!stored) return change.state !== 'empty';
  const said = (
    one: Pick<CellChange, 'value' | 'members' | 'source' | 'explanation' | 'comment'> & { state: string },
  ) =>
    JSON.stringify([one.state, one.value, one.members, one.source.trim(), one.explanation.trim(), one.comment.trim()]);
  return said(stored) !== said({ ...change, members: change.members && [...change.members].sort() });
}

async function touch(ctx: Ctx, report: reports.Report): Promise<reports.Report> {
  const touched = { ...report, rev: report.rev + 1, startedAt: report.startedAt ?? ctx.now };
  await reports.saveReport(ctx.db, touched);
  return touched;
}

async function findingsNow(ctx: Ctx, loaded: Loaded, form: Awaited<ReturnType<typeof formOf>>) {
  return findingsOf(
    form,
    await standingOf(ctx, loaded.report),
    await pastOf(ctx, loaded.report.orgUnitId, loaded.period, form.keys),
    'typing',
  );
}

/**
 * Saves cells as they are typed. All of them or none: a cell that someone else changed meanwhile refuses the call and
 * shows both values.
 */
export const saveCells = (ctx: Ctx, input: ReportRef & { cells: CellChange[] }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const form = await formOf(ctx, loaded.round);
    const allowed = new Set(form.keys);
    const editable = await editableOf(ctx, loaded.report);
    const stored = new Map((await working.cellsOf(ctx.db, loaded.report)).map((cell) => [cell.key, cell]));
    for (const { key } of input.cells) {
      if (!allowed.has(key)) throw refuse('unknown_cell', { key });
      if (!mayEdit(editable, cellItem(key))) throw refuse('not_editable', { key });
    }
    const clashing = input.cells.filter((change) => clashes(change, stored.get(change.key)));
    if (clashing.length > 0)
      throw refuse('cell_conflict', {
        count: clashing.length,
        cells: clashing.map((yours) => ({ key: yours.key, yours, theirs: stored.get(yours.key) ?? null })),
      });

    const known = new Set((await listDataElements(ctx)).members.map(({ code }) => code));
    const kept = input.cells.filter((change) => change.state !== 'empty');
    const writes = kept.map((change) => ({
      ...readCell(change, form.all.get(parseCellKey(change.key).elementId) as DataElement, known),
      // The report's own count only rises, so a cell emptied and filled again never carries an old revision.
      rev: loaded.report.rev + 1,
    }));
    await working.writeCells(ctx.db, loaded.report, writes, { name: ctx.actor.name, at: ctx.now });
    await working.emptyCells(
      ctx.db,
      loaded.report,
      input.cells.filter((change) => change.state === 'empty').map(({ key }) => key),
    );
    const report = await touch(ctx, loaded.report);
    const before = input.cells.map(({ key }) => ({ key, value: stored.get(key)?.value ?? null }));
    await audit(ctx, 'report.save_cells', {
      orgUnitId: report.orgUnitId,
      subject: `report ${report.roundId}/${report.orgUnitId}`,
      before,
      after: writes.map(({ key, value }) => ({ key, value })),
    });
    return {
      rev: report.rev,
      cells: input.cells.map(({ key, state }) => ({
        key,
        rev: state === 'empty' ? 0 : report.rev,
      })),
      findings: await findingsNow(ctx, { ...loaded, report }, form),
    };
  });

/** Loads the section a change is meant for, or refuses: unknown, not open now, or changed by someone else meanwhile. */
async function loadSection(
  ctx: Ctx,
  loaded: Loaded,
  key: string,
  kind: 'words' | 'recommendations',
  baseRev: number,
  yours: unknown,
) {
  const form = await formOf(ctx, loaded.round);
  if (!form.template.sections.some((section) => section.key === key && section.kind === kind))
    throw refuse('unknown_section', { key });
  if (!mayEdit(await editableOf(ctx, loaded.report), sectionItem(key))) throw refuse('not_editable', { key });
  const stored = (await working.sectionsOf(ctx.db, loaded.report)).find((section) => section.key === key);
  const rev = stored?.rev ?? 0;
  const theirs = kind === 'words' ? (stored?.body ?? '') : await working.recommendationsOf(ctx.db, loaded.report);
  if (rev !== baseRev && JSON.stringify(theirs) !== JSON.stringify(yours))
    throw refuse('section_conflict', {
      key,
      rev,
      yours,
      theirs,
      byName: stored?.changedByName ?? '',
      at: stored?.changedAt ?? '',
    });
  return { form, stored, rev };
}

/** Saves the words of one section. */
export const saveSection = (ctx: Ctx, input: ReportRef & { key: string; body: string; baseRev: number }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const body = nfc(input.body);
    const { form, stored, rev } = await loadSection(ctx, loaded, input.key, 'words', input.baseRev, body);
    await working.writeSection(
      ctx.db,
      loaded.report,
      { key: input.key, body, rev: rev + 1 },
      { name: ctx.actor.name, at: ctx.now },
    );
    const report = await touch(ctx, loaded.report);
    await audit(ctx, 'report.save_section', {
      orgUnitId: report.orgUnitId,
      subject: `report ${report.roundId}/${report.orgUnitId} section ${input.key}`,
      before: stored?.body ?? '',
      after: body,
    });
    return { rev: report.rev, sectionRev: rev + 1, findings: await findingsNow(ctx, { ...loaded, report }, form) };
  });

/** Saves the list of recommendations; its revision is that of its section. */
export const saveRecommendations = (
  ctx: Ctx,
  input: ReportRef & { key: string; items: working.WorkingRecommendation[]; baseRev: number },
) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const items = input.items.map((item) => ({
      id: item.id,
      body: nfc(item.body.trim()),
      addressee: nfc(item.addressee.trim()),
    }));
    const { rev } = await loadSection(ctx, loaded, input.key, 'recommendations', input.baseRev, items);
    const by = { name: ctx.actor.name, at: ctx.now };
    await working.replaceRecommendations(ctx.db, loaded.report, items, by);
    await working.writeSection(ctx.db, loaded.report, { key: input.key, body: '', rev: rev + 1 }, by);
    const report = await touch(ctx, loaded.report);
    await audit(ctx, 'report.save_recommendations', {
      orgUnitId: report.orgUnitId,
      subject: `report ${report.roundId}/${report.orgUnitId}`,
      after: items,
    });
    return { rev: report.rev, sectionRev: rev + 1 };
  });

/** Adds proof beside a cell: an address, or a picture that is made anew without its hidden data. */
export const addEvidence = (
  ctx: Ctx,
  input: ReportRef & {
    key: string;
    caption: string;
    happenedOn?: string | undefined;
    url?: string | undefined;
    picture?: string | undefined;
  },
): Promise<EvidenceRef> =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const { keys } = await formOf(ctx, loaded.round);
    if (!keys.includes(input.key)) throw refuse('unknown_cell', { key: input.key });
    if (!mayEdit(await editableOf(ctx, loaded.report), cellItem(input.key)))
      throw refuse('not_editable', { key: input.key });
    const { startsOn, endsOn } = loaded.period;
    if (input.happenedOn && (input.happenedOn < startsOn || input.happenedOn > endsOn))
      throw refuse('outside_window', { day: input.happenedOn, from: startsOn, to: endsOn });
    if (!input.url === !input.picture) throw refuse('evidence_missing');
    const picture = input.picture ? await readPicture(Buffer.from(input.picture, 'base64')) : null;
    if (input.picture && !picture) throw refuse('bad_picture');
    const one: EvidenceRef = {
      id: randomUUID(),
      key: input.key,
      kind: picture ? 'picture' : 'link',
      caption: nfc(input.caption),
      happenedOn: input.happenedOn ?? null,
      url: input.url ?? null,
    };
    const sha256 = picture ? createHash('sha256').update(picture).digest('hex') : null;
    await working.insertEvidence(
      ctx.db,
      loaded.report,
      { ...one, sha256, bytes: picture },
      { name: ctx.actor.name, at: ctx.now },
    );
    await touch(ctx, loaded.report);
    await audit(ctx, 'report.add_evidence', {
      orgUnitId: input.orgUnitId,
      subject: `report ${input.roundId}/${input.orgUnitId} cell ${input.key}`,
      after: { ...one, sha256 },
    });
    return one;
  });

/** Takes proof out of the working copy; versions that named it keep it. */
export const removeEvidence = (ctx: Ctx, input: ReportRef & { id: string }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadForWriting(ctx, input);
    const known = (await working.evidenceOf(ctx.db, loaded.report)).find((one) => one.id === input.id);
    if (!known) throw refuse('unknown');
    if (!mayEdit(await editableOf(ctx, loaded.report), cellItem(known.key)))
      throw refuse('not_editable', { key: known.key });
    await working.withdrawEvidence(ctx.db, loaded.report, input.id, ctx.now);
    await touch(ctx, loaded.report);
    await audit(ctx, 'report.remove_evidence', {
      orgUnitId: input.orgUnitId,
      subject: `report ${input.roundId}/${input.orgUnitId} cell ${known.key}`,
      before: known,
    });
    return { id: input.id };
  });
