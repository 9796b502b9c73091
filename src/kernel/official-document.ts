/**
 * An official document as plain data: what it says, never how it is drawn.
 *
 * Whoever issues the document fills this in (texts in Vietnamese, figures already written out as
 * text); `platform/documents` draws the same data as Word and as PDF. Two layouts exist: `state`
 * (Decree 30/2020/NĐ-CP) and `party` (Instruction 36-HD/VPTW). The issuing body decides which.
 */
export interface OfficialDocument {
  layout: 'state' | 'party';
  /** The body directly above, upper case; '' when there is none or the layout shows none. */
  superiorBody: string;
  /** The body that answers for the document, upper case: "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ". */
  issuingBody: string;
  /** The same body inside a sentence ("Ủy ban nhân dân tỉnh Phú Thọ"), for the line under an annex title; '' leaves it out. */
  issuingBodyInText: string;
  /** Number in the register of the issuing body; null while the document is a draft. */
  number: number | null;
  symbol: { kind: string; bodySymbol: string };
  place: string;
  /** Day of issue, 'YYYY-MM-DD'. A draft shows its month and leaves the day open. */
  day: string;
  /** "BÁO CÁO", "TỜ TRÌNH"… */
  kindName: string;
  /** State: "Kết quả …"; party: "về kết quả …". */
  subject: string;
  /** "Kính gửi"; required on a report to a higher body, empty otherwise. */
  addressees: string[];
  body: Block[];
  annexes: Annex[];
  signer: Signer;
  /** "Nơi nhận", each line as printed: "- Như trên;" first, "- Lưu: VT, …" last. */
  recipients: string[];
  /** Where a reader checks whether the figures still hold; null until the document is issued. */
  verification: { code: string; url: string } | null;
  /** Made-up figures: every page says so. */
  illustrative: boolean;
  /** Not issued: every page says so, and no number is printed. */
  draft: boolean;
}

/**
 * Who signs. `authority` holds the lines that say by what right ("TM. BAN CHỈ ĐẠO",
 * "KT. TRƯỞNG BAN"; "T/M …" in the party layout); `office` is the signer's own; `name` has no title.
 */
export interface Signer {
  authority: string[];
  office: string;
  name: string;
}

/** A piece of text inside a line. Only http(s) links are drawn as links. */
export interface Run {
  text: string;
  href?: string;
  bold?: boolean;
  italic?: boolean;
}
export type Inline = string | Run[];

/** Level 1 is "I. …" (drawn in upper case), level 2 is "1. …"; numerals are part of the text. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; content: Inline }
  | { kind: 'list'; items: Inline[] }
  | { kind: 'table'; table: DocumentTable }
  | { kind: 'source'; content: Inline };

export interface TableCell {
  text: string;
  /** Without it: centred in header rows, left elsewhere. */
  align?: 'left' | 'center' | 'right';
  href?: string;
  bold?: boolean;
  colspan?: number;
  /** In header rows only, for grouped headings. */
  rowspan?: number;
}

export interface DocumentTable {
  /** "Đơn vị tính: …" and the like, right-aligned above the table. */
  unitNote?: string;
  /** Repeated at the top of each page. */
  header: TableCell[][];
  rows: TableCell[][];
  /** Relative column widths; without them the text decides. */
  widths?: number[];
}

export interface Annex {
  /** Name of the annex, drawn in upper case. */
  title: string;
  orientation: 'landscape' | 'portrait';
  table: DocumentTable;
}

/** Words that the layouts themselves prescribe. */
export const LAYOUT_WORDS = {
  country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  addressees: 'Kính gửi:',
  recipients: 'Nơi nhận:',
  annex: 'Phụ lục',
  illustrative: 'SỐ LIỆU MINH HỌA',
  draft: 'BẢN NHÁP',
  verification: 'Mã xác minh:',
} as const;

/** The space left for a number, or for a day, to be written in when a draft is issued. */
const OPEN = '\u00a0'.repeat(6);

const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * The line with number and symbol: "Số: 05/BC-UBND" (state), "Số 12-BC/BCĐ" (party).
 * Numbers below 10 get a leading zero; a draft leaves the place of the number open.
 *
 * @throws RangeError if the document is not a draft and its number is not a positive whole number
 * @source Decree 30/2020/NĐ-CP, Annex I, II.3; Instruction 36-HD/VPTW
 */
export function numberLine(doc: Pick<OfficialDocument, 'layout' | 'number' | 'symbol' | 'draft'>): string {
  const number = doc.draft ? OPEN : registered(doc.number);
  const { kind, bodySymbol } = doc.symbol;
  return doc.layout === 'state' ? `Số: ${number}/${kind}-${bodySymbol}` : `Số ${number}-${kind}/${bodySymbol}`;
}

function registered(number: number | null): string {
  if (number === null || !Number.isInteger(number) || number < 1) {
    throw new RangeError(`An issued document needs a positive whole number, not ${number}`);
  }
  return twoDigits(number);
}

/**
 * The line with place and date: "Phú Thọ, ngày 22 tháng 9 năm 2026".
 * Days below 10 and the months 1 and 2 get a leading zero; a draft leaves the day open.
 *
 * @source Decree 30/2020/NĐ-CP, Annex I, II.4
 */
export function placeDateLine(doc: Pick<OfficialDocument, 'place' | 'day' | 'draft'>): string {
  return `${doc.place}, ${dateInWords(doc)}`;
}

/** "ngày 05 tháng 02 năm 2026", as it stands in the date line and under the title of an annex. */
function dateInWords(doc: Pick<OfficialDocument, 'day' | 'draft'>): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(doc.day) ?? [];
  if (!year || !month || !day) throw new RangeError(`Not a day: ${doc.day}`);
  const monthText = Number(month) < 3 ? month : String(Number(month));
  return `ngày ${doc.draft ? OPEN : day} tháng ${monthText} năm ${year}`;
}

/**
 * The heading of an annex: "Phụ lục" when it is the only one, "Phụ lục II" from two on.
 *
 * @param index place of the annex, from 0
 * @source Decree 30/2020/NĐ-CP, Annex I, III.1
 */
export function annexLabel(index: number, count: number): string {
  return count === 1 ? LAYOUT_WORDS.annex : `${LAYOUT_WORDS.annex} ${roman(index + 1)}`;
}

const ROMAN = [
  ['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1],
] as const; // biome-ignore format: a table reads better in one row

/** A whole number from 1 to 399 in Roman numerals. */
export function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [sign, worth] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** The line under the title of an annex: "(Kèm theo Báo cáo số 05/BC-UBND ngày … của …)". */
export function annexReference(doc: OfficialDocument): string {
  const number = numberLine(doc).replace(/^Số:? /, 'số ');
  const issuer = doc.issuingBodyInText ? ` của ${doc.issuingBodyInText}` : '';
  return `(Kèm theo ${sentenceCase(doc.kindName)} ${number} ${dateInWords(doc)}${issuer})`;
}

function sentenceCase(text: string): string {
  const lower = text.toLocaleLowerCase('vi');
  return lower.slice(0, 1).toLocaleUpperCase('vi') + lower.slice(1);
}

/**
 * How many columns a table has, after checking that every row fills them: a short row would
 * shift its figures under the wrong headings.
 *
 * @throws RangeError naming the row that does not fit
 */
export function columnCount(table: DocumentTable): number {
  const first = table.header[0] ?? table.rows[0] ?? [];
  const count = first.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0);
  const headerArea = table.header.flat().reduce((sum, cell) => sum + (cell.colspan ?? 1) * (cell.rowspan ?? 1), 0);
  if (headerArea !== count * table.header.length) throw new RangeError('The header does not fill its columns');
  if (table.widths && table.widths.length !== count)
    throw new RangeError(`${table.widths.length} widths for ${count} columns`);
  for (const [index, row] of table.rows.entries()) {
    const filled = row.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0);
    if (filled !== count) throw new RangeError(`Row ${index + 1} fills ${filled} of ${count} columns`);
  }
  return count;
}

/** The address if it may be drawn as a link (http or https), else null. */
export function linkTarget(href: string | undefined): string | null {
  return href && URL.canParse(href) && /^https?:\/\//i.test(href) ? href : null;
}

/** A line of text as its pieces. */
export function runsOf(content: Inline): Run[] {
  return typeof content === 'string' ? [{ text: content }] : content;
}
