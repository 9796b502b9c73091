import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';

it('gives the same text whatever the order of keys, and whether absent ones are written as undefined', () => {
  expect(canonicalText({ b: [1, { d: 'x', c: null }], a: true, e: undefined })).toBe(
    '{"a":true,"b":[1,{"c":null,"d":"x"}]}',
  );
});

it('is JSON that reads back as the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(canonicalText(JSON.parse(canonicalText(data)))).toBe(canonicalText(data));
      expect(JSON.parse(canonicalText(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
