/** A text of the catalogue in both languages; Vietnamese is the original. */
export interface Words {
  vi: string;
  en: string;
}
