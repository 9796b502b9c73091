import { expect, it } from 'vitest';
import { type Content, differencesBetween } from './report-content.ts';

const cell = (key: string, value: number | null, more = {}) => ({
  key,
  state: 'value',
  value,
  members: null,
  explanation: '',
  comment: '',
  ...more,
});
const content = (more: Partial<Content> = {}): Content => ({
  cells: [cell('1:0', 141)],
  sections: [{ key: 'III', body: 'Đội ngũ còn mỏng.' }],
  recommendations: [{ id: 'a', body: 'Bố trí biên dịch viên.', addressee: 'Tỉnh Phú Thọ' }],
  evidence: [],
  ...more,
});

it('finds nothing between two versions that say the same', () => {
  expect(differencesBetween(content(), content(), 'V')).toEqual([]);
});

it('finds each cell and section that says something else, also where one says nothing', () => {
  const after = content({ cells: [cell('1:0', 150), cell('2:0', 0)], sections: [] });
  expect(differencesBetween(content(), after, 'V')).toEqual(['cell:1:0', 'cell:2:0', 'section:III']);
});

it('takes a new explanation and new evidence for a change of their cell', () => {
  const explained = content({ cells: [cell('1:0', 141, { explanation: 'Số đúng.' })] });
  const proof = {
    id: 'e',
    key: '1:0',
    kind: 'link' as const,
    caption: 'Trang',
    happenedOn: null,
    url: 'https://example.org',
  };
  expect(differencesBetween(content(), explained)).toEqual(['cell:1:0']);
  expect(differencesBetween(content(), content({ evidence: [proof] }))).toEqual(['cell:1:0']);
});

it('compares recommendations by their words, under the section they stand in', () => {
  const renamed = content({
    recommendations: [{ id: 'b', body: 'Bố trí biên dịch viên.', addressee: 'Tỉnh Phú Thọ' }],
  });
  const other = content({ recommendations: [] });
  expect(differencesBetween(content(), renamed, 'V')).toEqual([]);
  expect(differencesBetween(content(), other, 'V')).toEqual(['section:V']);
});
