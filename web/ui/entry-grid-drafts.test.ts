import { expect, it } from 'vitest';
import { openDrafts, shownValue } from './entry-grid-drafts.ts';
import { type CellRow, EMPTY } from './entry-grid-model.ts';

const number = (value: number) => ({ kind: 'number', value }) as const;
const row = (current: CellRow['current']): CellRow => ({
  kind: 'number',
  id: '5',
  number: '5',
  name: 'Lượt tiếp cận',
  unit: 'lượt',
  previous: EMPTY,
  current,
  source: { text: 'nhập tay' },
});
const drafts = new Map([['5', { value: number(6), basis: number(5) }]]);

it('shows what was typed while the answer is on its way, and after it failed', () => {
  expect(shownValue(row(number(5)), drafts)).toEqual(number(6));
  expect(openDrafts([row(number(5))], drafts)).toBe(drafts);
});

it('lets go of what was typed once the row holds it', () => {
  expect(openDrafts([row(number(6))], drafts).size).toBe(0);
});

it('shows a newer value of the row over an old draft', () => {
  expect(shownValue(row(number(9)), drafts)).toEqual(number(9));
  expect(openDrafts([row(number(9))], drafts).size).toBe(0);
});
