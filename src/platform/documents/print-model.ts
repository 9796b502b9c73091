import {
  type Annex,
  annexLabel,
  annexReference,
  type Block,
  type DocumentTable,
  type Inline,
  LAYOUT_WORDS,
  linkTarget,
  numberLine,
  type OfficialDocument,
  placeDateLine,
  runsOf,
  type Signer,
  type TableCell,
} from '../../kernel/official-document.ts';
import { columnWidths } from './column-widths.ts';
import { type Face, textWidth } from './fonts.ts';
import { innerWidth, millimetres, type Orientation, TYPOGRAPHY, type Typography } from './typography.ts';

/**
 * What both renderers draw: every line of text made, every width known, so that Word and PDF
 * can't disagree. Lengths are in millimetres, type in points. Plain JSON.
 */
export interface PrintModel {
  layout: OfficialDocument['layout'];
  type: Typography;
  title: string;
  day: string;
  head: Head;
  kindName: string;
  subject: string;
  /** Length of the line under the subject. */
  subjectLine: number;
  addressees: string[];
  body: PrintBlock[];
  annexes: PrintAnnex[];
  signer: Signer;
  recipients: string[];
  verification: { code: string; url: string; href: string | null } | null;
  marks: { draft: boolean; illustrative: boolean };
}

export interface Head {
  superiorBody: string;
  issuingBody: string;
  issuingLine: number;
  numberLine: string;
  placeDateLine: string;
  /** Length of the line under the motto, or under the name of the Party. */
  topLine: number;
  /** Widths of the left and of the right half. */
  halves: [number, number];
}

export interface PrintRun {
  text: string;
  href: string | null;
  bold: boolean;
  italic: boolean;
}

export type PrintBlock =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph' | 'source'; runs: PrintRun[] }
  | { kind: 'list'; items: PrintRun[][] }
  | { kind: 'table'; table: PrintTable };

export interface PrintCell {
  text: string;
  align: 'left' | 'center' | 'right';
  href: string | null;
  bold: boolean;
  colspan: number;
  rowspan: number;
}

export interface PrintTable {
  unitNote: string;
  header: PrintCell[][];
  rows: PrintCell[][];
  widths: number[];
  size: number;
}

export interface PrintAnnex {
  label: string;
  title: string;
  reference: string;
  orientation: Orientation;
  table: PrintTable;
}

/**
 * Prepares a document for drawing.
 *
 * @throws RangeError if its number, its day or one of its tables is not sound
 */
export function printModel(source: OfficialDocument): PrintModel {
  const doc = cleanText(source);
  const type = TYPOGRAPHY[doc.layout];
  const { verification } = doc;
  const subject = balanced(doc.subject, type.subject, 'bold', innerWidth('portrait') - 20);
  return {
    layout: doc.layout,
    type,
    title: `${upper(doc.kindName)} ${doc.subject}`.replace(/\s+/g, ' '),
    day: doc.day,
    head: headOf(doc, type),
    kindName: upper(doc.kindName),
    subject,
    subjectLine: lineUnder(subject, type.subject),
    addressees: doc.addressees,
    body: doc.body.map(printBlock),
    annexes: doc.annexes.map((annex, index) => printAnnex(doc, annex, index)),
    signer: doc.signer,
    recipients: doc.recipients,
    verification: verification && { ...verification, href: linkTarget(verification.url) },
    marks: { draft: doc.draft, illustrative: doc.illustrative },
  };
}

const upper = (text: string) => text.toLocaleUpperCase('vi');

/** Every control character but tab and line feed, and what Unicode reserves: a Word file can't hold them. */
const UNWRITABLE = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/** The same value with its texts in Unicode NFC and free of what can't be written. */
function cleanText<T>(value: T): T {
  if (typeof value === 'string') {
    return value.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWRITABLE, '').normalize('NFC') as T;
  }
  if (Array.isArray(value)) return value.map(cleanText) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanText(part)])) as T;
}

function headOf(doc: OfficialDocument, type: Typography): Head {
  const isState = doc.layout === 'state';
  const top = millimetres(textWidth(isState ? LAYOUT_WORDS.country : LAYOUT_WORDS.party, type.country, 'bold'));
  const motto = millimetres(textWidth(LAYOUT_WORDS.motto, type.motto, 'bold'));
  // The right half must hold its longest line in one piece, in whatever cut of the font a reader has.
  const right = Math.max(top + 3, motto + 3, innerWidth('portrait') / 2);
  const left = innerWidth('portrait') - right;
  const superiorBody = balanced(upper(doc.superiorBody), type.superiorBody, 'regular', left - 2);
  const issuingBody = balanced(upper(doc.issuingBody), type.issuingBody, 'bold', left - 2);
  return {
    superiorBody,
    issuingBody,
    issuingLine: lineUnder(issuingBody, type.issuingBody),
    numberLine: numberLine(doc),
    placeDateLine: placeDateLine(doc),
    topLine: isState ? motto : top,
    halves: [left, right],
  };
}

/** A line from a third to a half as long as the text above it: 2/5 of its longest line. */
const lineUnder = (text: string, size: number): number => 0.4 * longestLine(text, size, 'bold');

const longestLine = (text: string, size: number, face: Face): number =>
  Math.max(...text.split('\n').map((line) => millimetres(textWidth(line, size, face))));

/** Breaks a text too long for its place into lines of about the same length. Breaks already in it stay. */
export function balanced(text: string, size: number, face: Face, available: number): string {
  const width = longestLine(text, size, face);
  const words = text.split(' ');
  if (width <= available || text.includes('\n') || words.length < 2) return text;
  const aim = width / Math.ceil(width / available);
  const ways = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')] as const);
  const distance = (first: string) => Math.abs(longestLine(first, size, face) - aim);
  const fitting = ways.filter(([first]) => longestLine(first, size, face) <= available);
  const [first, rest] = (fitting.length > 0 ? fitting : ways.slice(0, 1)).reduce((best, way) =>
    distance(way[0]) < distance(best[0]) ? way : best,
  ) as readonly [string, string];
  return `${first}\n${balanced(rest, size, face, available)}`;
}

function printBlock(block: Block): PrintBlock {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: block.level === 1 ? upper(block.text) : block.text };
    case 'list':
      return { kind: 'list', items: block.items.map(printRuns) };
    case 'table':
      return { kind: 'table', table: printTable(block.table, 'portrait') };
    default:
      return { kind: block.kind, runs: printRuns(block.content) };
  }
}

const printRuns = (content: Inline): PrintRun[] =>
  runsOf(content).map(({ text, href, bold = false, italic = false }) => ({
    text,
    href: linkTarget(href),
    bold,
    italic,
  }));

function printAnnex(doc: OfficialDocument, annex: Annex, index: number): PrintAnnex {
  return {
    label: annexLabel(index, doc.annexes.length),
    title: balanced(upper(annex.title), 14, 'bold', innerWidth(annex.orientation) - 10),
    reference: balanced(annexReference(doc), 14, 'italic', innerWidth(annex.orientation) - 10),
    orientation: annex.orientation,
    table: printTable(annex.table, annex.orientation),
  };
}

function printTable(table: DocumentTable, orientation: Orientation): PrintTable {
  const columns = (table.header[0] ?? table.rows[0] ?? []).reduce((sum, cell) => sum + (cell.colspan ?? 1), 0);
  const size = columns <= 6 ? 12 : columns <= 9 ? 11 : 10;
  return {
    unitNote: table.unitNote ?? '',
    header: table.header.map((row) => row.map((cell) => printCell(cell, { align: 'center', bold: true }))),
    rows: table.rows.map((row) => row.map((cell) => printCell(cell, { align: 'left', bold: false }))),
    widths: columnWidths(table, innerWidth(orientation), size),
    size,
  };
}

function printCell(cell: TableCell, usual: { align: PrintCell['align']; bold: boolean }): PrintCell {
  return {
    text: cell.text,
    align: cell.align ?? usual.align,
    href: linkTarget(cell.href),
    bold: cell.bold ?? usual.bold,
    colspan: cell.colspan ?? 1,
    rowspan: cell.rowspan ?? 1,
  };
}
