import { openRound } from '../../features/reporting/use-cases/rounds.ts';
import type { Day } from '../../kernel/period.ts';
import { addDays } from '../../kernel/period.ts';
import { dayOf } from '../../kernel/quantity.ts';
import type { Ctx } from '../../platform/context.ts';
import { sql } from '../../platform/db.ts';

const KEYS = ['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
const CURRENT_QUARTER = '2026-Q3';
const TEMPLATE = 'BC-TTDN-QUY';
const REGIME = 'thong-tin-doi-ngoai';
/** Quarters that ended on the old map were entered again by the units of the new one. */
const NEW_MAP = '2025-07-01';
/** Rounds open this many days before the cut-off. */
const OPENED_BEFORE = 14;

/** A quarter of the demonstration with its open round. */
export interface Quarter {
  /** 0 is the oldest. */
  index: number;
  key: string;
  year: number;
  ordinal: number;
  isCurrent: boolean;
  /** The quarter being reported or the one before: the reports people still reopen. */
  isRecent: boolean;
  startsOn: Day;
  endsOn: Day;
  roundId: number;
  periodId: number;
  deadlines: Record<'commune' | 'province' | 'centre', Day>;
  template: { id: number; version: number };
}

/** An instant of a day by the clock of Viet Nam; `minute` counts from midnight. */
export const instantOf = (day: Day, minute: number): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + Math.round(minute) * 60_000).toISOString();

async function readQuarter(ctx: Ctx, index: number, roundId: number): Promise<Quarter> {
  const [row] = await ctx.db.query<
    Omit<Quarter, 'index' | 'isCurrent' | 'isRecent' | 'deadlines' | 'template'> & {
      templateId: number;
      templateVersion: number;
    }
  >(sql`
    select p.key, p.year, p.ordinal, p.starts_on as "startsOn", p.ends_on as "endsOn", o.id as "roundId", p.id as "periodId",
      o.template_id as "templateId", o.template_version as "templateVersion"
    from rounds o join periods p on p.id = o.period_id where o.id = ${roundId}`);
  if (!row) throw new Error(`Round ${roundId} is not there.`);
  const deadlines = await ctx.db.query<{ level: keyof Quarter['deadlines']; day: Day }>(sql`
    select level, min(deadline) as day from reports where round_id = ${roundId} group by level`);
  const { templateId, templateVersion, ...period } = row;
  return {
    ...period,
    index,
    isCurrent: row.key === CURRENT_QUARTER,
    isRecent: index >= KEYS.length - 2,
    deadlines: Object.fromEntries(deadlines.map(({ level, day }) => [level, day])) as Quarter['deadlines'],
    template: { id: templateId, version: templateVersion },
  };
}

/** Opens the round of each quarter, oldest first, each dated in its own time. */
export async function openQuarters(ctx: Ctx): Promise<Quarter[]> {
  const quarters: Quarter[] = [];
  for (const [index, periodKey] of KEYS.entries()) {
    const cutOff = `${periodKey.slice(0, 4)}-${String(Number(periodKey.at(-1)) * 3).padStart(2, '0')}-14`;
    const now = instantOf(addDays(cutOff, -OPENED_BEFORE), 8 * 60);
    const unitsOn = cutOff < NEW_MAP ? { unitsOn: NEW_MAP } : {};
    const roundId = await openRound(
      { ...ctx, now, today: dayOf(now) },
      { templateCode: TEMPLATE, regimeCode: REGIME, periodKey, ...unitsOn },
    );
    quarters.push(await readQuarter(ctx, index, roundId));
  }
  return quarters;
}
