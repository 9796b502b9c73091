import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Grant, Role } from '../../../kernel/access.ts';
import { abilitiesOf, type Reach, scopeOf } from './scope.ts';

const reach = (role: Role, units: 'all' | number[]): Reach => ({
  grant: { role, orgUnitId: 1, withSubtree: true } satisfies Grant,
  units,
});

it('lets a follow-up officer read and write nothing', () => {
  expect(scopeOf([reach('follow_up', [2, 3])])).toEqual({ reads: [2, 3], writes: [] });
});

it('keeps an administrator of the whole country away from every report', () => {
  expect(scopeOf([reach('administrator', 'all')])).toEqual({ reads: [], writes: [] });
});

it('adds several grants together, each unit once', () => {
  expect(scopeOf([reach('reporter', [3]), reach('approver', [2, 3, 4]), reach('follow_up', [9])])).toEqual({
    reads: [2, 3, 4, 9],
    writes: [2, 3, 4],
  });
});

it('gives the whole country as soon as one grant does', () => {
  expect(scopeOf([reach('reporter', [3]), reach('auditor', 'all')])).toEqual({ reads: 'all', writes: [3] });
});

it('never lets anyone write what they may not read', () => {
  const roles = fc.constantFrom<Role>(
    'reporter',
    'approver',
    'coordinator',
    'follow_up',
    'head',
    'administrator',
    'auditor',
    'public',
  );
  const reaches = fc.array(
    fc
      .tuple(roles, fc.oneof(fc.constant('all' as const), fc.array(fc.nat(20))))
      .map(([role, units]) => reach(role, units)),
  );
  fc.assert(
    fc.property(reaches, (reaches) => {
      const { reads, writes } = scopeOf(reaches);
      return reads === 'all' || (writes !== 'all' && writes.every((unit) => reads.includes(unit)));
    }),
  );
});

it('names what someone may do, and nothing more', () => {
  const actor = { accountId: 'a', name: 'a', reads: [], writes: [], grants: [reach('approver', [1]).grant] };
  const able = Object.entries(abilitiesOf(actor)).filter(([, can]) => can);
  expect(able.map(([ability]) => ability)).toEqual(['readReports', 'decide']);
});
