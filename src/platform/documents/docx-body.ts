import { AlignmentType, type FileChild, HeadingLevel, Paragraph } from 'docx';
import { LAYOUT_WORDS } from '../../kernel/official-document.ts';
import { figureTable, twoColumns } from './docx-table.ts';
import { centred, flatParagraph, lineRuns, textRuns, twipsOfPoints } from './docx-text.ts';
import type { PrintAnnex, PrintBlock, PrintModel } from './print-model.ts';
import { GAP, innerWidth } from './typography.ts';

const DASH = { text: '- ', href: null, bold: false, italic: false };

/** The words and tables of the document. */
export const documentBody = ({ body }: PrintModel): FileChild[] =>
  body.flatMap((block, index) => drawBlock(block, index === body.length - 1));

/** @param isLast the last paragraph goes to the page of the signature, which must not stand alone */
function drawBlock(block: PrintBlock, isLast: boolean): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: textRuns(block.text) })];
    }
    case 'paragraph':
      return [new Paragraph({ style: 'Body', keepNext: isLast, children: lineRuns(block.runs) })];
    case 'list':
      return block.items.map((runs) => new Paragraph({ style: 'Body', children: lineRuns([DASH, ...runs]) }));
    case 'source':
      return [new Paragraph({ style: 'Source', children: lineRuns(block.runs) })];
    case 'table':
      return [...figureTable(block.table), flatParagraph(GAP)];
  }
}

/** Who receives the document (left) and who signs it (right), never parted by the end of a page. */
export function documentEnd(model: PrintModel): FileChild[] {
  const half = innerWidth('portrait') / 2;
  return [flatParagraph(GAP), twoColumns([[recipientsOf(model), signerOf(model)]], [half - 5, half + 5])];
}

function recipientsOf({ recipients, type, layout }: PrintModel): Paragraph[] {
  // The Party underlines the words; the decree sets them bold and italic.
  const title = layout === 'state' ? { bold: true, italics: true } : { underline: {} };
  const line = { spacing: { before: 0, after: 0 } };
  return [
    new Paragraph({ ...line, children: textRuns(LAYOUT_WORDS.recipients, { ...title, size: type.recipientsTitle }) }),
    ...recipients.map((text) => new Paragraph({ ...line, children: textRuns(text, { size: type.recipients }) })),
  ];
}

function signerOf({ signer, type }: PrintModel): Paragraph[] {
  const style = { size: type.signer, bold: true };
  const room = { spacing: { before: twipsOfPoints(76), after: 0 } };
  return [
    ...signer.authority.map((line) => centred(line, style)),
    centred(signer.office, style),
    centred(signer.name, style, room),
  ];
}

/** An annex on its own pages: its number, its name, the document it belongs to, its table. */
export function annexBody(annex: PrintAnnex): FileChild[] {
  const style = { size: 14, bold: true };
  return [
    centred(annex.label, style, {
      keepNext: true,
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
    }),
    centred(annex.title, style, { keepNext: true }),
    centred(
      annex.reference,
      { size: 14, italics: true },
      { keepNext: true, spacing: { before: 0, after: twipsOfPoints(12) } },
    ),
    ...figureTable(annex.table),
  ];
}
