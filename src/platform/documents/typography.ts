import type { OfficialDocument } from '../../kernel/official-document.ts';

/** Sizes of type in points; the rest of a style (bold, upper case, place) belongs to the part itself. */
export interface Typography {
  country: number;
  motto: number;
  superiorBody: number;
  issuingBody: number;
  number: number;
  placeDate: number;
  kindName: number;
  subject: number;
  body: number;
  signer: number;
  recipientsTitle: number;
  recipients: number;
  pageNumber: number;
}

/** @source Decree 30/2020/NĐ-CP, Annex I, V (state); Instruction 36-HD/VPTW, table of type (party) */
export const TYPOGRAPHY = {
  state: {
    country: 12,
    motto: 13,
    superiorBody: 12,
    issuingBody: 12,
    number: 13,
    placeDate: 13,
    kindName: 14,
    subject: 14,
    body: 14,
    signer: 14,
    recipientsTitle: 12,
    recipients: 11,
    pageNumber: 14,
  },
  party: {
    country: 15,
    motto: 15,
    superiorBody: 14,
    issuingBody: 14,
    number: 14,
    placeDate: 14,
    kindName: 16,
    subject: 15,
    body: 14,
    signer: 14,
    recipientsTitle: 14,
    recipients: 12,
    pageNumber: 14,
  },
} as const satisfies Record<OfficialDocument['layout'], Typography>;

/** Page of A4, in millimetres. A landscape page is the portrait one turned: its binding edge is on top. */
export const PAGES = {
  portrait: { width: 210, height: 297, top: 20, right: 15, bottom: 20, left: 30 },
  landscape: { width: 297, height: 210, top: 30, right: 20, bottom: 15, left: 20 },
} as const;

export type Orientation = keyof typeof PAGES;

/** Width between the margins, in millimetres. */
export const innerWidth = (orientation: Orientation): number =>
  PAGES[orientation].width - PAGES[orientation].left - PAGES[orientation].right;

/** Distance of the page number from the upper edge, and of the verification line from the lower one, in millimetres. */
export const EDGE = 10;

/** First-line indent, in millimetres. */
export const INDENT = 12.7;

/** Space between paragraphs, in points. */
export const GAP = 6;

/** Colour of the marks "illustrative" and "draft"; everything else is black. */
export const MARK_COLOUR = 'B3372B';

const POINT = 25.4 / 72;

/** Points as millimetres. */
export const millimetres = (points: number): number => points * POINT;
