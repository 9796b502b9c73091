import {
  type CellChange,
  type GridRow,
  type ReadingRules,
  type Refused,
  readCell,
  sameValue,
} from './entry-grid-model.ts';

export interface Pasted {
  changes: CellChange[];
  refused: Refused[];
  /** Filled fields of the block that fell outside the grid. */
  outside: number;
}

/**
 * Cuts the text of a spreadsheet's clipboard into lines and fields: tabs and line ends, and fields in
 * double quotes that may hold both.
 */
export function clipboardBlock(text: string): string[][] {
  const lines: string[][] = [[]];
  let field = '';
  let quoted = false;
  const closeField = () => {
    lines.at(-1)?.push(field);
    field = '';
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] as string;
    if (quoted && sign === '"' && source[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (quoted && sign === '"') quoted = false;
    else if (quoted) field += sign;
    else if (sign === '"' && field === '' && closesLater(source, at)) quoted = true;
    else if (sign === '\t') closeField();
    else if (sign === '\n') {
      closeField();
      lines.push([]);
    } else field += sign;
  }
  closeField();
  return lines;
}

/** A quote opens a field only if it is closed before a field ends; else it is a sign like any other. */
function closesLater(source: string, from: number): boolean {
  const rest = source.slice(from + 1).replaceAll('""', '');
  return /^[^"]*"(\t|\n|$)/.test(rest);
}

/**
 * Lays a pasted block on the grid from one row down. Each good field is taken, each bad one refused
 * with its reason, and a blank field leaves its cell as it was. A heading takes a blank line of the
 * block; a line with a value goes on to the next cell below it.
 *
 * Only the first column of the block has a place; the rest is counted as outside.
 */
export function placeBlock(block: string[][], rows: GridRow[], start: number, rules: ReadingRules): Pasted {
  const pasted: Pasted = { changes: [], refused: [], outside: 0 };
  let at = start;
  for (const [text = '', ...beside] of block) {
    pasted.outside += beside.filter((other) => other.trim()).length;
    const blank = text.trim() === '';
    while (!blank && rows[at]?.kind === 'heading') at += 1;
    const row = rows[at];
    at += 1;
    if (blank || row?.kind === 'heading') continue;
    if (!row) {
      pasted.outside += 1;
      continue;
    }
    const reading = readCell(text, row, rules);
    if (reading.ok && sameValue(reading.value, row.current)) continue;
    const open = (row.kind === 'number' || row.kind === 'set') && rules.editable(row.id);
    if (!open) pasted.refused.push({ id: row.id, name: row.name, text, reason: 'read_only' });
    else if (reading.ok) pasted.changes.push({ id: row.id, value: reading.value });
    else pasted.refused.push({ id: row.id, name: row.name, text, reason: reading.reason });
  }
  return pasted;
}
