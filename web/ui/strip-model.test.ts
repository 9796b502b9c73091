import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placePoints } from './strip-model.ts';

const BOX = { width: 520, height: 34, radius: 4.5 };

it('places a dot by its value and by nothing else', () => {
  const [low, high] = placePoints(
    [
      { id: 'a', value: 100 },
      { id: 'b', value: 0 },
    ],
    [0, 100],
    BOX,
  );
  expect([low?.id, high?.id]).toEqual(['b', 'a']);
  expect([low?.x, high?.x]).toEqual([4.5, 515.5]);
});

it('lays two equal values so that both can be seen', () => {
  const [one, other] = placePoints(
    [
      { id: 'a', value: 50 },
      { id: 'b', value: 50 },
    ],
    [0, 100],
    BOX,
  );
  expect(one?.x).toBe(other?.x);
  expect(one?.y).not.toBe(other?.y);
});

it('keeps every dot, inside the drawing, in the same place each time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 }), (values) => {
      const points = values.map((value, index) => ({ id: `${index}`, value }));
      const placed = placePoints(points, [0, 100], BOX);
      expect(placed).toHaveLength(points.length);
      expect(placed.every(({ x, y }) => x >= 4.5 && x <= 515.5 && y >= 4.5 && y <= 29.5)).toBe(true);
      expect(placePoints([...points].reverse(), [0, 100], BOX)).toEqual(placed);
    }),
  );
});
