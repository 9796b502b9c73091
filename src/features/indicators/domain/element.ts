import type { Words } from '../../../kernel/words.ts';

export interface DisaggregationOption {
  id: number;
  code: string;
  name: Words;
}

/**
 * What is counted, and how it adds up. `overUnits` and `overTime` are separate choices: followers add up over units and
 * take the last value over time; countries are a union over both; a ratio is taken after its parts were added.
 *
 * @source Decree 09/2019 templates as used; `reference/data-elements.csv`
 */
export interface DataElement {
  id: number;
  code: string;
  name: Words;
  unit: Words;
  kind: 'flow' | 'stock' | 'ratio' | 'distinct';
  overUnits: 'sum' | 'union' | 'ratio';
  overTime: 'sum' | 'last' | 'union' | 'ratio';
  /** Of a ratio: the elements above and below the line, and what the quotient is multiplied by (100 for %). */
  numeratorId: number | null;
  denominatorId: number | null;
  factor: number;
  decimals: number;
  level: 'input' | 'activity' | 'output' | 'outtake' | 'outcome' | 'impact';
  definition: Words;
  options: DisaggregationOption[];
}

/** Option 0 is the total of an element; the options of its disaggregation have ids from 1. */
export const TOTAL = 0;

/** Names one cell of any report: which element, which option. */
export interface CellRef {
  elementId: number;
  optionId: number;
}

/** The key of a cell in maps, returns and addresses: `12:0`. */
export const cellKey = ({ elementId, optionId }: CellRef): string => `${elementId}:${optionId}`;

export function parseCellKey(key: string): CellRef {
  const [elementId, optionId] = key.split(':').map(Number);
  if (!Number.isInteger(elementId) || !Number.isInteger(optionId)) throw new RangeError(`not a cell: ${key}`);
  return { elementId: elementId as number, optionId: optionId as number };
}
