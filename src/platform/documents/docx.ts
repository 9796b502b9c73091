import { AlignmentType, Document, type IStylesOptions, LineRuleType, Packer } from 'docx';
import type { OfficialDocument } from '../../kernel/official-document.ts';
import { annexBody, documentBody, documentEnd } from './docx-body.ts';
import { documentHead } from './docx-head.ts';
import { pages } from './docx-section.ts';
import { steadyDocx } from './docx-steady.ts';
import { halfPoints, twips, twipsOfPoints } from './docx-text.ts';
import { type PrintModel, printModel } from './print-model.ts';
import { GAP, INDENT } from './typography.ts';

/** The media type of what `renderDocx` answers. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Draws an official document as a Word file, in Times New Roman. The same document always gives
 * the same bytes, so that a digest of an issued file can be kept.
 *
 * @throws RangeError if the document's number, its day or one of its tables is not sound
 * @source Decree 30/2020/NĐ-CP, Annex I; Instruction 36-HD/VPTW
 */
export async function renderDocx(source: OfficialDocument): Promise<Uint8Array> {
  const model = printModel(source);
  const file = new Document({
    title: model.title,
    creator: model.head.issuingBody,
    lastModifiedBy: model.head.issuingBody,
    compatibility: { version: 15 },
    styles: stylesOf(model),
    sections: [
      pages(model, 'portrait', [...documentHead(model), ...documentBody(model), ...documentEnd(model)]),
      ...model.annexes.map((annex) => pages(model, annex.orientation, annexBody(annex))),
    ],
  });
  return steadyDocx(await Packer.toBuffer(file), model.day);
}

function stylesOf({ type }: PrintModel): IStylesOptions {
  const size = halfPoints(type.body);
  const text = { font: 'Times New Roman', size, color: '000000', language: { value: 'vi-VN' } };
  const body = {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(INDENT) },
    spacing: { before: 0, after: twipsOfPoints(GAP), line: 276, lineRule: LineRuleType.AUTO },
  };
  const heading = { run: { ...text, bold: true }, paragraph: { ...body, keepNext: true, keepLines: true } };
  return {
    default: {
      document: { run: text, paragraph: { spacing: { before: 0, after: 0 } } },
      heading1: heading,
      heading2: heading,
    },
    paragraphStyles: [
      { id: 'Body', name: 'Body', basedOn: 'Normal', quickFormat: true, paragraph: body },
      { id: 'Source', name: 'Source', basedOn: 'Body', run: { italics: true, size: halfPoints(12) } },
      {
        id: 'Figure',
        name: 'Figure',
        basedOn: 'Normal',
        // The smallest size of a table, so that an empty cell makes no row higher.
        run: { size: halfPoints(10) },
        paragraph: { spacing: { before: 30, after: 30 } },
      },
    ],
  };
}
