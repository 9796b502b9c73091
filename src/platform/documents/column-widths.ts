import { columnCount, type DocumentTable, type TableCell } from '../../kernel/official-document.ts';
import { textWidth } from './fonts.ts';
import { millimetres } from './typography.ts';

/** Space left and right of the text of a cell, together, in millimetres. */
export const CELL_PADDING = 2.4;

/** A text longer than this (mm) breaks over lines rather than widening its column. */
const LONGEST = 60;

/**
 * Widths of the columns of a table, in millimetres, which add up to `total`.
 *
 * Given widths are taken as shares. Otherwise the columns get what their texts wish for; where
 * that is too much, room for the longest word of each, so that no number breaks, and a share of the rest.
 */
export function columnWidths(table: DocumentTable, total: number, size: number): number[] {
  const columns = columnCount(table);
  if (table.widths) return shareOut(table.widths, total);
  const least = Array<number>(columns).fill(CELL_PADDING);
  const wished = Array<number>(columns).fill(CELL_PADDING);
  for (const { column, cell, bold, isHeader } of singleCells(table, columns)) {
    const measure = (text: string) => millimetres(textWidth(text, size, bold ? 'bold' : 'regular')) + CELL_PADDING;
    // A heading may break over two lines before it widens its column.
    const whole = Math.min(LONGEST, measure(cell.text) / (isHeader ? 2 : 1));
    const word = Math.max(...cell.text.split(/\s+/).map(measure));
    least[column] = Math.max(least[column] ?? 0, word);
    wished[column] = Math.max(wished[column] ?? 0, whole, word);
  }
  if (sum(wished) <= total) return shareOut(wished, total);
  if (sum(least) >= total) return shareOut(least, total);
  const more = wished.map((wish, column) => wish - (least[column] ?? 0));
  return shareOut(more, total - sum(least)).map((extra, column) => extra + (least[column] ?? 0));
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const shareOut = (shares: number[], total: number) => shares.map((share) => (share / sum(shares)) * total);

interface Placed {
  column: number;
  cell: TableCell;
  isHeader: boolean;
  bold: boolean;
}

/** The cells that stand in one column alone, each with its column: a header cell may reach down over rows. */
function* singleCells(table: DocumentTable, columns: number): Generator<Placed> {
  let covered = Array<number>(columns).fill(0);
  const lines = [
    ...table.header.map((row) => ({ row, isHeader: true })),
    ...table.rows.map((row) => ({ row, isHeader: false })),
  ];
  for (const { row, isHeader } of lines) {
    const free = covered.flatMap((rowsLeft, column) => (rowsLeft === 0 ? [column] : []));
    covered = covered.map((rowsLeft) => Math.max(0, rowsLeft - 1));
    let at = 0;
    for (const cell of row) {
      const taken = free.slice(at, at + (cell.colspan ?? 1));
      const [column = 0] = taken;
      if (taken.length === 1) yield { column, cell, isHeader, bold: isHeader || cell.bold === true };
      covered.fill((cell.rowspan ?? 1) - 1, column, column + taken.length);
      at += taken.length;
    }
  }
}
