import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';
import type { PrintRun } from './print-model.ts';

/** Millimetres in twentieths of a point, the unit of Word. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Points in twentieths of a point. */
export const twipsOfPoints = (points: number): number => Math.round(points * 20);

/** Points in half points, the unit of type sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2);

type Style = Pick<IRunOptions, 'bold' | 'italics' | 'underline' | 'color'> & { size?: number };

/** Text as runs; a line break in the text is a line break on paper. `size` is in points. */
export function textRuns(text: string, { size, ...style }: Style = {}): TextRun[] {
  const type = size === undefined ? style : { ...style, size: halfPoints(size) };
  return text.split('\n').map((line, index) => new TextRun({ ...type, text: line, ...(index > 0 && { break: 1 }) }));
}

/** Text that leads somewhere, or plain text where `href` is null. Links stay black, as the decree wants all text. */
export function linked(text: string, href: string | null, style: Style = {}): (TextRun | ExternalHyperlink)[] {
  const children = textRuns(text, style);
  return href ? [new ExternalHyperlink({ link: href, children })] : children;
}

/** The pieces of a line with their links. */
export const lineRuns = (runs: PrintRun[], style: Style = {}) =>
  runs.flatMap(({ text, href, bold, italic }) =>
    linked(text, href, { ...style, ...(bold && { bold }), ...(italic && { italics: true }) }),
  );

/** A centred paragraph without space around it unless `options` say otherwise. */
export const centred = (text: string, style: Style, options: IParagraphOptions = {}) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    ...options,
    children: textRuns(text, style),
  });

/** Nothing but a little height, in points. Word wants a paragraph after a table. It stays with what follows. */
export const flatParagraph = (height: number): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 0, after: 0, line: twipsOfPoints(height), lineRule: LineRuleType.EXACT },
  });

/**
 * A horizontal line in the middle of its column: the upper border of an almost flat paragraph,
 * drawn in from both sides. Lengths in millimetres.
 */
export function middleLine(length: number, column: number): Paragraph {
  const side = twips(Math.max(0, (column - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 0, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  });
}
