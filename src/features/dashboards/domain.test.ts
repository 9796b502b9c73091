import { expect, it } from 'vitest';
import { tileState } from './domain.ts';

it('shows a report that is still owed after its deadline as late, whatever it waits for', () => {
  expect(tileState({ status: 'draft', lateDays: 2 })).toBe('late');
  expect(tileState({ status: 'returned', lateDays: 1 })).toBe('late');
  expect(tileState({ status: 'submitted', lateDays: 1 })).toBe('waiting');
  expect(tileState({ status: 'draft', lateDays: 0 })).toBe('open');
  expect(tileState({ status: 'consolidated', lateDays: 3 })).toBe('approved');
});
