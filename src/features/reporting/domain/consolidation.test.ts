import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DataElement } from '../../indicators/domain/element.ts';
import { consolidate } from './consolidation.ts';

type Members = string[] | null;

const ELEMENTS = new Map<number, Pick<DataElement, 'overUnits'>>([
  [1, { overUnits: 'sum' }],
  [2, { overUnits: 'union' }],
]);
const said = { state: 'value' as const, source: 'typed', explanation: '', comment: '' };
const cell = (key: string, value: number | null, members: Members = null) => ({ ...said, key, value, members });
const child = (id: number, ...cells: ReturnType<typeof cell>[]) => ({ id, content: { cells } });
const counted = (count: number) => ({ children: count, units: count });

it('what the units below bring does not change with what the unit above types of its own', () => {
  const hundredths = fc.integer({ min: 0, max: 10_000_000 }).map((whole) => whole / 100);
  fc.assert(
    fc.property(hundredths, fc.array(hundredths, { minLength: 1, maxLength: 8 }), (own, values) => {
      const children = values.map((value, index) => child(index + 1, cell('1:0', value)));
      const [withOwn] = consolidate(ELEMENTS, [cell('1:0', own)], children, counted(values.length));
      const [alone] = consolidate(ELEMENTS, [], children, counted(values.length));
      expect(withOwn?.childrenValue).toBe(alone?.value);
    }),
  );
});

it('units below that find a line not applicable bring nothing, which is not zero', () => {
  const [figure] = consolidate(ELEMENTS, [cell('1:0', 12)], [child(1, cell('1:0', null))], counted(3));
  expect(figure).toMatchObject({
    ownValue: 12,
    childrenValue: null,
    value: 12,
    childrenReported: 1,
    childrenExpected: 3,
  });
});

it('countries named below and above are counted once in the total', () => {
  const [figure] = consolidate(
    ELEMENTS,
    [cell('2:0', 2, ['LA', 'CN'])],
    [child(1, cell('2:0', 2, ['LA', 'KR']))],
    counted(1),
  );
  expect(figure).toMatchObject({ ownValue: 2, childrenValue: 2, value: 3, members: ['CN', 'KR', 'LA'] });
});
