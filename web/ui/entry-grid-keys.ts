import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { EntryGridState } from './entry-grid-state.ts';

const openMarks = (event: KeyboardEvent) => (event.target as HTMLElement).querySelector('button')?.click();

/** Keys with Ctrl (or ⌘) that the grid answers itself. */
function pressWithCtrl(grid: EntryGridState, key: string): boolean {
  if (key === 'z') grid.undoLast();
  else if (key === '.') grid.put({ kind: 'na' }, grid.range());
  else return false;
  return true;
}

function pressOnCell(grid: EntryGridState, event: KeyboardEvent): boolean {
  const row = grid.cellAt(grid.position.row);
  if (!row) return false;
  const { key } = event;
  if (key === 'F2' || (key === ' ' && row.kind === 'set')) grid.edit(row, grid.textOf(row));
  else if (key === 'Delete' || key === 'Backspace') grid.clear(grid.range());
  else if (key.length === 1 && key !== ' ' && !event.altKey) {
    grid.edit(row, null);
    // The key itself must still reach the field that now has the focus; a chosen list takes none.
    return row.kind !== 'number' || !grid.isOpen(row);
  } else return false;
  return true;
}

/** A key on the grid while nothing is edited. */
export function press(grid: EntryGridState, event: KeyboardEvent): void {
  const { key } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.nativeEvent.isComposing && key !== 'Process') return;
  const onMarks = grid.position.column === 'marks';
  if (onMarks && (key === 'Enter' || key === ' ' || key === 'F2')) {
    if (event.target instanceof HTMLButtonElement) return;
    openMarks(event);
  } else if (ctrl && pressWithCtrl(grid, key.toLowerCase())) {
    // Answered.
  } else if (grid.walk({ key, ctrl, shift: event.shiftKey })) {
    // Moved.
  } else if (ctrl || onMarks || !pressOnCell(grid, event)) return;
  event.preventDefault();
}

const inField = (event: ClipboardEvent) => event.target instanceof HTMLInputElement;

/** Ctrl+C, Ctrl+X: the chosen cells as lines of text, the way a spreadsheet takes them. */
export function copy(grid: EntryGridState, event: ClipboardEvent, cut = false): void {
  if (inField(event)) return;
  event.clipboardData.setData('text/plain', grid.copy());
  event.preventDefault();
  if (cut && grid.position.column === 'current') grid.clear(grid.range());
}

/** Ctrl+V: a block goes into the cells from here down; one line into a field being edited stays the field's own. */
export function paste(grid: EntryGridState, event: ClipboardEvent): void {
  const text = event.clipboardData.getData('text/plain');
  if (inField(event) && !/[\t\n]./.test(text)) return;
  event.preventDefault();
  if (inField(event)) grid.stopEditing();
  if (text) grid.paste(text);
}
