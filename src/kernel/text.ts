/** Text in the one form the house keeps: Unicode NFC. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * The form to search without diacritics: lower case, no marks, đ as d, spaces folded.
 * "Hòa  Bình" and "HOÀ BÌNH" both give "hoa binh".
 */
export function searchKey(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return foldSpaces(bare.replaceAll('đ', 'd'));
}

const TONES = '\u0300\u0301\u0303\u0309\u0323';
const GLIDE_BEFORE_VOWEL = new RegExp(`([ou])([${TONES}])([aey])([\\u0302\\u0306]?)`, 'giu');
const AFTER_Q = new RegExp(`(qu)([${TONES}])([aeioy])([\\u0302\\u0306\\u031b]?)`, 'giu');

/**
 * Puts the tone mark where one convention has it, so that "Hòa" and "Hoà", "Thủy" and "Thuỷ",
 * "qúy" and "quý" are the same text. The mark goes on the second vowel of oa, oe, uy and on the vowel
 * after "qu", because closed syllables (hoàn, huỳnh) carry it there too: so a half-typed word still matches.
 * Case and everything else stay.
 */
export function foldTone(text: string): string {
  const apart = text.normalize('NFD').replace(AFTER_Q, '$1$3$4$2');
  return apart.replace(GLIDE_BEFORE_VOWEL, moveTone).normalize('NFC');
}

/** "oa", "oe", "uy" are glides; "ua", "ue" (mùa) and "oy" are not. */
function moveTone(whole: string, glide: string, tone: string, vowel: string, mark: string): string {
  const isGlide = glide.toLowerCase() === 'o' ? /[ae]/i.test(vowel) : /y/i.test(vowel);
  return isGlide ? `${glide}${vowel}${mark}${tone}` : whole;
}

/**
 * Whether a text holds what someone looks for. A query without diacritics finds every spelling
 * ("hoa" finds "Hòa" and "hoa"); one with diacritics means them, wherever the tone mark stands.
 */
export function matchesSearch(haystack: string, query: string): boolean {
  const bare = searchKey(query);
  if (bare === accentKey(query)) return searchKey(haystack).includes(bare);
  return accentKey(haystack).includes(accentKey(query));
}

const accentKey = (text: string): string => foldSpaces(foldTone(text).toLowerCase());

const foldSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const VIETNAMESE_ORDER = new Intl.Collator('vi', { numeric: true });

/** Orders texts as a Vietnamese dictionary does (a, ă, â, b … d, đ), numbers in them by size. */
export const compareVi = (a: string, b: string): number => VIETNAMESE_ORDER.compare(nfc(a), nfc(b));
