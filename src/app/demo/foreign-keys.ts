import { type Db, runScript, sql } from '../../platform/db.ts';

/**
 * Does bulk work on a table without checking its foreign keys row by row; they are put back afterwards, and checked in
 * one go. Needs the role that owns the table, and the whole must be one transaction: a failure leaves everything as it was.
 */
export async function withoutForeignKeys(db: Db, table: string, work: () => Promise<void>): Promise<void> {
  const keys = await db.query<{ name: string; definition: string }>(sql`
    select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = ${table}::regclass and contype = 'f'`);
  for (const { name } of keys) await runScript(db, `alter table ${table} drop constraint ${name}`);
  await work();
  for (const { name, definition } of keys)
    await runScript(db, `alter table ${table} add constraint ${name} ${definition}`);
}
