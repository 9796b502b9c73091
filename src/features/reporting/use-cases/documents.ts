import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { allowsAt } from '../../../kernel/access.ts';
import { canonicalText } from '../../../kernel/canonical.ts';
import { numberLine, type OfficialDocument } from '../../../kernel/official-document.ts';
import { compareVi } from '../../../kernel/text.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction, reading } from '../../../platform/context.ts';
import { DOCX_TYPE, renderDocx } from '../../../platform/documents/docx.ts';
import { PDF_TYPE, renderPdf } from '../../../platform/documents/pdf.ts';
import { FileAnswer } from '../../../platform/file-answer.ts';
import { announce } from '../../../platform/live.ts';
import { type Amount, readAmount, readOverTime } from '../../indicators/domain/amount.ts';
import { cellKey, parseCellKey } from '../../indicators/domain/element.ts';
import {
  catalogue,
  periodsBefore,
  periodsByIds,
  type StoredPeriod,
  totalsOf,
  valuesOf,
} from '../../indicators/use-cases.ts';
import { getUnitOn, issuingBodiesOf, namesOf } from '../../org-units/use-cases.ts';
import { refuse } from '../domain/approval.ts';
import { composeDocument, type DocumentSource, type PrintedFigure } from '../domain/document.ts';
import type { ReportContent } from '../domain/report.ts';
import * as documents from '../store/documents.ts';
import * as reports from '../store/reports.ts';
import * as versions from '../store/versions.ts';
import { consolidationOf } from './consolidation-view.ts';
import { isBranch } from './flow.ts';
import { formOf, getRound, type Loaded, loadReport, type ReportRef, standingOf } from './load.ts';

const PAGE_SIZE = 30;
/** Periods that a reporting year can hold: months. */
const MOST_PERIODS = 12;
type Format = 'docx' | 'pdf';

const render = (document: OfficialDocument, format: Format) =>
  format === 'docx' ? renderDocx(document) : renderPdf(document);
const typeOf = (format: Format) => (format === 'docx' ? DOCX_TYPE : PDF_TYPE);
const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The bodies that may issue a document for a unit. */
export const listIssuingBodies = (ctx: Ctx, input: ReportRef) =>
  reading(ctx, async (ctx) => {
    await loadReport(ctx, input);
    return { bodies: await issuingBodiesOf(ctx, input.orgUnitId, ctx.today) };
  });

/** Approved totals of the year's earlier periods, oldest first. */
async function earlierTotals(ctx: Ctx, orgUnitId: number, period: StoredPeriod): Promise<DocumentSource['earlier']> {
  const before = (await yearUpTo(ctx, period)).slice(0, -1);
  const totals = await totalsOf(
    ctx,
    [orgUnitId],
    before.map(({ id }) => id),
  );
  return before.map(
    ({ id }) => new Map(totals.filter((total) => total.periodId === id).map((total) => [cellKey(total), total])),
  );
}

async function sourceFor(
  ctx: Ctx,
  loaded: Loaded,
  bodyId: number,
  content: ReportContent,
  issue: DocumentSource['issue'],
): Promise<DocumentSource> {
  const { report, round, period } = loaded;
  const body = (await issuingBodiesOf(ctx, report.orgUnitId, ctx.today)).find((one) => one.orgUnitId === bodyId);
  if (!body) throw refuse('unknown_body');
  const { template, elements } = await formOf(ctx, round);
  const pins = (content.consolidation?.pins ?? []).map(([childId, versionNo]) => ({ childId, versionNo }));
  const children = await versions.versionsOf(ctx.db, round.id, pins);
  const names = await namesOf(
    ctx,
    children.map((child) => child.orgUnitId),
    round.unitsOn,
  );
  const regime = await reports.regimeOf(ctx.db, round);
  const unit = await getUnitOn(ctx, report.orgUnitId, round.unitsOn);
  return {
    body,
    unit: { id: unit.id, name: unit.name },
    period,
    legalBasis: regime.legalBasis.vi,
    template,
    elements,
    content,
    children: children
      .map((child) => ({ id: child.orgUnitId, name: names.get(child.orgUnitId) ?? '', content: child.content }))
      .sort((a, b) => compareVi(a.name, b.name)),
    earlier: await earlierTotals(ctx, report.orgUnitId, period),
    issue,
    day: ctx.today,
    publicUrl: ctx.publicUrl,
    illustrative: ctx.isDemo,
  };
}

/** What a report says now, as if it were submitted: for looking at, never for counting. */
async function contentNow(ctx: Ctx, loaded: Loaded): Promise<ReportContent> {
  const standing = await standingOf(ctx, loaded.report);
  const content: ReportContent = {
    ...standing,
    template: { id: loaded.round.templateId, version: loaded.round.templateVersion },
  };
  if (!(await isBranch(ctx, loaded))) return content;
  const form = await formOf(ctx, loaded.round);
  const view = await consolidationOf(ctx, loaded, form, standing.cells);
  const pins = await versions.pinsOf(
    ctx.db,
    loaded.report,
    loaded.report.status === 'submitted' ? loaded.report.latestVersion : 0,
  );
  return {
    ...content,
    consolidation: {
      builtAt: view.builtAt ?? ctx.now,
      pins: pins.map((pin) => [pin.childId, pin.versionNo]),
      missing: view.missing,
      figures: view.figures,
    },
  };
}

const fileName = (document: OfficialDocument, format: Format) =>
  `${document.symbol.kind}-${document.symbol.bodySymbol}-${document.day}${document.draft ? '-nhap' : ''}.${format}`;

/** The document as it would be issued now, marked as a draft. */
export const previewDocument = (ctx: Ctx, input: ReportRef & { bodyId: number; format: Format }): Promise<FileAnswer> =>
  reading(ctx, async (ctx) => {
    const loaded = await loadReport(ctx, input);
    const { report } = loaded;
    const done = report.status === 'approved' || report.status === 'consolidated';
    const version = done ? await versions.findVersion(ctx.db, report, report.approvedVersion) : null;
    const { document } = composeDocument(
      await sourceFor(ctx, loaded, input.bodyId, version?.content ?? (await contentNow(ctx, loaded)), null),
    );
    return new FileAnswer(fileName(document, input.format), typeOf(input.format), await render(document, input.format));
  });

/** Short, without look-alike letters; 50 bits, so that codes cannot be guessed one after the other. */
function newCode(): string {
  const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const letters = [...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `RR-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Issues the document of an approved version: numbered, frozen with its figures and files. */
export const issueDocument = (ctx: Ctx, input: ReportRef & { bodyId: number; versionNo: number }) =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await loadReport(ctx, input, { lock: true });
    const { report, round, period } = loaded;
    if (!allowsAt(ctx.actor, 'documents.issue', report.orgUnitId)) throw refuse('denied');
    if (report.approvedVersion === 0) throw refuse('not_approved');
    if (report.approvedVersion !== input.versionNo)
      throw refuse('version_conflict', { latest: report.approvedVersion, yours: input.versionNo });
    const version = await versions.findVersion(ctx.db, report, input.versionNo);
    if (!version) throw refuse('no_version');
    const year = Number(ctx.today.slice(0, 4));
    const issue = { number: await documents.takeNumber(ctx.db, input.bodyId, year), code: newCode() };
    const source = await sourceFor(ctx, loaded, input.bodyId, version.content, issue);
    const { document, figures } = composeDocument(source);
    const files = await Promise.all(
      (['docx', 'pdf'] as const).map(async (format) => {
        const bytes = await render(document, format);
        return { format, bytes, sha256: hash(bytes) };
      }),
    );
    const stored: documents.StoredDocument = {
      id: randomUUID(),
      orgUnitId: report.orgUnitId,
      roundId: round.id,
      versionNo: input.versionNo,
      bodyId: input.bodyId,
      number: issue.number,
      year,
      numberLine: numberLine(document),
      subject: document.subject,
      code: issue.code,
      layout: document.layout,
      language: 'vi',
      issuedOn: ctx.today,
      issuedAt: ctx.now,
      issuedBy: ctx.actor.name,
      figures,
      contentHash: hash(canonicalText(document)),
    };
    await documents.insertDocument(ctx.db, stored, document, files);
    await audit(ctx, 'document.issue', {
      orgUnitId: report.orgUnitId,
      subject: `document ${stored.numberLine}`,
      after: { code: stored.code, versionNo: input.versionNo, hash: stored.contentHash },
    });
    await announce(ctx.db, { type: 'document', documentId: stored.id });
    return { ...stored, orgUnit: source.unit, bodyName: source.body.name, period, holds: true };
  });

/** The year's earlier periods, oldest first, and the period itself. */
async function yearUpTo(ctx: Ctx, period: StoredPeriod): Promise<StoredPeriod[]> {
  const before = await periodsBefore(ctx, period, MOST_PERIODS);
  return [...before.filter((one) => one.year === period.year).toReversed(), period];
}

/** What the printed cells read today: the live total of a unit, or its approved value where nobody stands under it. */
async function currentOf(ctx: Ctx, figures: PrintedFigure[]): Promise<(figure: PrintedFigure) => number | null> {
  const all = await catalogue(ctx);
  const now = new Map<string, Amount>();
  const years = new Map<number, number[]>();
  for (const [periodId, printed] of Map.groupBy(figures, (figure) => figure.periodId)) {
    const [period] = (await periodsByIds(ctx, [periodId])) as [StoredPeriod];
    const stretch = (await yearUpTo(ctx, period)).map(({ id }) => id);
    years.set(periodId, stretch);
    const units = [...new Set(printed.map((figure) => figure.orgUnitId))];
    for (const value of await valuesOf(ctx, periodId, units))
      now.set(`${periodId}/${value.orgUnitId}/${cellKey(value)}`, value);
    const summed = [...new Set(printed.filter((figure) => figure.yearToDate).map((figure) => figure.orgUnitId))];
    for (const total of [...(await totalsOf(ctx, units, [periodId])), ...(await totalsOf(ctx, summed, stretch))])
      now.set(`${total.periodId}/${total.orgUnitId}/${cellKey(total)}`, total);
  }
  return (figure) => {
    const { elementId, optionId } = parseCellKey(figure.key);
    const element = all.get(elementId);
    if (!element) return null;
    const inPeriod = (periodId: number) => (key: string) => now.get(`${periodId}/${figure.orgUnitId}/${key}`);
    if (!figure.yearToDate) return readAmount(element, optionId, inPeriod(figure.periodId)).value;
    return readOverTime(element, optionId, all, (years.get(figure.periodId) as number[]).map(inPeriod));
  };
}

async function withNames(ctx: Ctx, stored: documents.StoredDocument[]) {
  const units = await namesOf(
    ctx,
    stored.flatMap((one) => [one.orgUnitId, one.bodyId]),
    ctx.today,
  );
  const current = await currentOf(
    ctx,
    stored.flatMap((one) => one.figures),
  );
  return Promise.all(
    stored.map(async (one) => {
      const [period] = (await periodsByIds(ctx, [(await getRound(ctx, one.roundId)).periodId])) as [StoredPeriod];
      return {
        ...one,
        orgUnit: { id: one.orgUnitId, name: units.get(one.orgUnitId) ?? '' },
        bodyName: units.get(one.bodyId) ?? '',
        period,
        holds: one.figures.every((figure) => current(figure) === figure.printed),
      };
    }),
  );
}

/** Issued documents, newest first, each with whether its figures still hold. */
export const listDocuments = (
  ctx: Ctx,
  input: { roundId?: number | undefined; orgUnitId?: number | undefined; page: number },
) =>
  reading(ctx, async (ctx) => {
    const { documents: found, total } = await documents.listDocuments(ctx.db, {
      ...(input.roundId !== undefined && { roundId: input.roundId }),
      ...(input.orgUnitId !== undefined && { orgUnitId: input.orgUnitId }),
      limit: PAGE_SIZE,
      offset: (input.page - 1) * PAGE_SIZE,
    });
    return { documents: await withNames(ctx, found), total, page: input.page, pageSize: PAGE_SIZE };
  });

/** One issued document, and whether its figures still hold. */
export const getDocument = (ctx: Ctx, input: { orgUnitId: number; id: string }) =>
  reading(ctx, async (ctx) => {
    const stored = await documents.findDocument(ctx.db, input.orgUnitId, input.id);
    const [named] = stored ? await withNames(ctx, [stored]) : [];
    if (!named) throw refuse('unknown_document');
    return named;
  });

/** The file of an issued document. */
export const getDocumentFile = (
  ctx: Ctx,
  input: { orgUnitId: number; id: string; format: Format },
): Promise<FileAnswer> =>
  reading(ctx, async (ctx) => {
    const stored = await documents.findDocument(ctx.db, input.orgUnitId, input.id);
    const bytes = stored && (await documents.findFile(ctx.db, input.orgUnitId, input.id, input.format));
    if (!stored || !bytes) throw refuse('unknown_document');
    const name = `${stored.numberLine.replace(/^Số:? /, '').replaceAll('/', '-')}.${input.format}`;
    return new FileAnswer(name, typeOf(input.format), bytes);
  });

/** Documents that print a cell, for the page that traces it. */
export async function documentsWith(ctx: Ctx, orgUnitId: number, periodId: number, key: string) {
  return withNames(ctx, await documents.documentsWith(ctx.db, orgUnitId, periodId, key));
}

/** Whether a printed document is genuine and whether its figures still hold. Open to everyone. */
export const verifyDocument = (ctx: Ctx, input: { code: string }) =>
  reading(ctx, async (ctx) => {
    const stored = await documents.findByCode(ctx.db, input.code.trim().toUpperCase());
    if (!stored) throw refuse('unknown_document');
    const [document] = await withNames(ctx, [stored]);
    const current = await currentOf(ctx, stored.figures);
    const units = await namesOf(ctx, [...new Set(stored.figures.map(({ orgUnitId }) => orgUnitId))], stored.issuedOn);
    const figures = stored.figures.map((figure) => ({
      ...figure,
      orgUnit: { id: figure.orgUnitId, name: units.get(figure.orgUnitId) ?? '' },
      current: current(figure),
      holds: current(figure) === figure.printed,
    }));
    return {
      document: document as Exclude<typeof document, undefined>,
      illustrative: ctx.isDemo,
      changed: figures.filter(({ holds }) => !holds).length,
      figures,
    };
  });
