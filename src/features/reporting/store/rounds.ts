import type { Day } from '../../../kernel/period.ts';
import { type Db, sql } from '../../../platform/db.ts';

/** What one unit owes in a round. */
export interface Duty {
  orgUnitId: number;
  parentId: number | null;
  level: string;
  deadline: Day;
}

/** The round of a template for a period, null where it was not opened yet. */
export async function findRoundOf(db: Db, templateId: number, periodId: number): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(
    sql`select id from rounds where template_id = ${templateId} and period_id = ${periodId}`,
  );
  return row?.id ?? null;
}

/** Opens a round; null where another has just opened the same. */
export async function insertRound(
  db: Db,
  round: {
    periodId: number;
    regimeId: number;
    regimeVersion: number;
    templateId: number;
    templateVersion: number;
    unitsOn: Day;
  },
  now: string,
): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into rounds (period_id, regime_id, regime_version, template_id, template_version, units_on, opened_at)
    values (${round.periodId}, ${round.regimeId}, ${round.regimeVersion}, ${round.templateId}, ${round.templateVersion}, ${round.unitsOn}, ${now})
    on conflict (template_id, period_id) do nothing returning id`);
  return row?.id ?? null;
}

/** Enters the duty of each unit of a round; the first deadline is kept for ever. */
export async function insertDuties(db: Db, roundId: number, duties: Duty[]): Promise<void> {
  const column = <K extends keyof Duty>(key: K) => duties.map((duty) => duty[key]);
  await db.query(sql`
    insert into reports (org_unit_id, round_id, parent_id, level, first_deadline, deadline)
    select unit, ${roundId}, parent, level, deadline, deadline
    from unnest(${column('orgUnitId')}::int[], ${column('parentId')}::int[], ${column('level')}::text[], ${column('deadline')}::date[])
      as t (unit, parent, level, deadline)`);
}
