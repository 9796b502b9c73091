import { recomputeTotals } from '../features/indicators/use-cases/recompute.ts';
import type { Clock } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';
import { listen, WAKE_CHANNEL } from '../platform/live.ts';
import { systemContext } from './system-context.ts';

/** A note that was missed (a lost connection) waits no longer than this. */
const LOOK_AGAIN_MS = 5_000;

/** Empties the queue of dirty totals; whoever calls it again meanwhile makes it look once more at the end. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work().catch(failed);
    } while (again);
    running = null;
  };
  return () => {
    again = running !== null;
    running ??= run();
    return running;
  };
}

/**
 * The worker: recomputes totals as soon as an approval leaves a note.
 *
 * @returns a function that lets it finish what it has, and stops it
 */
export async function startWorker(parts: {
  database: Database;
  url: string;
  clock: Clock;
  log: (error: unknown) => void;
}): Promise<() => Promise<void>> {
  const empty = async () => {
    let more = true;
    while (more) ({ more } = await recomputeTotals(systemContext(parts.database, 'roll-up', parts.clock.now())));
  };
  const run = oneAtATime(empty, parts.log);
  const stopListening = await listen(parts.url, WAKE_CHANNEL, () => void run());
  const timer = setInterval(() => void run(), LOOK_AGAIN_MS);
  return async () => {
    clearInterval(timer);
    await stopListening();
    await run();
  };
}
