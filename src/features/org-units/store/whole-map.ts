import type { Day } from '../../../kernel/period.ts';
import { type Db, sql } from '../../../platform/db.ts';

/** Units entered from now on get ids above this one, so that shipped ids never meet theirs. */
export async function continueIdsAfter(db: Db, id: number): Promise<void> {
  await db.query(sql`select setval(pg_get_serial_sequence('org_units', 'id'), ${id})`);
}

/** Every unit open on a day with its superior. */
export async function superiorPairs(db: Db, day: Day): Promise<{ id: number; parentId: number | null }[]> {
  return db.query(sql`
    select org_unit_id as id, parent_id as "parentId" from org_unit_versions where valid_from <= ${day} and valid_to >= ${day}`);
}
