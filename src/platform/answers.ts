import { createHash } from 'node:crypto';
import { problems } from '../kernel/problem.ts';
import { type Ctx, inTransaction } from './context.ts';
import { sql } from './db.ts';

const refuse = problems('request', { key_missing: 400, key_reused: 409 });

/**
 * Runs a write once for each key its sender chose. The act, its audit entry and its answer commit together; the same
 * key with the same body gets the first answer again and acts no second time.
 *
 * @param body what was sent, as it decides whether a repeated key means the same request
 * @throws Problem `request.key_missing`, `request.key_reused`
 */
export async function once<T>(
  ctx: Ctx,
  key: string | undefined,
  body: unknown,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  if (!key || key.length > 200) throw refuse('key_missing');
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const account = ctx.actor.accountId;
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`${account}/${key}`}, 0))`);
    const [earlier] = await ctx.db.query<{ bodyHash: string; answer: T }>(sql`
      select body_hash as "bodyHash", answer from idempotency_keys where account_id = ${account} and key = ${key}`);
    if (earlier && earlier.bodyHash !== hash) throw refuse('key_reused');
    if (earlier) return earlier.answer;
    const answer = await work(ctx);
    await ctx.db.query(sql`
      insert into idempotency_keys (account_id, key, body_hash, answer, created_at)
      values (${account}, ${key}, ${hash}, ${JSON.stringify(answer ?? null)}::jsonb, ${ctx.now})`);
    return answer;
  });
}
