import { type Change, idOf, isSendable, type Stop, sameSaid } from './entry-changes.ts';
import type { Outbox } from './entry-outbox.ts';

/** What the server answered: all taken with their new revisions, some stopped, or no answer yet. */
export type Delivery =
  | { kind: 'taken'; revs: ReadonlyMap<string, number> }
  | { kind: 'stopped'; stops: ReadonlyMap<string, Stop<never>> }
  | { kind: 'unanswered'; sentence: string | null };

export interface SenderState {
  sending: boolean;
  /** Why nothing arrives, in words; empty for no network, null while all is well. */
  waiting: string | null;
  /** Something was saved since the page was opened. */
  saved: boolean;
}

export interface Sender {
  state: () => SenderState;
  subscribe: (changed: () => void) => () => void;
  /** Something was typed: it goes out after a short rest. */
  wake: () => void;
  /** Sends everything now. @returns whether nothing is left here */
  flush: () => Promise<boolean>;
}

interface SenderOptions {
  outbox: Outbox;
  /** Sends changes of one kind, and for words of one section, in one call. */
  deliver: (changes: Change[]) => Promise<Delivery>;
  /** How long to rest after a key stroke, and how long before trying again, in milliseconds. */
  rest?: number;
  retries?: number[];
}

const MOST = 200;

/** What goes out next: all cells together, or the words of one section. */
function nextBatch(outbox: Outbox): Change[] {
  const ready = [...outbox.changes().values()].filter(isSendable);
  const cells = ready.filter(({ kind }) => kind === 'cell');
  return cells.length > 0 ? cells.slice(0, MOST) : ready.slice(0, 1);
}

/** Settles one change after its answer: gone when the server has what is on screen, else based on what it has now. */
function settle(outbox: Outbox, sent: Change, rev: number): void {
  const now = outbox.changes().get(idOf(sent));
  if (!now) return;
  if (sameSaid(now.said, sent.said)) outbox.drop(idOf(sent));
  else outbox.put({ ...now, baseRev: rev, sent: [] } as Change);
}

/** A conflict with what this page itself sent before, without hearing the answer, is none. */
function stopOrRebase(outbox: Outbox, sent: Change, stop: Stop<never>): void {
  const now = outbox.changes().get(idOf(sent));
  if (!now) return;
  const own =
    stop.kind === 'conflict' && (sent.sent as Change['said'][]).some((said) => sameSaid(said, stop.theirs.said));
  if (own) outbox.put({ ...now, baseRev: stop.theirs.rev, sent: [] } as Change);
  else outbox.put({ ...now, stop } as Change);
}

/** Notes before sending what is about to be sent, so that a lost answer is not taken for somebody else's change. */
function noteSent(outbox: Outbox, batch: Change[]): void {
  for (const change of batch) {
    const known = (change.sent as Change['said'][]).some((said) => sameSaid(said, change.said));
    if (!known) outbox.put({ ...change, sent: [...change.sent, change.said] } as Change);
  }
}

/** Brings what is in the outbox to the server: one call at a time, in order, again after a failure. */
export function createSender({
  outbox,
  deliver,
  rest = 600,
  retries = [3_000, 10_000, 30_000],
}: SenderOptions): Sender {
  let state: SenderState = { sending: false, waiting: null, saved: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failures = 0;
  const listeners = new Set<() => void>();
  const become = (change: Partial<SenderState>) => {
    state = { ...state, ...change };
    for (const changed of listeners) changed();
  };
  const later = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pause);
  };
  /** @returns whether to go on with the next batch */
  const sendBatch = async (batch: Change[]): Promise<boolean> => {
    noteSent(outbox, batch);
    const delivery = await deliver(batch);
    if (delivery.kind === 'unanswered') {
      become({ waiting: delivery.sentence ?? '' });
      later(retries[Math.min(failures, retries.length - 1)] ?? rest);
      failures += 1;
      return false;
    }
    failures = 0;
    become({ waiting: null, saved: state.saved || delivery.kind === 'taken' });
    for (const change of batch) {
      const stop = delivery.kind === 'stopped' ? delivery.stops.get(idOf(change)) : undefined;
      if (stop) stopOrRebase(outbox, change, stop);
      else if (delivery.kind === 'taken') settle(outbox, change, delivery.revs.get(idOf(change)) ?? 0);
    }
    return true;
  };
  const sendAll = async () => {
    become({ sending: true });
    try {
      for (let batch = nextBatch(outbox); batch.length > 0; batch = nextBatch(outbox)) {
        if (!(await sendBatch(batch))) break;
      }
    } finally {
      become({ sending: false });
    }
  };
  const run = () => {
    clearTimeout(timer);
    // Let go of only afterwards: with nothing to send the work is over before it has a name.
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    state: () => state,
    wake: () => later(rest),
    async flush() {
      await run();
      // What was typed while the last call was on its way.
      if (nextBatch(outbox).length > 0 && state.waiting === null) await run();
      return outbox.changes().size === 0;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
