import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CELL_PADDING, columnWidths } from './column-widths.ts';
import { textWidth } from './fonts.ts';
import { communeTable } from './sample-document.test-data.ts';
import { millimetres } from './typography.ts';

it('measures text as Times New Roman does, Vietnamese letters with it', () => {
  // 1000 units of Times New Roman: A 722, Ộ 778 in bold; a figure 500, an "a" 444.
  expect(textWidth('A', 1000, 'bold')).toBeCloseTo(722, 0);
  expect(textWidth('Ộ', 1000, 'bold')).toBeCloseTo(778, 0);
  expect(textWidth('0a', 1000)).toBeCloseTo(944, 0);
  expect(textWidth('ạ', 1000)).toBe(textWidth('a', 1000));
});

it('fills the page exactly, whatever the table holds', () => {
  const rows = fc.array(fc.tuple(fc.string(), fc.string({ maxLength: 60 }), fc.string()), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 100, max: 260 }), (texts, total) => {
      const table = { header: [], rows: texts.map((row) => row.map((text) => ({ text }))) };
      const widths = columnWidths(table, total, 10);
      expect(widths).toHaveLength(3);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(total, 6);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }),
  );
});

it('leaves no figure too little room to stand on one line', () => {
  const table = communeTable(148);
  const widths = columnWidths(table, 257, 10);
  for (const row of table.rows) {
    for (const [column, cell] of row.entries()) {
      const longest = Math.max(...cell.text.split(' ').map((word) => millimetres(textWidth(word, 10))));
      expect(widths[column]).toBeGreaterThanOrEqual(longest + CELL_PADDING - 1e-9);
    }
  }
});

it('takes given widths as shares', () => {
  const table = { header: [[{ text: 'a' }, { text: 'b' }]], rows: [], widths: [1, 3] };
  expect(columnWidths(table, 160, 12)).toEqual([40, 120]);
});
