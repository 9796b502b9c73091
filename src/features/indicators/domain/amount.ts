import { cellKey, type DataElement, TOTAL } from './element.ts';
import { overTime, ratioOfTotals } from './roll-up.ts';

/** The elements whose totals are needed to show an element: itself, or the parts of a ratio. */
export function partsOf(element: DataElement): number[] {
  if (element.numeratorId !== null && element.denominatorId !== null)
    return [element.numeratorId, element.denominatorId];
  return [element.id];
}

export interface Amount {
  value: number | null;
  members: string[] | null;
}

/** Reads the value of an element out of stored totals, taking a ratio from the totals of its parts. */
export function readAmount(element: DataElement, optionId: number, at: (key: string) => Amount | undefined): Amount {
  const nothing: Amount = { value: null, members: null };
  if (element.numeratorId === null || element.denominatorId === null)
    return at(cellKey({ elementId: element.id, optionId })) ?? nothing;
  const part = (id: number) => at(cellKey({ elementId: id, optionId: TOTAL }))?.value ?? null;
  return { value: ratioOfTotals(element, part(element.numeratorId), part(element.denominatorId)), members: null };
}

/** The value of a stretch of periods, oldest first; a ratio is taken from the stretched totals of its parts. */
export function readOverTime(
  element: DataElement,
  optionId: number,
  all: Map<number, DataElement>,
  periods: ((key: string) => Amount | undefined)[],
): number | null {
  const stretched = (key: string): Amount | undefined => {
    const part = all.get(Number(key.split(':')[0]));
    if (!part || part.overTime === 'ratio') return undefined;
    return overTime(
      part.overTime,
      periods.map((at) => at(key) ?? { value: null, members: null }),
    );
  };
  return readAmount(element, optionId, stretched).value;
}
