import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editableItems, isOpen, type Move, mayEdit, mayTake, STATUSES, type Status, take } from './approval.ts';

const MOVES: Move[] = ['submit', 'return', 'approve', 'consolidate', 'reopen'];

it('goes from draft to consolidated and back through reopening', () => {
  const way: Move[] = ['submit', 'return', 'submit', 'approve', 'consolidate', 'reopen', 'submit', 'approve'];
  expect(way.reduce((status: Status, move) => take(move, status), 'draft')).toBe('approved');
});

it('never approves what was not submitted, and never edits what was', () => {
  for (const status of STATUSES) {
    expect(mayTake('approve', status)).toBe(status === 'submitted');
    if (status === 'submitted' || status === 'approved' || status === 'consolidated')
      expect(isOpen(status)).toBe(false);
  }
});

it('refuses every move that the table of states does not have, and changes nothing then', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...MOVES), (status, move) => {
      if (mayTake(move, status)) expect(STATUSES).toContain(take(move, status));
      else expect(() => take(move, status)).toThrow('report.not_now');
    }),
  );
});

it('opens again only what was returned', () => {
  expect(mayEdit(editableItems('returned', ['cell:1:0']), 'cell:1:0')).toBe(true);
  expect(mayEdit(editableItems('returned', ['cell:1:0']), 'cell:2:0')).toBe(false);
  expect(mayEdit(editableItems('reopened', []), 'section:III')).toBe(true);
  expect(mayEdit(editableItems('submitted', ['cell:1:0']), 'cell:1:0')).toBe(false);
});
