import { expect, it } from 'vitest';
import { type Element, filterElements } from './catalogue-filter.ts';

const element = (code: string, vi: string, en: string, level: Element['level']) =>
  ({ code, name: { vi, en }, definition: { vi: '', en: '' }, level }) as Element;

const elements = [
  element('TT01', 'Tin, bài thông tin đối ngoại', 'Items of external information', 'output'),
  element('QL05', 'Kinh phí', 'Budget', 'input'),
];
const codes = (query: string, level = '') => filterElements(elements, { query, level }).map(({ code }) => code);

it('finds an element by its name with or without diacritics, by its English name and by its code', () => {
  expect(codes('kinh phi')).toEqual(['QL05']);
  expect(codes('Kinh phí')).toEqual(['QL05']);
  expect(codes('budget')).toEqual(['QL05']);
  expect(codes('tt01')).toEqual(['TT01']);
});

it('shows everything while nothing is looked for, and only the level that was chosen', () => {
  expect(codes(' ')).toEqual(['TT01', 'QL05']);
  expect(codes('', 'input')).toEqual(['QL05']);
  expect(codes('tin', 'input')).toEqual([]);
});
