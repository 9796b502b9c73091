import type { ServerResponse } from 'node:http';
import pg from 'pg';
import type { Db } from './db.ts';
import { sql } from './db.ts';

const CHANNEL = 'ro_rang_live';

/** Something open pages may want to know at once. It carries ids, never content: the page asks again as its reader. */
export type LiveEvent =
  | { type: 'totals'; periodId: number; orgUnitIds: number[] }
  | { type: 'report'; roundId: number; orgUnitId: number; status: string }
  | { type: 'document'; documentId: string };

/** Tells all processes, at commit. A payload holds 8000 bytes at most, so long lists of units are cut into several. */
export async function announce(db: Db, event: LiveEvent): Promise<void> {
  if (event.type === 'totals' && event.orgUnitIds.length > 500) {
    for (let from = 0; from < event.orgUnitIds.length; from += 500)
      await announce(db, { ...event, orgUnitIds: event.orgUnitIds.slice(from, from + 500) });
    return;
  }
  await db.query(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`);
}

/** Wakes the worker, at commit. */
export const WAKE_CHANNEL = 'ro_rang_dirty';

/** Wakes whoever waits for dirty totals, when the transaction commits. */
export async function wakeWorker(db: Db): Promise<void> {
  await db.query(sql`select pg_notify(${WAKE_CHANNEL}, '')`);
}

/**
 * Listens on one channel with a connection of its own, and listens again when the connection is lost.
 *
 * @returns a function that stops listening
 */
export async function listen(
  url: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | null = null;
  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'ro-rang-listen', keepAlive: true });
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next.on('error', () => {});
    next.on('end', () => {
      if (!stopped) setTimeout(() => connect().catch(() => {}), 500).unref();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    // What was announced while nobody listened is not repeated: whoever listens looks once for itself.
    heard('');
  }
  await connect();
  return async () => {
    stopped = true;
    await client?.end();
  };
}

/** The open pages of this process, each a response that stays open (server-sent events). */
export class LiveHub {
  readonly #pages = new Set<ServerResponse>();
  #stop: (() => Promise<void>) | null = null;
  #beat: NodeJS.Timeout | null = null;

  async start(url: string): Promise<void> {
    this.#stop = await listen(url, CHANNEL, (payload) => {
      if (payload) this.#send(`data: ${payload}\n\n`);
    });
    // Proxies close silent connections; a comment line keeps them open.
    this.#beat = setInterval(() => this.#send(': still here\n\n'), 20_000);
    this.#beat.unref();
  }

  open(page: ServerResponse): void {
    page.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    page.write('retry: 1000\n\n');
    this.#pages.add(page);
    page.on('close', () => this.#pages.delete(page));
  }

  #send(text: string): void {
    for (const page of this.#pages) page.write(text);
  }

  async stop(): Promise<void> {
    if (this.#beat) clearInterval(this.#beat);
    for (const page of this.#pages) page.end();
    await this.#stop?.();
  }
}
