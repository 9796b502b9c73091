import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CellRow, cellText, EMPTY, type GridRow, readCell, sameValue } from './entry-grid-model.ts';
import { move, startPosition } from './entry-grid-move.ts';
import { clipboardBlock, placeBlock } from './entry-grid-paste.ts';

const number = (value: number) => ({ kind: 'number', value }) as const;
const cell = (id: string, more: Partial<CellRow> = {}): CellRow => ({
  kind: 'number',
  id,
  number: id,
  name: `Chỉ tiêu ${id}`,
  unit: 'tin, bài',
  previous: EMPTY,
  current: EMPTY,
  source: { text: 'nhập tay' },
  ...more,
});
const heading = (id: string): GridRow => ({ kind: 'heading', id, name: `Nhóm ${id}` });
const setOptions = [
  { code: 'LA', name: 'Lào' },
  { code: 'CN', name: 'Trung Quốc' },
];
const open = () => true;
const rules = { language: 'vi' as const, setOptions, editable: open };
const rows: GridRow[] = [
  heading('I'),
  cell('1', { decimals: 0 }),
  cell('2', { decimals: 2 }),
  heading('II'),
  cell('3', { kind: 'derived', current: number(12) }),
  cell('4', { kind: 'set' }),
];

it('reads Vietnamese numbers: 1.234,5 is one thousand two hundred and thirty-four and a half', () => {
  expect(readCell('1.234,5', cell('a'), rules)).toEqual({ ok: true, value: number(1234.5) });
  expect(readCell('1,234.5', cell('a'), rules)).toEqual({ ok: false, reason: 'ambiguous_separator' });
  expect(readCell('1,234.5', cell('a'), { ...rules, language: 'en' })).toEqual({ ok: true, value: number(1234.5) });
});

it('keeps empty, zero and not applicable apart, and asks what a dash means', () => {
  expect(readCell(' ', cell('a'), rules)).toEqual({ ok: true, value: EMPTY });
  expect(readCell('0', cell('a'), rules)).toEqual({ ok: true, value: number(0) });
  for (const words of ['kad', 'KAD', 'na', 'N/A', 'Không áp dụng', 'khong ap dung']) {
    expect(readCell(words, cell('a'), rules)).toEqual({ ok: true, value: { kind: 'na' } });
  }
  expect(readCell('–', cell('a'), rules)).toEqual({ ok: false, reason: 'dash' });
  expect(sameValue(EMPTY, number(0))).toBe(false);
});

it('refuses words, and a part of a thing that is counted', () => {
  expect(readCell('12 bài', cell('a'), rules)).toEqual({ ok: false, reason: 'letters' });
  expect(readCell('1,5', cell('a', { decimals: 0 }), rules)).toEqual({ ok: false, reason: 'whole_only' });
  expect(readCell('1,505', cell('a', { decimals: 2 }), rules)).toEqual({ ok: false, reason: 'too_many_decimals' });
});

it('reads countries by name with or without diacritics, or by code, each once', () => {
  expect(readCell('Lào; trung quoc, LA', cell('a', { kind: 'set' }), rules)).toEqual({
    ok: true,
    value: { kind: 'set', codes: ['LA', 'CN'] },
  });
  expect(readCell('Lào; Atlantis', cell('a', { kind: 'set' }), rules)).toEqual({ ok: false, reason: 'unknown_name' });
});

it('reads back what it copied', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (whole, places) => {
      const value = number(Number((whole / 10 ** places).toFixed(places)));
      const reading = readCell(cellText(value, rules), cell('a'), rules);
      expect(reading.ok && sameValue(reading.value, value)).toBe(true);
    }),
  );
});

it('cuts a block of Excel into lines and fields', () => {
  expect(clipboardBlock('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(clipboardBlock('"Lào\nTrung Quốc"\t"nói ""có"""\n5')).toEqual([['Lào\nTrung Quốc', 'nói "có"'], ['5']]);
  expect(clipboardBlock('"bỏ lửng\t5')).toEqual([['"bỏ lửng', '5']]);
});

it('takes the good fields of a block and refuses the bad ones one by one with the reason', () => {
  const pasted = placeBlock(clipboardBlock('141\nmười hai\n7\nLào\n99'), rows, 1, rules);
  expect(pasted.changes).toEqual([
    { id: '1', value: number(141) },
    { id: '4', value: { kind: 'set', codes: ['LA'] } },
  ]);
  expect(pasted.refused.map(({ id, reason }) => [id, reason])).toEqual([
    ['2', 'letters'],
    ['3', 'read_only'],
  ]);
  expect(pasted.outside).toBe(1);
});

it('lets a blank line of the block fall on a heading, and a line with a value pass it', () => {
  const withBlank = placeBlock(clipboardBlock('1\n2\n\n12\nLào'), rows, 1, rules);
  const without = placeBlock(clipboardBlock('1\n2\n12\nLào'), rows, 1, rules);
  expect(withBlank).toEqual(without);
  expect(withBlank.changes.map(({ id }) => id)).toEqual(['1', '2', '4']);
});

it('says nothing about a derived value that was pasted unchanged', () => {
  expect(placeBlock([['12']], rows, 4, rules)).toEqual({ changes: [], refused: [], outside: 0 });
});

it('opens only what was returned', () => {
  const pasted = placeBlock(clipboardBlock('1\n2'), rows, 1, { ...rules, editable: (id) => id === '2' });
  expect(pasted.changes.map(({ id }) => id)).toEqual(['2']);
  expect(pasted.refused.map(({ id, reason }) => [id, reason])).toEqual([['1', 'read_only']]);
});

const key = (name: string, more = {}) => ({ key: name, ctrl: false, shift: false, ...more });
const at = (row: number) => ({ row, column: 'current' as const });

it('walks like a spreadsheet and passes over headings', () => {
  expect(move(rows, at(2), key('ArrowDown'), open)).toEqual(at(4));
  expect(move(rows, at(2), key('Enter'), open)).toEqual(at(4));
  expect(move(rows, at(4), key('Enter', { shift: true }), open)).toEqual(at(2));
  expect(move(rows, at(5), key('Home', { ctrl: true }), open)).toEqual(at(1));
  expect(move(rows, at(1), key('End', { ctrl: true }), open)).toEqual(at(5));
  expect(move(rows, at(1), key('Home'), open)).toEqual({ row: 1, column: 'previous' });
  expect(move(rows, at(1), key('ArrowUp'), open)).toEqual(at(1));
});

it('goes with Tab through the open cells and out after the last one', () => {
  expect(startPosition(rows, open)).toEqual(at(1));
  expect(move(rows, at(2), key('Tab'), open)).toEqual(at(5));
  expect(move(rows, at(5), key('Tab'), open)).toBeNull();
  expect(move(rows, at(1), key('Tab', { shift: true }), open)).toBeNull();
});

it('never lands on a heading, whatever the keys', () => {
  const keys = fc.constantFrom(
    'ArrowUp',
    'ArrowDown',
    'Enter',
    'Tab',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'ArrowLeft',
    'ArrowRight',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean(), fc.boolean())), (pressed) => {
      let position = startPosition(rows, open);
      for (const [name, ctrl, shift] of pressed)
        position = move(rows, position, { key: name, ctrl, shift }, open) ?? position;
      expect(rows[position.row]?.kind).not.toBe('heading');
    }),
  );
});
