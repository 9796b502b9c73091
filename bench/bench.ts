import type { Engine } from './stage/engine.ts';

/** What a bench found. Units stand in the names of the figures, such as `p50_ms`. */
export interface Found {
  figures: Record<string, number>;
  /** Of two figures measured in the same run; empty where there is nothing to compare with. */
  ratios: Record<string, number>;
}

/** One thing that is measured. It never judges what it finds. */
export interface Bench {
  /** One sentence: what is measured. */
  about: string;
  run(engine: Engine, flags: string[]): Promise<Found>;
}
