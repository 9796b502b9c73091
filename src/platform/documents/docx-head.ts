import { AlignmentType, type FileChild, Paragraph } from 'docx';
import { LAYOUT_WORDS } from '../../kernel/official-document.ts';
import { twoColumns } from './docx-table.ts';
import { centred, middleLine, textRuns, twips, twipsOfPoints } from './docx-text.ts';
import type { PrintModel } from './print-model.ts';
import { INDENT, innerWidth } from './typography.ts';

/** Everything above the body: bodies and country or Party, number and date, kind and subject, addressees. */
export function documentHead(model: PrintModel): FileChild[] {
  return [letterhead(model), ...titleOf(model), ...addresseesOf(model)];
}

function letterhead(model: PrintModel) {
  const { head, type } = model;
  const before = { spacing: { before: twipsOfPoints(model.layout === 'state' ? 6 : 0), after: 0 } };
  return twoColumns(
    [
      [bodies(model), model.layout === 'state' ? country(model) : party(model)],
      [
        [centred(head.numberLine, { size: type.number }, before)],
        [centred(head.placeDateLine, { size: type.placeDate, italics: true }, before)],
      ],
    ],
    head.halves,
  );
}

function bodies({ head, type, layout }: PrintModel): Paragraph[] {
  const superior = head.superiorBody ? [centred(head.superiorBody, { size: type.superiorBody })] : [];
  const issuing = centred(head.issuingBody, { size: type.issuingBody, bold: true });
  const under =
    layout === 'state' ? middleLine(head.issuingLine, head.halves[0]) : centred('*', { size: type.issuingBody });
  return [...superior, issuing, under];
}

const country = ({ head, type }: PrintModel) => [
  centred(LAYOUT_WORDS.country, { size: type.country, bold: true }),
  centred(LAYOUT_WORDS.motto, { size: type.motto, bold: true }),
  middleLine(head.topLine, head.halves[1]),
];

const party = ({ head, type }: PrintModel) => [
  centred(LAYOUT_WORDS.party, { size: type.country, bold: true }),
  middleLine(head.topLine, head.halves[1]),
];

function titleOf(model: PrintModel): Paragraph[] {
  const { type } = model;
  const under =
    model.layout === 'state'
      ? middleLine(model.subjectLine, innerWidth('portrait'))
      : centred('-----', { size: type.subject });
  return [
    centred(
      model.kindName,
      { size: type.kindName, bold: true },
      { spacing: { before: 360, after: 0 }, keepNext: true },
    ),
    centred(model.subject, { size: type.subject, bold: true }, { keepNext: true, spacing: { after: 0 } }),
    under,
    new Paragraph({ spacing: { before: 0, after: 0 } }),
  ];
}

function addresseesOf({ addressees, type }: PrintModel): Paragraph[] {
  const [first, ...others] = addressees;
  if (first === undefined) return [];
  const size = type.body;
  const after = { spacing: { before: 0, after: twipsOfPoints(12) } };
  if (others.length === 0) return [centred(`${LAYOUT_WORDS.addressees} ${first}.`, { size }, after)];
  const left = twips(INDENT * 3);
  const line = (text: string, isLast: boolean) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { left: left + twips(INDENT) },
      spacing: { after: isLast ? twipsOfPoints(12) : 0 },
      children: textRuns(`- ${text}${isLast ? '.' : ';'}`, { size }),
    });
  return [
    new Paragraph({ indent: { left }, children: textRuns(LAYOUT_WORDS.addressees, { size }) }),
    ...addressees.map((text, index) => line(text, index === addressees.length - 1)),
  ];
}
