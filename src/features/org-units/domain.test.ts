import { expect, it } from 'vitest';
import { inSentence, shortName } from './domain.ts';

it('writes the word for a unit’s kind small inside a sentence', () => {
  expect(inSentence('Thành phố Hà Nội')).toBe('thành phố Hà Nội');
  expect(inSentence('Đặc khu Phú Quốc')).toBe('đặc khu Phú Quốc');
  expect(inSentence('Việt Nam')).toBe('Việt Nam');
});

it('leaves the word for a unit’s kind away on a tile', () => {
  expect(shortName('Tỉnh Phú Thọ')).toBe('Phú Thọ');
  expect(shortName('Xãng')).toBe('Xãng');
});
