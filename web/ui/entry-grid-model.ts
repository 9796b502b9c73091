import { type Language, parseQuantity } from '../../src/kernel/quantity.ts';
import { searchKey } from '../../src/kernel/text.ts';

/** What stands in a cell. Empty is not zero, and "not applicable" is neither. */
export type CellValue =
  | { kind: 'empty' }
  | { kind: 'na' }
  | { kind: 'number'; value: number }
  | { kind: 'set'; codes: string[] };

export type CellState = 'idle' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface SetOption {
  code: string;
  name: string;
}

export interface CellFinding {
  level: 'error' | 'warning';
  text: string;
}

export interface HeadingRow {
  kind: 'heading';
  id: string;
  number?: string;
  name: string;
}

export interface CellRow {
  /** `derived` is filled in by the system, `locked` is closed for now; neither can be typed over. */
  kind: 'number' | 'set' | 'derived' | 'locked';
  id: string;
  number: string;
  name: string;
  indent?: number;
  unit: string;
  /** How many decimals the value may have; 0 for things that are counted. */
  decimals?: number;
  previous: CellValue;
  current: CellValue;
  source: { text: string; derived?: boolean };
  findings?: CellFinding[];
  /** The reason, when the cell was sent back. */
  returned?: string | null;
  comment?: string | null;
  evidenceCount?: number;
  state?: CellState;
  /** Why the cell is failed or in conflict, as a sentence. */
  problem?: string | null;
}

export type GridRow = HeadingRow | CellRow;

export interface CellChange {
  id: string;
  value: CellValue;
}

/** Why a text is not taken into a cell. */
export type CellRefusal =
  | 'letters'
  | 'ambiguous_separator'
  | 'too_many_decimals'
  | 'whole_only'
  | 'too_large'
  | 'dash'
  | 'unknown_name'
  | 'read_only';

export type CellReading = { ok: true; value: CellValue } | { ok: false; reason: CellRefusal };

export interface Refused {
  id: string;
  name: string;
  text: string;
  reason: CellRefusal;
}

export interface ReadingRules {
  language: Language;
  setOptions: SetOption[];
  editable: (id: string) => boolean;
}

export const EMPTY: CellValue = { kind: 'empty' };
const NOT_APPLICABLE = new Set(['kad', 'k.a.d', 'khong ap dung', 'na', 'n/a', 'not applicable']);
const DASHES = /^[-\u2010-\u2015\u2212]+$/;

/** Whether two cells hold the same; the order of a set does not count. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'set' && b.kind === 'set') return [...a.codes].sort().join() === [...b.codes].sort().join();
  return a.kind === b.kind;
}

/**
 * Reads what was typed or pasted into one cell. A lone dash is refused: it could mean zero, missing
 * or not applicable, and which one is for the person to say.
 */
export function readCell(text: string, row: CellRow, rules: ReadingRules): CellReading {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '') return { ok: true, value: EMPTY };
  if (NOT_APPLICABLE.has(searchKey(trimmed))) return { ok: true, value: { kind: 'na' } };
  if (DASHES.test(trimmed)) return { ok: false, reason: 'dash' };
  return row.kind === 'set' ? readSet(trimmed, rules.setOptions) : readNumber(trimmed, row, rules.language);
}

function readNumber(text: string, { decimals }: CellRow, language: Language): CellReading {
  const parsed = parseQuantity(text, language);
  if (!parsed.ok) return { ok: false, reason: parsed.reason === 'empty' ? 'letters' : parsed.reason };
  const { value } = parsed;
  if (decimals !== undefined && Number(value.toFixed(decimals)) !== value) {
    return { ok: false, reason: decimals === 0 ? 'whole_only' : 'too_many_decimals' };
  }
  return { ok: true, value: { kind: 'number', value } };
}

function readSet(text: string, options: SetOption[]): CellReading {
  const names = text
    .split(/[;,\n]/)
    .map(searchKey)
    .filter(Boolean);
  const codes = names.map(
    (name) => options.find((option) => searchKey(option.name) === name || searchKey(option.code) === name)?.code,
  );
  if (codes.some((code) => code === undefined)) return { ok: false, reason: 'unknown_name' };
  return { ok: true, value: { kind: 'set', codes: [...new Set(codes as string[])] } };
}

/** A cell as plain text for the clipboard and the editor: no grouping, the decimal mark of the language. */
export function cellText(
  value: CellValue,
  { language, setOptions }: Pick<ReadingRules, 'language' | 'setOptions'>,
): string {
  if (value.kind === 'na') return language === 'vi' ? 'không áp dụng' : 'not applicable';
  if (value.kind === 'number') return language === 'vi' ? String(value.value).replace('.', ',') : String(value.value);
  if (value.kind === 'set')
    return value.codes.map((code) => setOptions.find((option) => option.code === code)?.name ?? code).join('; ');
  return '';
}
