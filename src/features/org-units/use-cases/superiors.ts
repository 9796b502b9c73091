import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/context.ts';
import { superiorPairs } from '../store/whole-map.ts';

/** The superior of every unit open on a day, null at the root of the country: enough to walk up from any unit. */
export async function superiorsOn(ctx: Ctx, day: Day): Promise<Map<number, number | null>> {
  return new Map((await superiorPairs(ctx.db, day)).map(({ id, parentId }) => [id, parentId]));
}
