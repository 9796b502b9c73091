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

const MINUTE = 60_000;
const SLOWLY = { longestWaitMs: 15 * MINUTE, forgivenAfterMs: 60 * MINUTE };

/**
 * Patience with wrong passwords, by who is tried from where, by who is tried from anywhere, and by where from.
 * Someone elsewhere can slow an account's owner down only after many tries, and never shuts them out for good;
 * an office behind one address has room for everyone's mistakes.
 */
export class SignInPatience {
  readonly #pair = new Attempts({ freeTries: 5, ...SLOWLY });
  readonly #account = new Attempts({ freeTries: 50, ...SLOWLY, longestWaitMs: MINUTE });
  readonly #address = new Attempts({ freeTries: 100, ...SLOWLY });

  /** Milliseconds until this account may be tried from this address; 0 means now. */
  waitFor(email: string, address: string, now: number): number {
    return Math.max(
      this.#pair.waitFor(`${address} ${email}`, now),
      this.#account.waitFor(email, now),
      this.#address.waitFor(address, now),
    );
  }

  begin(email: string, address: string, now: number): void {
    this.#pair.begin(`${address} ${email}`, now);
    this.#account.begin(email, now);
    this.#address.begin(address, now);
  }

  /** The address keeps its wrong tries on other accounts: owning one account forgives nothing there. */
  succeeded(email: string, address: string): void {
    this.#pair.forget(`${address} ${email}`);
    this.#account.takeBack(email);
    this.#address.takeBack(address);
  }
}
