import { markDirty } from '../../features/indicators/store.ts';
import { recomputeTotals } from '../../features/indicators/use-cases/recompute.ts';
import { audit } from '../../platform/audit.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { openDatabase, runScript } from '../../platform/db.ts';
import { systemContext } from '../system-context.ts';
import { openAccounts, triesByEmail } from './accounts.ts';
import { enterBodies } from './bodies.ts';
import { readCodes } from './catalogue.ts';
import { clockOffsetIn, DEMO_MOMENT, findDemo, markDemo } from './clock.ts';
import { withoutForeignKeys } from './foreign-keys.ts';
import { playEverything } from './play.ts';
import { openQuarters, type Quarter } from './quarters.ts';
import { enterTargets } from './targets.ts';
import { type DemoMap, demoMap } from './units.ts';

export interface DemoOptions {
  log?: (line: string) => void;
  /** For tests: only the communes of these provinces (by code) and the last so many quarters are played out. */
  scale?: { provinces?: string[]; quarters?: number };
}

/** The planner knows nothing of rows that came in this transaction until it is told. */
const ANALYSE = 'analyze data_values, period_units, reports, report_versions, report_cells, consolidation_pins';

const MAP_DAY = '2026-09-16';

function scaled(map: DemoMap, quarters: Quarter[], { provinces, quarters: count }: NonNullable<DemoOptions['scale']>) {
  return {
    map: { ...map, provinces: map.provinces.filter(({ unit }) => !provinces || provinces.includes(unit.code)) },
    quarters: count ? quarters.slice(-count) : quarters,
  };
}

/** Recomputes every total the way the worker does, until nothing is left to do. */
async function totalEverything(ctx: Ctx, map: DemoMap, quarters: Quarter[]): Promise<void> {
  const branches = [map.centre.id, ...map.provinces.map(({ unit }) => unit.id)];
  for (const { periodId } of quarters) {
    await markDirty(ctx.db, periodId, branches);
    while ((await recomputeTotals(ctx)).taken > 0);
  }
}

/**
 * Fills an installation that has the reference facts with an illustrative programme: eight quarters of reports of every
 * commune, province and the centre, accounts for each role, issuing bodies and targets. The same data each time. Does
 * nothing where the demonstration is there; all or nothing.
 *
 * @param ownerUrl the role that owns the database
 */
export async function createDemo(ownerUrl: string, { log = () => {}, scale = {} }: DemoOptions = {}): Promise<void> {
  const database = openDatabase(ownerUrl, 1);
  let last = performance.now();
  const done = (what: string) => {
    const now = performance.now();
    log(`Demonstration: ${what} (${((now - last) / 1000).toFixed(1)} s)`);
    last = now;
  };
  try {
    if (await findDemo(database)) return;
    await inTransaction(systemContext(database, 'demo', DEMO_MOMENT, { isDemo: true }), async (ctx) => {
      const everything = await demoMap(ctx, MAP_DAY);
      await enterBodies(ctx, everything);
      const approvers = await openAccounts(ctx, everything);
      const { map, quarters } = scaled(everything, await openQuarters(ctx), scale);
      done('rounds, accounts and issuing bodies');
      const codes = await readCodes(ctx);
      await withoutForeignKeys(ctx.db, 'data_values', () =>
        playEverything(ctx.db, map, quarters, { codes, approvers }),
      );
      done(`reports of ${quarters.length} quarters`);
      await runScript(ctx.db, ANALYSE);
      await totalEverything(ctx, map, quarters);
      done('totals');
      await enterTargets(ctx, map, quarters, codes);
      await markDemo(ctx.db, Date.now(), triesByEmail());
      await audit(ctx, 'demo.create', {
        orgUnitId: null,
        subject: 'demo',
        after: { quarters: quarters.length, provinces: map.provinces.length },
      });
    });
    // Freshly written rows are all visible: said now, so that the first questions need not look again.
    await runScript(
      database,
      'vacuum (analyze) reports, data_values, total_cells, consolidation_pins, report_versions',
    );
    done('written');
  } finally {
    await database.close();
  }
}

/** How far the clock of the demonstration runs behind the real one, in milliseconds; 0 where there is no demonstration. */
export async function demoClockOffset(ownerUrl: string): Promise<number> {
  const database = openDatabase(ownerUrl, 1);
  try {
    return (await clockOffsetIn(database)) ?? 0;
  } finally {
    await database.close();
  }
}
