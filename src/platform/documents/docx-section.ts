import {
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx';
import { LAYOUT_WORDS } from '../../kernel/official-document.ts';
import { halfPoints, linked, textRuns, twips } from './docx-text.ts';
import type { PrintModel } from './print-model.ts';
import { EDGE, innerWidth, MARK_COLOUR, type Orientation, PAGES } from './typography.ts';

/**
 * A run of pages with page numbers of its own: from 1, in the middle of the upper margin, not
 * shown on the first page. The marks and the verification line stand on every page.
 */
export function pages(
  model: PrintModel,
  orientation: Orientation,
  children: ISectionOptions['children'],
): ISectionOptions {
  const { width, height, top, right, bottom, left } = PAGES[orientation];
  const landscape = orientation === 'landscape';
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // The library turns the page itself: it wants the portrait measures.
        size: {
          width: twips(landscape ? height : width),
          height: twips(landscape ? width : height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(top),
          right: twips(right),
          bottom: twips(bottom),
          left: twips(left),
          header: twips(EDGE),
          footer: twips(EDGE),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: headerOf(model, orientation, false), default: headerOf(model, orientation, true) },
    footers: { first: footerOf(model), default: footerOf(model) },
    children,
  };
}

function headerOf(model: PrintModel, orientation: Orientation, isNumbered: boolean): Header {
  const width = innerWidth(orientation);
  const mark = (on: boolean, text: string) => textRuns(on ? text : '', { bold: true, color: MARK_COLOUR, size: 11 });
  const number = new TextRun({
    children: ['\t', ...(isNumbered ? [PageNumber.CURRENT] : []), '\t'],
    size: halfPoints(model.type.pageNumber),
  });
  return new Header({
    children: [
      new Paragraph({
        spacing: { before: 0, after: 0 },
        tabStops: [
          { type: TabStopType.CENTER, position: twips(width / 2) },
          { type: TabStopType.RIGHT, position: twips(width) },
        ],
        children: [
          ...mark(model.marks.draft, LAYOUT_WORDS.draft),
          number,
          ...mark(model.marks.illustrative, LAYOUT_WORDS.illustrative),
        ],
      }),
    ],
  });
}

function footerOf({ verification }: PrintModel): Footer {
  const size = 9;
  const children = verification
    ? [
        ...textRuns(`${LAYOUT_WORDS.verification} ${verification.code} – `, { size }),
        ...linked(verification.url, verification.href, { size, underline: {} }),
      ]
    : [];
  return new Footer({ children: [new Paragraph({ spacing: { before: 0, after: 0 }, children })] });
}
