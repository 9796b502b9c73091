import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FlowChild, layFlow, sourcesOf } from './trace-flow-model.ts';

const child = (id: number, value: number | null, answered = true, notApplicable = false): FlowChild => ({
  id,
  value,
  answered,
  notApplicable,
});
const children = fc
  .array(fc.record({ value: fc.option(fc.nat(1_000_000)), answered: fc.boolean(), notApplicable: fc.boolean() }))
  .map((some) => some.map((one, id) => child(id, one.value, one.answered, one.notApplicable)));

it('no unit is dropped: each stands by itself, among the others, as not applicable, or as silent', () => {
  fc.assert(
    fc.property(children, fc.integer({ min: 1, max: 8 }), (some, keep) => {
      const sources = sourcesOf({ children: some, ownValue: null, addsUp: true }, keep);
      expect(sources.reduce((sum, { count }) => sum + count, 0)).toBe(some.length);
    }),
  );
});

it('the units shown and the others together are the whole of what was reported', () => {
  const some = [child(1, 50), child(2, 30), child(3, 15), child(4, 5), child(5, null, false)];
  const sources = sourcesOf({ children: some, ownValue: 7, addsUp: true }, 2);
  expect(sources.map(({ kind, count, value }) => [kind, count, value])).toEqual([
    ['child', 1, 50],
    ['child', 1, 30],
    ['own', 1, 7],
    ['others', 2, 20],
    ['silent', 1, null],
  ]);
});

it('a unit that answered zero is not silent, and a silent unit has no value', () => {
  const sources = sourcesOf({ children: [child(1, 0), child(2, null, false)], ownValue: null, addsUp: true }, 5);
  expect(sources.map(({ kind, value }) => [kind, value])).toEqual([
    ['child', 0],
    ['silent', null],
  ]);
});

it('values that do not add up are never added, not even for the small units', () => {
  const some = [3, 9, 4, 1].map((value, id) => child(id, value));
  const others = sourcesOf({ children: some, ownValue: null, addsUp: false }, 2).find(({ kind }) => kind === 'others');
  expect(others).toMatchObject({ count: 2, value: null });
});

it('boxes stay inside the drawing and never lie on each other', () => {
  fc.assert(
    fc.property(children, fc.integer({ min: 300, max: 1200 }), fc.boolean(), (some, width, addsUp) => {
      const sources = sourcesOf({ children: some, ownValue: null, addsUp }, 5);
      const flow = layFlow(width, { sources, addsUp, above: [{ share: 0.2, counts: true }] });
      for (const box of [...flow.above, flow.unit, ...flow.sources]) {
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.001);
        expect(box.y + box.height).toBeLessThanOrEqual(flow.height + 0.001);
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      }
      flow.sources.slice(1).forEach((box, index) => {
        const before = flow.sources[index] as typeof box;
        expect(box.y).toBeGreaterThanOrEqual(before.y + before.height);
      });
    }),
  );
});

it('a unit that brings half of the figure gets half of the thickness', () => {
  const sources = sourcesOf({ children: [child(1, 50), child(2, 50)], ownValue: null, addsUp: true }, 5);
  const { sources: boxes } = layFlow(800, { sources, addsUp: true, above: [] });
  expect(boxes.map(({ height }) => height)).toEqual([105, 105]);
});

it('a figure that is not approved yet is not drawn as flowing into the unit above', () => {
  const above = [{ share: 0.4, counts: false }];
  const { bands } = layFlow(800, { sources: [], addsUp: true, above });
  expect(bands.map(({ silent }) => silent)).toEqual([true]);
});
