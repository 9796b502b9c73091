import type { ReportCell } from '../../features/reporting/domain/report.ts';

/** What a unit has reported so far and was approved: what jumps and cumulative figures are judged by. */
export class Memory {
  readonly #ranges = new Map<string, { count: number; low: number; high: number }>();
  #year = 0;
  #visitors = 0;

  /** Visitors approved earlier in a reporting year. */
  visitorsOf(year: number): number {
    return year === this.#year ? this.#visitors : 0;
  }

  /** How a value stands to the unit's history by the rule of the template; null when there is nothing to remark. */
  jump(key: string, value: number): 'above' | 'below' | null {
    const range = this.#ranges.get(key);
    if (!range || range.count < 3) return null;
    if (value >= 20 && value > range.high * 3) return 'above';
    return range.low >= 20 && value < range.low * 0.25 ? 'below' : null;
  }

  /** Takes an approved report in. */
  remember(cells: ReportCell[], year: number, visitorsKey: string): void {
    if (year !== this.#year) {
      this.#year = year;
      this.#visitors = 0;
    }
    for (const { key, value } of cells) {
      if (value === null) continue;
      if (key === visitorsKey) this.#visitors += value;
      if (!key.endsWith(':0')) continue;
      const range = this.#ranges.get(key);
      if (!range) this.#ranges.set(key, { count: 1, low: value, high: value });
      else {
        range.count += 1;
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    }
  }
}
