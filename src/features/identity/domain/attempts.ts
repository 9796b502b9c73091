/** How many wrong passwords are let through at full speed, and how long a quiet spell forgives them. */
export interface Patience {
  freeTries: number;
  longestWaitMs: number;
  forgivenAfterMs: number;
}

interface Tally {
  tries: number;
  /** Epoch milliseconds of the last try that was let through. */
  last: number;
}

const KEPT = 20_000;

/**
 * Counts tries by key and makes each one after the free ones wait twice as long as the one before.
 * It counts names nobody has exactly as it counts real ones, so it tells nothing about who exists.
 * A try counts when it begins, so that many at once are no way around it.
 */
export class Attempts {
  readonly #patience: Patience;
  readonly #tallies = new Map<string, Tally>();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** Milliseconds until the next try under this key is let through; 0 means now. */
  waitFor(key: string, now: number): number {
    const tally = this.#tallies.get(key);
    if (!tally || now - tally.last >= this.#patience.forgivenAfterMs) return 0;
    const over = tally.tries - this.#patience.freeTries;
    if (over < 0) return 0;
    const wait = Math.min(1000 * 2 ** Math.min(over, 30), this.#patience.longestWaitMs);
    return Math.max(0, tally.last + wait - now);
  }

  /** Counts a try that begins now. */
  begin(key: string, now: number): void {
    const earlier = this.#tallies.get(key);
    const fresh = !earlier || now - earlier.last >= this.#patience.forgivenAfterMs;
    // Put last, so that the key untouched for longest is the first to go.
    this.#tallies.delete(key);
    this.#tallies.set(key, { tries: (fresh ? 0 : earlier.tries) + 1, last: now });
    const [oldest] = this.#tallies.keys();
    if (this.#tallies.size > KEPT && oldest !== undefined) this.#tallies.delete(oldest);
  }

  /** Takes back one try: it was not a wrong one. */
  takeBack(key: string): void {
    const tally = this.#tallies.get(key);
    if (tally) this.#tallies.set(key, { ...tally, tries: Math.max(0, tally.tries - 1) });
  }

  /** Forgets a key: its owner has shown who they are. */
  forget(key: string): void {
    this.#tallies.delete(key);
  }
}
