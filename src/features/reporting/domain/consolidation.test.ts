import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DataElement } from '../../indicators/domain/element.ts';
import { consolidate, groupWords } from './consolidation.ts';

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

it('words that differ only in case, spacing or a closing mark are shown once, the most frequent first', () => {
  const texts = [
    { body: 'Đường truyền yếu', source: 'Mai Châu' },
    { body: 'Chưa có kinh phí riêng.', source: 'Bao La' },
    { body: 'chưa có  kinh phí riêng', source: 'Tam Đảo' },
    { body: '  ', source: 'Tân Sơn' },
  ];
  expect(groupWords(texts)).toEqual([
    { body: 'Chưa có kinh phí riêng.', addressee: null, sources: ['Bao La', 'Tam Đảo'] },
    { body: 'Đường truyền yếu', addressee: null, sources: ['Mai Châu'] },
  ]);
});

it('the same recommendation to two bodies stays two recommendations', () => {
  const asked = (addressee: string, source: string) => ({ body: 'Hỗ trợ biên dịch viên', addressee, source });
  const groups = groupWords([
    asked('Sở Ngoại vụ', 'Mai Châu'),
    asked('Sở Nội vụ', 'Bao La'),
    asked('sở ngoại vụ', 'Tam Đảo'),
  ]);
  expect(groups.map(({ addressee, sources }) => [addressee, sources])).toEqual([
    ['Sở Ngoại vụ', ['Mai Châu', 'Tam Đảo']],
    ['Sở Nội vụ', ['Bao La']],
  ]);
});
