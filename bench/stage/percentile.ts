/**
 * A percentile by the nearest rank: the smallest value that at least that share of all values does not exceed.
 *
 * @param share from 0 to 1
 * @throws RangeError where there are no values
 */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** Rounds a measured figure: what is finer than this is chance. */
export const rounded = (value: number, decimals = 1): number => Number(value.toFixed(decimals));

/** Runs the work several times, one after the other, and answers how many milliseconds each took. */
export async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken;
}
