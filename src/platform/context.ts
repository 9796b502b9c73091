import type { Actor } from '../kernel/access.ts';
import type { Language } from '../kernel/quantity.ts';
import { type Database, type Db, inSavepoint, sql } from './db.ts';

/**
 * What every use-case is handed: who acts, when, on which connection.
 * `now` is an ISO instant, `today` the day in Viet Nam; no rule looks at another clock.
 */
export interface Ctx {
  db: Db;
  database: Database;
  actor: Actor;
  now: string;
  today: string;
  language: Language;
  requestId: string;
  /** Illustrative data: documents and pages must say so. */
  isDemo: boolean;
  publicUrl: string;
  inTransaction: boolean;
}

/** A clock that may run apart from the real one: a demonstration starts on its own day and goes on from there. */
export interface Clock {
  now(): string;
}

export function clockWithOffset(offsetMs: number): Clock {
  return { now: () => new Date(Date.now() - offsetMs).toISOString() };
}

/** The product itself at work (roll-up, documents): it reads and writes every unit, and is named in the audit. */
export function systemActor(job: string): Actor {
  return { accountId: `system:${job}`, name: job, grants: [], reads: 'all', writes: 'all' };
}

/** Somebody without an account: sees what is public, writes nothing. */
export const visitor: Actor = { accountId: 'visitor', name: '', grants: [], reads: [], writes: [] };

const listOf = (units: 'all' | number[]) => (units === 'all' ? '{}' : `{${units.join(',')}}`);

async function setScope(db: Db, actor: Actor): Promise<void> {
  await db.query(sql`select
    set_config('app.actor', ${actor.accountId}, true),
    set_config('app.reads_all', ${actor.reads === 'all' ? 'on' : 'off'}, true),
    set_config('app.reads', ${listOf(actor.reads)}, true),
    set_config('app.writes_all', ${actor.writes === 'all' ? 'on' : 'off'}, true),
    set_config('app.writes', ${listOf(actor.writes)}, true)`);
}

async function run<T>(ctx: Ctx, mode: 'read only' | 'read write', work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return mode === 'read only' ? work(ctx) : inSavepoint(ctx.db, () => work(ctx));
  return ctx.database.transaction(mode, async (db) => {
    await setScope(db, ctx.actor);
    return work({ ...ctx, db, inTransaction: true });
  });
}

/**
 * One act: everything in it happens or nothing does. The actor's scope is set for the transaction, so that the
 * database itself lets through only their rows. Use the `ctx` handed to `work`; a nested call is a savepoint.
 */
export const inTransaction = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>) => run(ctx, 'read write', work);

/** The same for questions: one snapshot, the actor's scope, nothing can be written. */
export const reading = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>) => run(ctx, 'read only', work);
