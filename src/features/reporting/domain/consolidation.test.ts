import { expect, it } from 'vitest';
import { changesBetween, consolidate, groupWords, type PinnedChild, statementsOf } from './consolidation.ts';

const elements = new Map([
  [1, { overUnits: 'sum' as const }],
  [2, { overUnits: 'union' as const }],
  [3, { overUnits: 'ratio' as const }],
]);

const leaf = (id: number, value: number | null, members: string[] | null = null): PinnedChild => ({
  id,
  content: {
    cells: [
      {
        key: '1:0',
        state: value === null ? 'not_applicable' : 'value',
        value,
        members: null,
        source: '',
        explanation: '',
        comment: '',
      },
      ...(members
        ? [
            {
              key: '2:0',
              state: 'value' as const,
              value: members.length,
              members,
              source: '',
              explanation: '',
              comment: '',
            },
          ]
        : []),
    ],
  },
});

it('adds the own figures of a province to those of its pinned children', () => {
  const [figure] = consolidate(elements, [{ key: '1:0', value: 10, members: null }], [leaf(1, 5), leaf(2, 7)], {
    children: 3,
    units: 3,
  });
  expect(figure).toMatchObject({
    key: '1:0',
    ownValue: 10,
    value: 22,
    childrenReported: 2,
    childrenExpected: 3,
    unitsReported: 2,
    unitsExpected: 3,
  });
});

it('takes from a consolidated child its totals, and from how many units they are', () => {
  const inner = consolidate(elements, [], [leaf(1, 5), leaf(2, 7)], { children: 2, units: 2 });
  const outer = consolidate(
    elements,
    [],
    [{ id: 9, content: { cells: [], consolidation: { builtAt: '', pins: [], missing: [], figures: inner } } }],
    { children: 1, units: 2 },
  );
  expect(outer[0]).toMatchObject({ value: 12, childrenReported: 1, unitsReported: 2 });
});

it('unites the countries that children name, and keeps no ratio', () => {
  const figures = consolidate(
    elements,
    [{ key: '3:0', value: 50, members: null }],
    [leaf(1, 1, ['LA', 'CN']), leaf(2, 1, ['LA'])],
    { children: 2, units: 2 },
  );
  expect(figures.find(({ key }) => key === '2:0')).toMatchObject({ value: 2, members: ['CN', 'LA'] });
  expect(figures.some(({ key }) => key === '3:0')).toBe(false);
});

it('shows what rebuilding would change, and nothing else', () => {
  const before = [
    { key: '1:0', value: 5 },
    { key: '2:0', value: 1 },
  ];
  const after = [
    { key: '1:0', value: 6 },
    { key: '2:0', value: 1 },
    { key: '1:7', value: 3 },
  ];
  expect(changesBetween(before, after)).toEqual([
    { key: '1:0', before: 5, after: 6 },
    { key: '1:7', before: null, after: 3 },
  ]);
});

it('shows the same words once, with everyone who wrote them, the most frequent first', () => {
  const groups = groupWords([
    { body: 'Thiếu biên dịch.', source: 'A' },
    { body: 'Chưa có kinh phí.', source: 'A' },
    { body: 'thiếu  biên dịch', source: 'B' },
    { body: '  ', source: 'C' },
  ]);
  expect(groups).toEqual([
    { body: 'Thiếu biên dịch.', addressee: null, sources: ['A', 'B'] },
    { body: 'Chưa có kinh phí.', addressee: null, sources: ['A'] },
  ]);
});

it('takes a section apart into its statements', () => {
  expect(statementsOf('Đã họp 2 cuộc. Số 05/BC-UBND đã gửi.\n\nChưa có kinh phí; Cần hỗ trợ.')).toEqual([
    'Đã họp 2 cuộc.',
    'Số 05/BC-UBND đã gửi.',
    'Chưa có kinh phí;',
    'Cần hỗ trợ.',
  ]);
});
