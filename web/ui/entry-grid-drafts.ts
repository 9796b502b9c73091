import { useMemo, useState } from 'react';
import { type CellChange, type CellRow, type CellValue, type GridRow, sameValue } from './entry-grid-model.ts';

interface Draft {
  value: CellValue;
  /** What stood there when it was typed: the draft holds until the row says anything else. */
  basis: CellValue;
}

export type Drafts = ReadonlyMap<string, Draft>;

/** What a cell shows: what was typed, until the row itself has caught up or has something newer. */
export function shownValue(row: CellRow, drafts: Drafts): CellValue {
  const draft = drafts.get(row.id);
  return draft && sameValue(draft.basis, row.current) ? draft.value : row.current;
}

/** Drafts that their rows have not answered yet. */
export function openDrafts(rows: GridRow[], drafts: Drafts): Drafts {
  const current = new Map(rows.flatMap((row) => (row.kind === 'heading' ? [] : [[row.id, row.current] as const])));
  const open = [...drafts].filter(([id, { value, basis }]) => {
    const now = current.get(id);
    return now !== undefined && sameValue(now, basis) && !sameValue(now, value);
  });
  return open.length === drafts.size ? drafts : new Map(open);
}

/** Keeps what was typed on screen from the key stroke to the answer, and after a failure: nothing typed is lost. */
export function useDrafts(rows: GridRow[]) {
  const [kept, setKept] = useState<Drafts>(new Map());
  const [seen, setSeen] = useState(rows);
  if (seen !== rows) {
    setSeen(rows);
    setKept(openDrafts(rows, kept));
  }
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const keep = (changes: CellChange[]) => {
    const next = new Map(kept);
    for (const { id, value } of changes) {
      const row = byId.get(id);
      if (row && row.kind !== 'heading') next.set(id, { value, basis: row.current });
    }
    setKept(next);
  };
  return { drafts: kept, keep };
}
