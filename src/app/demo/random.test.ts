import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { seeded } from './random.ts';

it('tells the same story for the same seeds, and another for others', () => {
  const story = (...seeds: number[]) => Array.from({ length: 20 }, seeded(...seeds).next);
  expect(story(11719, 7, 1)).toEqual(story(11719, 7, 1));
  expect(story(11719, 7, 1)).not.toEqual(story(11719, 7, 2));
});

it('stays within the bounds it is given and makes identifiers that are taken as such', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, width) => {
      const random = seeded(seed);
      const whole = random.whole(low, low + width);
      expect(Number.isInteger(whole) && whole >= low && whole <= low + width).toBe(true);
      expect(z.uuid().safeParse(random.uuid()).success).toBe(true);
    }),
  );
});
