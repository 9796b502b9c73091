/** The middle of some values: half lie at or below it, half at or above; null where there are none. */
export function medianOf(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] as number;
  return (lower + upper) / 2;
}

/** The ends of a strip: it begins at zero unless a value lies below, so that distances can be compared. */
export function rangeOf(values: number[]): [least: number, most: number] {
  return [Math.min(0, ...values), Math.max(0, ...values)];
}
