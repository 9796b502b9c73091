import { insertDisaggregations, insertElements, insertMembers } from '../features/indicators/store/catalogue.ts';
import { continueIdsAfter } from '../features/org-units/store/whole-map.ts';
import { addUnits, hasUnits } from '../features/org-units/use-cases.ts';
import { insertHolidays, insertRegimes, insertTemplates } from '../features/reporting/store/reference.ts';
import { audit } from '../platform/audit.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { openDatabase } from '../platform/db.ts';
import {
  disaggregationsIn,
  elementsIn,
  holidaysIn,
  membersIn,
  successionsIn,
  text,
  versionsIn,
} from './reference-files.ts';
import { systemContext } from './system-context.ts';

/** Units entered later begin above every shipped id. */
const LAST_SHIPPED_ID = 100_000;

async function loadUnits(ctx: Ctx): Promise<{ unitVersions: number; successions: number }> {
  const versions = [...versionsIn('org-unit-versions.csv'), ...versionsIn('central-bodies.csv')];
  const edges = [...successionsIn('org-unit-successions.csv'), ...successionsIn('central-body-successions.csv')];
  await addUnits(ctx, versions, edges);
  await continueIdsAfter(ctx.db, LAST_SHIPPED_ID);
  return { unitVersions: versions.length, successions: edges.length };
}

async function loadCatalogue(ctx: Ctx): Promise<void> {
  const disaggregations = disaggregationsIn();
  await insertDisaggregations(ctx.db, disaggregations);
  await insertElements(ctx.db, elementsIn(disaggregations));
  await insertMembers(ctx.db, membersIn());
}

async function loadReporting(ctx: Ctx): Promise<void> {
  await insertHolidays(ctx.db, holidaysIn());
  await insertRegimes(ctx.db, JSON.parse(text('regimes.json')));
  await insertTemplates(ctx.db, JSON.parse(text('templates.json')), ctx.now);
}

export interface LoadedReference {
  /** False where the facts were there already; then nothing was done and the counts are 0. */
  loaded: boolean;
  unitVersions: number;
  successions: number;
  seconds: number;
}

/**
 * Loads the shipped facts into an empty installation, all or nothing: units and successions, the catalogue, public
 * holidays, regimes and templates. An installation that has units is left as it is.
 *
 * @param ownerUrl the role that owns the database
 * @param now ISO instant the work is dated with
 */
export async function loadReference(
  ownerUrl: string,
  { now = new Date().toISOString() } = {},
): Promise<LoadedReference> {
  const started = performance.now();
  const database = openDatabase(ownerUrl, 1);
  try {
    return await inTransaction(systemContext(database, 'reference', now), async (ctx) => {
      const seconds = () => Math.round(performance.now() - started) / 1000;
      if (await hasUnits(ctx)) return { loaded: false, unitVersions: 0, successions: 0, seconds: seconds() };
      const units = await loadUnits(ctx);
      await loadCatalogue(ctx);
      await loadReporting(ctx);
      await audit(ctx, 'reference.load', { orgUnitId: null, subject: 'reference', after: units });
      return { loaded: true, ...units, seconds: seconds() };
    });
  } finally {
    await database.close();
  }
}
