import type { Ctx } from './context.ts';
import { sql } from './db.ts';

/** What an entry of the audit trail says beside who, when and in which request. */
export interface Act {
  orgUnitId: number | null;
  /** What was acted on, such as `report 12/3456` or `account 7`. */
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** Writes the entry of an act, in the transaction of the act: both stay or neither. */
export async function audit(ctx: Ctx, act: string, { orgUnitId, subject, before, after }: Act): Promise<void> {
  await ctx.db.query(sql`
    insert into audit_log (at, account_id, act, org_unit_id, subject, outcome, details, request_id)
    values (${ctx.now}, ${ctx.actor.accountId}, ${act}, ${orgUnitId}, ${subject}, 'done',
            ${JSON.stringify({ before, after })}::jsonb, ${ctx.requestId})`);
}

/** Writes that an act was refused; its own transaction is gone, so this one stands alone. */
export async function auditRefusal(ctx: Ctx, act: string, code: string): Promise<void> {
  await ctx.db.query(sql`
    insert into audit_log (at, account_id, act, org_unit_id, subject, outcome, details, request_id)
    values (${ctx.now}, ${ctx.actor.accountId}, ${act}, null, ${code}, 'refused', '{}'::jsonb, ${ctx.requestId})`);
}
