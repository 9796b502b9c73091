import { type Db, sql } from '../../platform/db.ts';

/** Units entered from now on get ids above this one, so that shipped ids never meet theirs. */
export async function continueIdsAfter(db: Db, id: number): Promise<void> {
  await db.query(sql`select setval(pg_get_serial_sequence('org_units', 'id'), ${id})`);
}
