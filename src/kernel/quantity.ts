import { type Day, parseDay } from './period.ts';

export type Language = 'vi' | 'en';

/** Why a text is not taken as a number. Each is told to the person who typed it; none is guessed away. */
export type QuantityRefusal = 'empty' | 'letters' | 'ambiguous_separator' | 'too_many_decimals' | 'too_large';

export type ParsedQuantity = { ok: true; value: number } | { ok: false; reason: QuantityRefusal };

const MARKS: Record<Language, { group: string; decimal: string }> = {
  vi: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};
const LARGEST = 1e12;
const MOST_DECIMALS = 4;
/** A double keeps 15 digits whatever they are; a sixteenth could come back changed. */
const MOST_DIGITS = 15;
const SPACES = /[ \u00a0\u2009\u202f]/;

/**
 * Reads a number as it is written in a language: vi "1.234,5", en "1,234.5"; groups may also be parted
 * by spaces. A text that the other language would read as another number is refused when its own
 * reading is not whole: vi "1.23", "1,234.5", "0.123".
 *
 * @returns the value with at most 4 decimals and |value| ≤ 10¹², or the reason of the refusal
 * @source written Vietnamese usage: comma for decimals, dot for thousands; English the mirror
 */
export function parseQuantity(text: string, language: Language): ParsedQuantity {
  const { group, decimal } = MARKS[language];
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  const sign = /^[+\-\u2212]/.exec(trimmed)?.[0] ?? '';
  const unsigned = trimmed.slice(sign.length).trim();
  if (!/\d/.test(unsigned) || /[^\d., \u00a0\u2009\u202f]/.test(unsigned)) return refused('letters');

  const [whole = '', fraction, ...more] = unsigned.split(decimal);
  const integer = ungroup(whole, group);
  if (integer === null || more.length > 0) return refused('ambiguous_separator');
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return refused('ambiguous_separator');
  return sized(sign === '' || sign === '+' ? '' : '-', integer, fraction ?? '');
}

const refused = (reason: QuantityRefusal): ParsedQuantity => ({ ok: false, reason });

/** The digits of a whole number, or null when its groups are not whole threes after a first group without zero. */
function ungroup(whole: string, group: string): string | null {
  if (/^\d+$/.test(whole)) return whole;
  const separator = whole.includes(group) ? group : (SPACES.exec(whole)?.[0] ?? group);
  const [first = '', ...rest] = whole.split(separator);
  const holds = /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((part) => /^\d{3}$/.test(part));
  return holds ? first + rest.join('') : null;
}

function sized(sign: string, integer: string, fraction: string): ParsedQuantity {
  const digits = integer.replace(/^0+(?=\d)/, '');
  const value = Number(`${sign}${digits}.${fraction}0`);
  if (Math.abs(value) > LARGEST) return refused('too_large');
  if (fraction.length > MOST_DECIMALS || digits.length + fraction.length > MOST_DIGITS) {
    return refused('too_many_decimals');
  }
  return { ok: true, value: value === 0 ? 0 : value };
}

/**
 * Writes a number in a language: vi "1.234,5", en "1,234.5".
 *
 * @param decimals exactly so many decimals; without it as many as the value has, at most 4
 * @throws RangeError for NaN and infinity: a missing value has no number text, the caller says so in words
 */
export function formatQuantity(value: number, language: Language, decimals?: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a quantity: ${value}`);
  const { group, decimal } = MARKS[language];
  const rounded = roundTo(value, decimals ?? MOST_DECIMALS);
  // The shortest text of a double, not toFixed: that would show binary dust in large values.
  const [whole = '', fraction = ''] = plainText(Math.abs(rounded)).split('.');
  const shown = fraction.padEnd(decimals ?? 0, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${rounded < 0 ? '-' : ''}${grouped}${shown === '' ? '' : decimal + shown}`;
}

const plainText = (value: number): string => (value < 1e-6 ? value.toFixed(20).replace(/\.?0+$/, '') : String(value));

/**
 * Rounds half away from zero on the decimal digits people see, so that 1.005 becomes 1.01.
 *
 * @param decimals 0 or more
 */
export function roundTo(value: number, decimals: number): number {
  const rounded = shift(Math.round(shift(Math.abs(value), decimals)), -decimals);
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

/** Moves the decimal point by text: multiplying by a power of ten would bring binary dust. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** What part of the whole, from 0 to 1; null when either is missing or the whole is 0. */
export function share(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (part === null || part === undefined || !whole) return null;
  return part / whole;
}

/**
 * A ratio from its summed numerator and denominator. Ratios are taken after adding up, never averaged.
 *
 * @param of `factor` 100 for a percentage (1 without it); `decimals` rounds when given
 * @returns null when a part is missing or the denominator is 0
 */
export function ratio(of: {
  numerator: number | null | undefined;
  denominator: number | null | undefined;
  factor?: number;
  decimals?: number;
}): number | null {
  const plain = share(of.numerator, of.denominator);
  if (plain === null) return null;
  // Multiplying first keeps 29 of 100 at exactly 29 %.
  const scaled = ((of.numerator as number) * (of.factor ?? 1)) / (of.denominator as number);
  return of.decimals === undefined ? scaled : roundTo(scaled, of.decimals);
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HANOI_HOURS_MS = 7 * 3_600_000;

/**
 * A day for reading: vi "16/9/2026", en "16 Sep 2026".
 *
 * @throws Problem `period.bad_day`
 */
export function formatDay(day: Day, language: Language): string {
  const [year, month, date] = parts(day);
  return language === 'vi' ? `${date}/${month}/${year}` : `${date} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

/**
 * The day of an official document: "ngày 05 tháng 02 năm 2026". Days below 10 and months 1 and 2 take a 0.
 *
 * @source Decree 30/2020/NĐ-CP, annex I, part II.4
 */
export function formatDateOfficial(day: Day): string {
  const [year, month, date] = parts(day);
  return `ngày ${String(date).padStart(2, '0')} tháng ${month < 3 ? `0${month}` : month} năm ${year}`;
}

const parts = (day: Day) => parseDay(day).split('-').map(Number) as [number, number, number];

/** The day it is in Viet Nam at an instant: UTC+7 all year, without summer time. */
export const dayOf = (instant: string | Date): Day => inHanoi(instant).slice(0, 10);

/** An instant by the clock of Viet Nam: vi "14:05, 16/9/2026", en "14:05, 16 Sep 2026". */
export function formatInstant(instant: string | Date, language: Language): string {
  const local = inHanoi(instant);
  return `${local.slice(11, 16)}, ${formatDay(local.slice(0, 10), language)}`;
}

const inHanoi = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + HANOI_HOURS_MS).toISOString();
