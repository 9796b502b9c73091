import type { GridRow } from './entry-grid-model.ts';

const COLUMNS = ['previous', 'current', 'marks'] as const;
export type GridColumn = (typeof COLUMNS)[number];

export interface GridPosition {
  row: number;
  column: GridColumn;
}

export interface GridKey {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

const PAGE = 10;

/** The next row that holds a cell, from `from` in steps of `step`; null when there is none. */
function nextCellRow(rows: GridRow[], from: number, step: 1 | -1): number | null {
  for (let row = from + step; row >= 0 && row < rows.length; row += step) {
    if (rows[row]?.kind !== 'heading') return row;
  }
  return null;
}

/** The first position of a grid: its first open cell, else its first cell. */
export function startPosition(rows: GridRow[], editable: (id: string) => boolean): GridPosition {
  const open = rows.findIndex((row) => (row.kind === 'number' || row.kind === 'set') && editable(row.id));
  const any = rows.findIndex((row) => row.kind !== 'heading');
  return { row: Math.max(0, open >= 0 ? open : any), column: 'current' };
}

function moveRows(rows: GridRow[], { row, column }: GridPosition, count: number): GridPosition {
  let at = row;
  for (let left = Math.abs(count); left > 0; left -= 1) at = nextCellRow(rows, at, count > 0 ? 1 : -1) ?? at;
  return { row: at, column };
}

function moveColumns({ row, column }: GridPosition, step: number): GridPosition {
  return { row, column: COLUMNS[COLUMNS.indexOf(column) + step] ?? column };
}

/** Tab goes through the open cells only and leaves the grid after the last one. */
function moveOpen(
  rows: GridRow[],
  { row }: GridPosition,
  step: 1 | -1,
  editable: (id: string) => boolean,
): GridPosition | null {
  for (let at = nextCellRow(rows, row, step); at !== null; at = nextCellRow(rows, at, step)) {
    const found = rows[at];
    if (found && (found.kind === 'number' || found.kind === 'set') && editable(found.id))
      return { row: at, column: 'current' };
  }
  return null;
}

/**
 * Where a key leads, as in a spreadsheet; headings are passed over.
 *
 * @returns the new position (the same one at an edge), or null when the key is not the grid's to
 *          answer: another key, or Tab out of the grid
 */
export function move(
  rows: GridRow[],
  from: GridPosition,
  { key, ctrl, shift }: GridKey,
  editable: (id: string) => boolean,
): GridPosition | null {
  const far = rows.length;
  switch (key) {
    case 'ArrowDown':
      return moveRows(rows, from, ctrl ? far : 1);
    case 'ArrowUp':
      return moveRows(rows, from, ctrl ? -far : -1);
    case 'ArrowLeft':
      return moveColumns(from, -1);
    case 'ArrowRight':
      return moveColumns(from, 1);
    case 'Enter':
      return moveRows(rows, from, shift ? -1 : 1);
    case 'Tab':
      return moveOpen(rows, from, shift ? -1 : 1, editable);
    case 'PageDown':
      return moveRows(rows, from, PAGE);
    case 'PageUp':
      return moveRows(rows, from, -PAGE);
    case 'Home':
      return ctrl ? moveRows(rows, { row: from.row, column: 'current' }, -far) : { ...from, column: 'previous' };
    case 'End':
      return ctrl ? moveRows(rows, { row: from.row, column: 'current' }, far) : { ...from, column: 'marks' };
    default:
      return null;
  }
}
