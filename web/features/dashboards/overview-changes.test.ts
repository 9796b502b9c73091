import { expect, it } from 'vitest';
import { changesBetween, type Overview, togetherWith } from './overview-changes.ts';

const overview = (value: number | null, state: 'approved' | 'waiting', unitId = 1) =>
  ({
    roundId: 8,
    orgUnit: { id: unitId, name: 'Việt Nam' },
    figures: [{ key: '1:0', value }],
    children: [{ id: 25, state }],
  }) as unknown as Overview;

it('names the figure that moved and the unit whose state changed', () => {
  expect(changesBetween(overview(18_402, 'waiting'), overview(18_460, 'approved'))).toEqual({
    figures: [{ key: '1:0', before: 18_402, after: 18_460 }],
    children: [{ id: 25, before: 'waiting', after: 'approved' }],
  });
});

it('a figure that appears moved from missing, not from zero', () => {
  expect(changesBetween(overview(null, 'approved'), overview(0, 'approved'))?.figures).toEqual([
    { key: '1:0', before: null, after: 0 },
  ]);
});

it('says nothing when nothing moved, or when the page went to another unit', () => {
  expect(changesBetween(overview(5, 'waiting'), overview(5, 'waiting'))).toBeNull();
  expect(changesBetween(overview(5, 'waiting', 1), overview(6, 'waiting', 25))).toBeNull();
  expect(changesBetween(null, overview(5, 'waiting'))).toBeNull();
});

it('an approval and the totals that follow it are told as one change', () => {
  const state = { id: 25, before: 'waiting', after: 'approved' } as const;
  const approval = { figures: [{ key: '1:0', before: 5, after: 7 }], children: [state] };
  const totals = { figures: [{ key: '1:0', before: 7, after: 9 }], children: [] };
  expect(togetherWith(approval, totals)).toEqual({
    figures: [{ key: '1:0', before: 5, after: 9 }],
    children: [state],
  });
});

it('a figure that went and came back has not changed', () => {
  const up = { figures: [{ key: '1:0', before: 5, after: 7 }], children: [] };
  const down = { figures: [{ key: '1:0', before: 7, after: 5 }], children: [] };
  expect(togetherWith(up, down).figures).toEqual([]);
});
