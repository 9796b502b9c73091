import fc from 'fast-check';
import { expect, it } from 'vitest';
import { medianOf, rangeOf } from './spread-model.ts';

it('half of the units lie at or below the median and half at or above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const median = medianOf(values) as number;
      expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= median).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});

it('no values have no median, which is not zero', () => {
  expect(medianOf([])).toBeNull();
});

it('takes the middle between two middles', () => {
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
});

it('a strip begins at zero unless a value lies below it', () => {
  expect(rangeOf([40, 60])).toEqual([0, 60]);
  expect(rangeOf([-5, 3])).toEqual([-5, 3]);
});
