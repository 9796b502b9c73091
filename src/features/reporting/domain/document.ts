import type { Annex, Block, OfficialDocument, TableCell } from '../../../kernel/official-document.ts';
import { roman } from '../../../kernel/official-document.ts';
import type { Period } from '../../../kernel/period.ts';
import { formatDay, formatQuantity } from '../../../kernel/quantity.ts';
import type { Words } from '../../../kernel/words.ts';
import { cellKey, type DataElement, parseCellKey, TOTAL } from '../../indicators/domain/element.ts';
import { overTime, ratioOfTotals } from '../../indicators/domain/roll-up.ts';
import type { IssuingBody } from '../../org-units/domain.ts';
import { inSentence } from '../../org-units/domain.ts';
import { contributionsOf } from './consolidation.ts';
import type { Figure, ReportContent } from './report.ts';
import { type ReportRow, tableRows } from './table-rows.ts';
import type { TemplateContent } from './template.ts';

/** A figure as it was printed. `line` is the number behind the code beside it. */
export interface PrintedFigure {
  line: number;
  orgUnitId: number;
  periodId: number;
  key: string;
  label: Words;
  unit: Words;
  decimals: number;
  printed: number | null;
  /** From the start of the reporting year to the period, not the period alone. */
  yearToDate: boolean;
}

export interface DocumentSource {
  body: Omit<IssuingBody, 'orgUnitId' | 'actsForId'>;
  unit: { id: number; name: string };
  period: Period & { id: number };
  legalBasis: string;
  template: TemplateContent;
  elements: DataElement[];
  content: ReportContent;
  /** Children in the exact versions that were used, with the names of the round's map. */
  children: { id: number; name: string; content: ReportContent }[];
  /** Approved totals of the year's earlier periods, oldest first: what the cumulative column adds to. */
  earlier: Map<string, Pick<Figure, 'value' | 'members'>>[];
  /** Null while it is a draft. */
  issue: { number: number; code: string } | null;
  day: string;
  publicUrl: string;
  illustrative: boolean;
}

const ORDINALS = { month: 'tháng', quarter: 'quý' } as const;

/** A period as an official document calls it: "quý III năm 2026", "6 tháng đầu năm 2026". */
export function periodInWords({ kind, year, ordinal }: Pick<Period, 'kind' | 'year' | 'ordinal'>): string {
  if (kind === 'year') return `năm ${year}`;
  if (kind === 'nine_months') return `9 tháng năm ${year}`;
  if (kind === 'half') return `6 tháng ${ordinal === 1 ? 'đầu' : 'cuối'} năm ${year}`;
  return `${ORDINALS[kind]} ${kind === 'quarter' ? roman(ordinal) : ordinal} năm ${year}`;
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const number = (value: number | null, decimals: number) =>
  value === null ? '–' : formatQuantity(value, 'vi', decimals);

/** Figures by cell, ratios taken from the totals of their parts. */
function valueAt(row: ReportRow, values: Map<string, number | null>): number | null {
  const { element } = row;
  if (!element || row.kind !== 'ratio') return values.get(row.key as string) ?? null;
  const part = (id: number | null) =>
    id === null ? null : (values.get(cellKey({ elementId: id, optionId: TOTAL })) ?? null);
  return ratioOfTotals(element, part(element.numeratorId), part(element.denominatorId));
}

function yearToDate(
  elements: Map<number, DataElement>,
  now: Map<string, Pick<Figure, 'value' | 'members'>>,
  earlier: DocumentSource['earlier'],
): Map<string, number | null> {
  return new Map(
    [...now].map(([key, figure]) => {
      const how = elements.get(parseCellKey(key).elementId)?.overTime;
      if (!how || how === 'ratio') return [key, null];
      const nothing = { value: null, members: null };
      return [key, overTime(how, [...earlier.map((period) => period.get(key) ?? nothing), figure]).value];
    }),
  );
}

/** The name of a figure away from its table: an option says of which line it is a part. */
function lineLabel({ kind, label, element }: ReportRow): Words {
  if (kind !== 'option' || !element) return label;
  return { vi: `${element.name.vi} – ${label.vi}`, en: `${element.name.en} – ${label.en}` };
}

/** Writes down each figure as it is printed, with the address that traces it. */
class Ledger {
  readonly figures: PrintedFigure[] = [];
  readonly #source: DocumentSource;
  #line = 0;

  constructor(source: DocumentSource) {
    this.#source = source;
  }

  nextLine(): number {
    this.#line += 1;
    return this.#line;
  }

  cell(line: number, row: ReportRow, orgUnitId: number, printed: number | null, yearToDate = false): TableCell {
    const { period, publicUrl } = this.#source;
    const key = row.key as string;
    const { unit, decimals } = row;
    const name = lineLabel(row);
    const label = yearToDate ? { vi: `${name.vi}, lũy kế từ đầu năm`, en: `${name.en}, year to date` } : name;
    this.figures.push({ line, orgUnitId, periodId: period.id, key, label, unit, decimals, printed, yearToDate });
    return {
      text: number(printed, decimals),
      align: 'right',
      href: `${publicUrl}/truy-vet/${period.id}/${orgUnitId}/${key}`,
    };
  }

  /** The code printed beside a line; it opens the page that says whether the line still holds. */
  code(line: number): TableCell {
    const { issue, publicUrl } = this.#source;
    if (!issue) return { text: '', align: 'center' };
    return { text: `${issue.code}-${line}`, align: 'center', href: `${publicUrl}/xac-minh/${issue.code}-${line}` };
  }
}

const heading = (text: string): TableCell => ({ text, bold: true, align: 'center' });

function summaryAnnex(source: DocumentSource, rows: ReportRow[], figures: Map<string, Figure>, ledger: Ledger): Annex {
  const elements = new Map(source.elements.map((element) => [element.id, element]));
  const values = new Map([...figures].map(([key, figure]) => [key, figure.value]));
  const cumulative = yearToDate(elements, figures, source.earlier);
  return {
    title: `Tổng hợp số liệu ${periodInWords(source.period)}`,
    orientation: 'landscape',
    table: {
      header: [
        [
          heading('STT'),
          heading('Chỉ tiêu'),
          heading('Đơn vị tính'),
          heading('Trong kỳ'),
          heading('Lũy kế từ đầu năm'),
          heading('Số đơn vị có số liệu'),
          heading('Mã truy vết'),
        ],
      ],
      widths: [6, 40, 13, 14, 14, 13, 20],
      rows: rows.map((row) => {
        if (row.kind === 'heading')
          return [
            { text: row.number, bold: true, align: 'center' },
            { text: row.label.vi, bold: true, colspan: 6 },
          ];
        const line = ledger.nextLine();
        const figure =
          figures.get(row.key as string) ??
          (row.element?.numeratorId
            ? figures.get(cellKey({ elementId: row.element.numeratorId, optionId: TOTAL }))
            : undefined);
        return [
          { text: row.number, align: 'center' },
          { text: row.indent > 1 ? `– ${row.label.vi}` : row.label.vi },
          { text: row.indent > 1 ? '' : row.unit.vi, align: 'center' },
          ledger.cell(line, row, source.unit.id, valueAt(row, values)),
          ledger.cell(line, row, source.unit.id, valueAt(row, cumulative), true),
          { text: figure ? `${figure.childrenReported}/${figure.childrenExpected}` : '–', align: 'center' },
          ledger.code(line),
        ];
      }),
    },
  };
}

/** Most columns of figures that fit a landscape page beside the name of the unit. */
const COLUMNS = 8;

function unitsAnnex(source: DocumentSource, rows: ReportRow[], ledger: Ledger): Annex {
  const lines = rows.filter((row) => row.kind === 'total');
  const columns = [...lines.filter((row) => row.required), ...lines.filter((row) => !row.required)].slice(0, COLUMNS);
  const missing = source.content.consolidation?.missing ?? [];
  return {
    title: `Số liệu theo đơn vị ${periodInWords(source.period)}`,
    orientation: 'landscape',
    table: {
      header: [
        [
          heading('STT'),
          heading('Đơn vị'),
          ...columns.map((row) => heading(`${row.label.vi} (${row.unit.vi})`)),
          heading('Mã truy vết'),
        ],
      ],
      widths: [5, 19, ...columns.map(() => 9), 22],
      rows: [
        ...source.children.map((child, index): TableCell[] => {
          const brought = new Map([...contributionsOf(child.content)].map(([key, { value }]) => [key, value]));
          const line = ledger.nextLine();
          return [
            { text: String(index + 1), align: 'center' },
            { text: child.name },
            ...columns.map((row) => ledger.cell(line, row, child.id, valueAt(row, brought))),
            ledger.code(line),
          ];
        }),
        ...missing.map((unit, index): TableCell[] => [
          { text: String(source.children.length + index + 1), align: 'center' },
          { text: unit.name },
          { text: 'chưa có số liệu được duyệt', colspan: columns.length + 1, align: 'center' },
        ]),
      ],
    },
  };
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((content) => ({ kind: 'paragraph', content }));

function opening(source: DocumentSource): Block[] {
  const { body, unit, period, content, template, legalBasis } = source;
  const { pins, missing } = content.consolidation ?? { pins: [], missing: [] };
  const window = `số liệu chốt từ ngày ${formatDay(period.startsOn, 'vi')} đến hết ngày ${formatDay(period.endsOn, 'vi')}`;
  const basis =
    pins.length + missing.length === 0
      ? ''
      : `, tổng hợp từ ${pins.length}/${pins.length + missing.length} đơn vị trực thuộc đã được duyệt báo cáo`;
  const said = `Thực hiện ${legalBasis}, ${body.name} báo cáo ${template.subject.vi} ${periodInWords(period)} của ${inSentence(unit.name)} (${window}${basis}) như sau:`;
  if (missing.length === 0) return [{ kind: 'paragraph', content: said }];
  const names = missing.map(({ name }) => inSentence(name)).join('; ');
  return [
    { kind: 'paragraph', content: said },
    {
      kind: 'paragraph',
      content: `Chưa có số liệu được duyệt của ${missing.length} đơn vị: ${names}. Số liệu tổng hợp không bao gồm các đơn vị này.`,
    },
  ];
}

function sectionBlocks(source: DocumentSource): Block[] {
  const words = new Map(source.content.sections.map(({ key, body }) => [key, body]));
  return source.template.sections
    .filter((section) => section.kind !== 'table')
    .flatMap((section, index): Block[] => {
      const title: Block = { kind: 'heading', level: 1, text: `${roman(index + 1)}. ${section.title.vi}` };
      if (section.kind === 'words') {
        const said = paragraphs(words.get(section.key) ?? '');
        return [title, ...(said.length > 0 ? said : paragraphs('Không có nội dung báo cáo.'))];
      }
      const asked = source.content.recommendations.map(
        ({ body, addressee }, at) => `${at + 1}. ${body.replace(/\.$/, '')} (kính gửi ${addressee}).`,
      );
      return [title, ...(asked.length > 0 ? asked.flatMap(paragraphs) : paragraphs('Không có kiến nghị, đề xuất.'))];
    });
}

/**
 * The official document of one submitted version, as plain data, with every figure it prints.
 *
 * @source Decree 30/2020/NĐ-CP (state bodies), Instruction 36-HD/VPTW (party bodies)
 */
export function composeDocument(source: DocumentSource): { document: OfficialDocument; figures: PrintedFigure[] } {
  const { body, period, template, content, issue } = source;
  const rows = tableRows(template, source.elements);
  const ledger = new Ledger(source);
  const own: Figure[] = content.cells.map(({ key, value, members }) => ({
    key,
    ownValue: value,
    ownMembers: members,
    childrenValue: null,
    value,
    members,
    childrenReported: 1,
    childrenExpected: 1,
    unitsReported: 1,
    unitsExpected: 1,
  }));
  const figures = new Map((content.consolidation?.figures ?? own).map((figure) => [figure.key, figure]));
  const annexes = [summaryAnnex(source, rows, figures, ledger)];
  if (content.consolidation) annexes.push(unitsAnnex(source, rows, ledger));
  const subject = `${template.subject.vi} ${periodInWords(period)}`;
  const document: OfficialDocument = {
    layout: body.layout,
    superiorBody: body.superiorName,
    issuingBody: body.nameLines.join('\n'),
    issuingBodyInText: body.name,
    number: issue?.number ?? null,
    symbol: { kind: 'BC', bodySymbol: body.symbol },
    place: body.place,
    day: source.day,
    kindName: 'BÁO CÁO',
    subject: body.layout === 'party' ? `về ${subject}` : capital(subject),
    addressees: body.addressees,
    body: [
      ...opening(source),
      ...sectionBlocks(source),
      {
        kind: 'paragraph',
        content: 'Số liệu chi tiết tại các phụ lục kèm theo; mỗi số liệu có liên kết và mã truy vết đến nguồn./.',
      },
    ],
    annexes,
    signer: { authority: body.signerAuthority, office: body.signerOffice, name: body.signerName },
    recipients: body.recipients,
    verification: issue ? { code: issue.code, url: `${source.publicUrl}/xac-minh/${issue.code}` } : null,
    illustrative: source.illustrative,
    draft: issue === null,
  };
  return { document, figures: ledger.figures };
}
