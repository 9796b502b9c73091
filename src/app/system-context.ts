import { dayOf } from '../kernel/quantity.ts';
import { type Ctx, systemActor } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';

/**
 * The product itself at work outside any request: loading facts, opening rounds, preparing the demonstration.
 *
 * @param job names the work in the audit
 * @param now ISO instant the work is dated with
 */
export function systemContext(database: Database, job: string, now: string, { isDemo = false } = {}): Ctx {
  return {
    db: database,
    database,
    actor: systemActor(job),
    now,
    today: dayOf(now),
    language: 'vi',
    requestId: job,
    isDemo,
    publicUrl: '',
    inTransaction: false,
  };
}
