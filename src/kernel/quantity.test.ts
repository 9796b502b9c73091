import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dayOf,
  formatDateOfficial,
  formatDay,
  formatInstant,
  formatQuantity,
  type Language,
  parseQuantity,
  ratio,
  roundTo,
  share,
} from './quantity.ts';

it.each<[string, number]>([
  ['1.234,5', 1234.5],
  ['1.234', 1234],
  ['12,5', 12.5],
  ['1234', 1234],
  ['1234,25', 1234.25],
  ['1.234.567', 1234567],
  ['1 234 567,8', 1234567.8],
  ['1\u00a0234', 1234],
  ['1\u202f234', 1234],
  ['1,2345', 1.2345],
  ['  15 ', 15],
  ['-1.234,5', -1234.5],
  ['\u22123', -3],
  ['+7', 7],
  ['0', 0],
  ['-0', 0],
  ['007', 7],
  ['1.000.000.000.000', 1e12],
])('reads "%s" in Vietnamese as %d', (text, value) => {
  expect(parseQuantity(text, 'vi')).toEqual({ ok: true, value });
});

it.each<[string, number]>([
  ['1,234.5', 1234.5],
  ['1,234', 1234],
  ['12.5', 12.5],
  ['1.2345', 1.2345],
  ['1 234.5', 1234.5],
])('reads "%s" in English as %d', (text, value) => {
  expect(parseQuantity(text, 'en')).toEqual({ ok: true, value });
});

it.each([
  ['', 'empty'],
  [' \u00a0 ', 'empty'],
  ['abc', 'letters'],
  ['12 người', 'letters'],
  ['12%', 'letters'],
  ['１２', 'letters'],
  ['1e5', 'letters'],
  ['-', 'letters'],
  ['--5', 'letters'],
  ['12\n13', 'letters'],
  ['1.23', 'ambiguous_separator'],
  ['0.123', 'ambiguous_separator'],
  ['1,234.5', 'ambiguous_separator'],
  ['1,234,567', 'ambiguous_separator'],
  ['1.2345', 'ambiguous_separator'],
  ['12345.678', 'ambiguous_separator'],
  ['1.234 567', 'ambiguous_separator'],
  ['1 23', 'ambiguous_separator'],
  [',5', 'ambiguous_separator'],
  ['5,', 'ambiguous_separator'],
  ['.5', 'ambiguous_separator'],
  ['1,23456', 'too_many_decimals'],
  ['999.999.999.999,9999', 'too_many_decimals'],
  ['1.000.000.000.001', 'too_large'],
  ['-9999999999999999999999', 'too_large'],
])('refuses "%s" in Vietnamese: %s', (text, reason) => {
  expect(parseQuantity(text, 'vi')).toEqual({ ok: false, reason });
});

it.each(['1,23', '0,123', '1.234,5', '1.234.567'])('refuses "%s" in English rather than guess', (text) => {
  expect(parseQuantity(text, 'en')).toEqual({ ok: false, reason: 'ambiguous_separator' });
});

it('writes groups and decimals as the language does', () => {
  expect(formatQuantity(1234567.5, 'vi')).toBe('1.234.567,5');
  expect(formatQuantity(1234567.5, 'en')).toBe('1,234,567.5');
  expect(formatQuantity(999, 'vi')).toBe('999');
  expect(formatQuantity(-1000, 'vi')).toBe('-1.000');
  expect(formatQuantity(86.4, 'vi', 2)).toBe('86,40');
  expect(formatQuantity(0.1 + 0.2, 'vi')).toBe('0,3');
  expect(formatQuantity(-0.001, 'vi', 1)).toBe('0,0');
  expect(formatQuantity(0.00000025, 'vi', 8)).toBe('0,00000025');
  expect(formatQuantity(1e12, 'en', 0)).toBe('1,000,000,000,000');
});

it('has no text for a number that is none', () => {
  expect(() => formatQuantity(Number.NaN, 'vi')).toThrow(RangeError);
});

const languages = fc.constantFrom<Language>('vi', 'en');
const quantities = fc
  .tuple(fc.integer({ min: -9e14, max: 9e14 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`))
  .filter((value) => Math.abs(value) <= 1e12 && String(Math.abs(value)).replace('.', '').length <= 15);

it('reads back what it writes, in both languages', () => {
  fc.assert(
    fc.property(quantities, languages, (value, language) => {
      const back = parseQuantity(formatQuantity(value, language), language);
      expect(back).toEqual({ ok: true, value: value === 0 ? 0 : value });
    }),
  );
});

it('reads a text in one way only: where both languages take it, one of them read a decimal mark', () => {
  const texts = fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '.', ','), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(texts, languages, (text, language) => {
      const read = parseQuantity(text, language);
      if (!read.ok) return;
      const digits = text.replace(/[.,]/g, '');
      const decimals = text.split(language === 'vi' ? ',' : '.')[1]?.length ?? 0;
      expect(read.value).toBe(Number(`${digits}e-${decimals}`));
    }),
  );
});

it('rounds half away from zero on the digits people see', () => {
  expect(roundTo(1.005, 2)).toBe(1.01);
  expect(roundTo(-1.005, 2)).toBe(-1.01);
  expect(roundTo(2.5, 0)).toBe(3);
  expect(roundTo(1e-7, 2)).toBe(0);
  expect(roundTo(1e21, 2)).toBe(1e21);
  expect(Object.is(roundTo(-0.4, 0), 0)).toBe(true);
});

it('has no share of nothing, and a share of 0 where nothing was done', () => {
  expect(share(31, 34)).toBeCloseTo(0.9118, 4);
  expect(share(0, 34)).toBe(0);
  expect(share(5, 0)).toBeNull();
  expect(share(null, 34)).toBeNull();
  expect(share(5, null)).toBeNull();
  expect(share(5, undefined)).toBeNull();
});

it('takes a ratio from sums: 1/1 and 0/99 make 1 %, not 50 %', () => {
  expect(ratio({ numerator: 1 + 0, denominator: 1 + 99, factor: 100, decimals: 1 })).toBe(1);
  expect(ratio({ numerator: 2, denominator: 3, factor: 100, decimals: 2 })).toBe(66.67);
  expect(ratio({ numerator: 29, denominator: 100, factor: 100 })).toBe(29);
  expect(ratio({ numerator: 0, denominator: 0, factor: 100 })).toBeNull();
  expect(ratio({ numerator: null, denominator: 10 })).toBeNull();
});

it('writes days for reading, and for official documents with the zeros of Decree 30/2020', () => {
  expect(formatDay('2026-09-06', 'vi')).toBe('6/9/2026');
  expect(formatDay('2026-09-16', 'en')).toBe('16 Sep 2026');
  expect(formatDateOfficial('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
  expect(formatDateOfficial('2026-03-05')).toBe('ngày 05 tháng 3 năm 2026');
  expect(formatDateOfficial('2026-11-23')).toBe('ngày 23 tháng 11 năm 2026');
  expect(() => formatDay('2026-02-30', 'vi')).toThrow('period.bad_day');
});

it('tells the time of an instant by the clock of Viet Nam, also over midnight', () => {
  expect(formatInstant('2026-09-16T07:05:59Z', 'vi')).toBe('14:05, 16/9/2026');
  expect(formatInstant('2026-12-31T17:00:00Z', 'en')).toBe('00:00, 1 Jan 2027');
  expect(dayOf('2026-12-31T16:59:59Z')).toBe('2026-12-31');
  expect(dayOf(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
});
