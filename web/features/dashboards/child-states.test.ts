import { expect, it } from 'vitest';
import { PROVINCE_TILES } from '../../ui/province-tiles.ts';
import { kindBelow, placedOnMap, toneOfCompleteness } from './child-states.ts';
import type { Child } from './overview-changes.ts';

const child = (code: string, childrenExpected: number, state: Child['state'] = 'approved') =>
  ({ id: Number(code) || 900, code, childrenExpected, state }) as Child;
const provinces = PROVINCE_TILES.map(({ code }) => child(code, 100));

it('puts the 34 provinces on the map and a ministry beside it', () => {
  const { tiles, others } = placedOnMap([...provinces, child('BNG', 0)]);
  expect(tiles).toHaveLength(34);
  expect(others.map(({ code }) => code)).toEqual(['BNG']);
  expect(kindBelow(provinces)).toBe('province');
  expect(kindBelow([...provinces, child('BNG', 0)])).toBe('unit');
});

it('puts nothing on the map of a day that had other provinces', () => {
  const before = [...provinces, child('02', 193)];
  expect(placedOnMap(before).tiles).toEqual([]);
  expect(placedOnMap(before).others).toHaveLength(35);
});

it('knows communes by having no unit below', () => {
  expect(kindBelow([child('05200', 0), child('07942', 0)])).toBe('commune');
});

it('an incomplete figure is late only where a report below is late', () => {
  const figure = { childrenReported: 3, childrenExpected: 34 };
  expect(toneOfCompleteness(figure, [child('25', 1, 'open')])).toBe('waiting');
  expect(toneOfCompleteness(figure, [child('25', 1, 'late')])).toBe('late');
  expect(toneOfCompleteness({ childrenReported: 34, childrenExpected: 34 }, [])).toBe('done');
  expect(toneOfCompleteness({ childrenReported: 0, childrenExpected: 34 }, [])).toBe('none');
});
