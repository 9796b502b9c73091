import { type RefObject, useMemo, useRef, useState } from 'react';
import { language, t } from '../app/i18n.ts';
import { shownValue, useDrafts } from './entry-grid-drafts.ts';
import {
  type CellChange,
  type CellReading,
  type CellRow,
  cellText,
  EMPTY,
  type GridRow,
  type Refused,
  readCell,
  type SetOption,
  sameValue,
} from './entry-grid-model.ts';
import { type GridColumn, type GridKey, type GridPosition, move, startPosition } from './entry-grid-move.ts';
import { clipboardBlock, placeBlock } from './entry-grid-paste.ts';
import { refusalWords } from './entry-grid-words.ts';

export interface EntryGridProps {
  /** Names the grid for those who do not see it. */
  label: string;
  columns: { previous: string; current: string };
  rows: GridRow[];
  /** What a set cell may hold. */
  setOptions?: SetOption[];
  /** Whether a cell is open for typing; a returned report opens only what was returned. */
  editable: (id: string) => boolean;
  /** Called with every change at once: one cell typed, or a block pasted. */
  onCommit: (changes: CellChange[]) => void;
  /** A sentence when a value cannot be taken at all; what only needs a word of explanation is a finding. */
  check?: (id: string, change: CellChange) => string | null;
  onOpenCell?: (id: string) => void;
  onSelect?: (id: string) => void;
}

export interface RefusedText extends Omit<Refused, 'reason'> {
  why: string;
}

const NO_OPTIONS: SetOption[] = [];

/** All that the grid remembers and does; what it looks like is in entry-grid.tsx. */
export function useEntryGrid(props: EntryGridProps, box: RefObject<HTMLTableElement | null>) {
  const { rows, editable, onCommit, check, onSelect } = props;
  const setOptions = props.setOptions ?? NO_OPTIONS;
  const { drafts, keep } = useDrafts(rows);
  const [position, setPosition] = useState<GridPosition>(() => startPosition(rows, editable));
  const [anchor, setAnchor] = useState(position.row);
  const [editing, setEditing] = useState<{ id: string; initial: string | null } | null>(null);
  const [choosing, setChoosing] = useState<CellRow | null>(null);
  const [refused, setRefused] = useState<RefusedText[]>([]);
  const [spoken, setSpoken] = useState('');
  const undo = useRef<CellChange[][]>([]);
  const going = useRef(false);
  const rules = { language: language(), setOptions, editable };
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);

  const cellAt = (index: number): CellRow | null => {
    const row = rows[index];
    return row && row.kind !== 'heading' ? row : null;
  };
  const isOpen = (row: CellRow) => (row.kind === 'number' || row.kind === 'set') && editable(row.id);
  const shown = (row: CellRow) => shownValue(row, drafts);
  const focusCell = (index: number, column: GridColumn = 'current') =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${index}:${column}"]`)?.focus();

  const go = (to: GridPosition, extend = false) => {
    going.current = true;
    focusCell(to.row, to.column);
    going.current = false;
    setPosition(to);
    if (!extend) setAnchor(to.row);
    const row = cellAt(to.row);
    if (row && to.row !== position.row) onSelect?.(row.id);
  };

  const apply = (changes: CellChange[], remember = true) => {
    const real = changes.filter(({ id, value }) => {
      const row = byId.get(id);
      return row && row.kind !== 'heading' && !sameValue(shown(row), value);
    });
    if (real.length === 0) return;
    if (remember) undo.current.push(real.map(({ id }) => ({ id, value: shown(byId.get(id) as CellRow) })));
    setRefused((before) => before.filter((one) => !real.some(({ id }) => id === one.id)));
    keep(real);
    onCommit(real);
  };

  const readText = (row: CellRow, text: string): CellReading | { ok: false; why: string } => {
    const reading = readCell(text, row, rules);
    if (!reading.ok) return reading;
    const why = check?.(row.id, { id: row.id, value: reading.value });
    return why ? { ok: false, why } : reading;
  };

  const takeText = (row: CellRow, text: string): string | null => {
    const reading = readText(row, text);
    if (reading.ok) {
      apply([{ id: row.id, value: reading.value }]);
      return null;
    }
    return 'why' in reading ? reading.why : refusalWords(reading.reason, text);
  };

  const refuse = (more: RefusedText[]) =>
    setRefused((before) => [...before.filter(({ id }) => !more.some((one) => one.id === id)), ...more]);

  const paste = (text: string) => {
    const pasted = placeBlock(
      clipboardBlock(text),
      rows.map((row) => (row.kind === 'heading' ? row : { ...row, current: shown(row) })),
      position.row,
      rules,
    );
    const checked = pasted.changes.map((change) => ({ change, why: check?.(change.id, change) ?? null }));
    const taken = checked.filter(({ why }) => why === null).map(({ change }) => change);
    const nameOf = (id: string) => byId.get(id)?.name ?? id;
    refuse([
      ...pasted.refused.map(({ reason, ...rest }) => ({ ...rest, why: refusalWords(reason, rest.text) })),
      ...checked.flatMap(({ change, why }) =>
        why ? [{ id: change.id, name: nameOf(change.id), text: cellText(change.value, rules), why }] : [],
      ),
    ]);
    apply(taken);
    const words = {
      taken: taken.length,
      refused: pasted.refused.length + checked.length - taken.length,
      outside: pasted.outside,
    };
    setSpoken(t('ui.pasted', words));
  };

  const range = (): CellRow[] => {
    const [first, last] = [Math.min(anchor, position.row), Math.max(anchor, position.row)];
    return rows.slice(first, last + 1).filter((row) => row.kind !== 'heading');
  };
  const put = (value: CellChange['value'], some: CellRow[]) =>
    apply(some.filter(isOpen).map(({ id }) => ({ id, value })));

  const edit = (row: CellRow, initial: string | null) => {
    if (!isOpen(row)) return setSpoken(t(row.kind === 'derived' ? 'ui.cell_derived' : 'ui.cell_locked'));
    if (row.kind === 'set') return setChoosing(row);
    setEditing({ id: row.id, initial });
  };

  const walk = (key: GridKey): boolean => {
    const to = move(rows, position, key, editable);
    if (!to) return false;
    go(to, key.shift && key.key.startsWith('Arrow'));
    return true;
  };

  const jump = (id: string) => {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0) go({ row: index, column: 'current' });
  };

  return {
    position,
    anchor,
    editing,
    choosing,
    refused,
    spoken,
    rules,
    setOptions,
    cellAt,
    isOpen,
    shown,
    focusCell,
    go,
    apply,
    takeText,
    refuse,
    paste,
    range,
    put,
    edit,
    walk,
    jump,
    textOf: (row: CellRow) => cellText(shown(row), rules),
    copy: () =>
      range()
        .map((row) => cellText(position.column === 'previous' ? row.previous : shown(row), rules))
        .join('\n'),
    stopEditing: () => setEditing(null),
    stopChoosing: () => setChoosing(null),
    dismissRefused: () => setRefused([]),
    undoLast: () => {
      const last = undo.current.pop();
      if (last) apply(last, false);
      setSpoken(t(last ? 'ui.undone' : 'ui.nothing_to_undo'));
    },
    clear: (some: CellRow[]) => put(EMPTY, some),
    focused: (index: number, column: GridColumn) => {
      if (going.current || (index === position.row && column === position.column)) return;
      setPosition({ row: index, column });
      setAnchor(index);
      const row = cellAt(index);
      if (row) onSelect?.(row.id);
    },
  };
}

export type EntryGridState = ReturnType<typeof useEntryGrid>;
