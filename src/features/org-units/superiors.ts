import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../../platform/context.ts';
import { sql } from '../../platform/db.ts';

/** The superior of every unit open on a day, null at the root of the country: enough to walk up from any unit. */
export async function superiorsOn(ctx: Ctx, day: Day): Promise<Map<number, number | null>> {
  const rows = await ctx.db.query<{ id: number; parentId: number | null }>(sql`
    select org_unit_id as id, parent_id as "parentId" from org_unit_versions where valid_from <= ${day} and valid_to >= ${day}`);
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}
