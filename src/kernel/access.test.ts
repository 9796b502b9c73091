import { expect, it } from 'vitest';
import { type Actor, allows, allowsAt } from './access.ts';

const phuTho = 2;
const maiChau = 3;
const path = [maiChau, phuTho, 1];

const actor = (role: Actor['grants'][number]['role'], orgUnitId: number, withSubtree: boolean): Actor => ({
  accountId: 'a',
  name: 'a',
  grants: [{ role, orgUnitId, withSubtree }],
  reads: [],
  writes: [],
});

it('lets the province decide on a report of its commune', () => {
  expect(allows(actor('approver', phuTho, true), 'reports.decide', path)).toBe(true);
});

it('keeps a grant without the subtree at its own unit', () => {
  expect(allows(actor('approver', phuTho, false), 'reports.decide', path)).toBe(false);
  expect(allows(actor('approver', phuTho, false), 'reports.decide', [phuTho, 1])).toBe(true);
});

it('keeps an administrator away from the content of reports', () => {
  expect(allows(actor('administrator', 1, true), 'reports.read', path)).toBe(false);
});

it('lets an auditor read everything in scope and write nothing', () => {
  expect(allows(actor('auditor', 1, true), 'reports.read', path)).toBe(true);
  for (const permission of ['reports.write', 'reports.submit', 'reports.decide', 'documents.issue'] as const)
    expect(allows(actor('auditor', 1, true), permission, path)).toBe(false);
});

it('gives an account of another province nothing', () => {
  expect(allows(actor('coordinator', 99, true), 'reports.read', path)).toBe(false);
});

it('lets a province decide on a commune’s report and not write in it', () => {
  const coordinator = actor('coordinator', phuTho, true);
  expect(allows(coordinator, 'reports.decide', path)).toBe(true);
  expect(allowsAt(coordinator, 'reports.write', maiChau)).toBe(false);
  expect(allowsAt(coordinator, 'reports.write', phuTho)).toBe(true);
});
