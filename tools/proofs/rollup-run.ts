import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { makeDatabase, openEngine } from '../../bench/stage/engine.ts';
import { openDemo } from '../../bench/stage/installed.ts';
import { type Compared, compareTotals } from './rollup.ts';

/** The worker looks every few seconds at least: a queue that is not empty by then is not being emptied. */
const PATIENCE_MS = 30_000;

async function compareAt(url: string): Promise<Compared | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (let waited = 0; waited < PATIENCE_MS; waited += 500) {
      const compared = await compareTotals(client);
      if (compared) return compared;
      await pause(500);
    }
    return null;
  } finally {
    await client.end();
  }
}

/** The demonstration in a database that goes afterwards. */
async function compareDemo(): Promise<Compared | null> {
  const engine = await openEngine({});
  try {
    const { ownerUrl } = await makeDatabase(engine);
    const { installation } = await openDemo({ databaseUrl: ownerUrl });
    return await compareAt(ownerUrl).finally(installation.stop);
  } finally {
    await engine.stop();
  }
}

function tell(compared: Compared | null): boolean {
  if (!compared) {
    console.log('The queue of totals to recompute does not empty. Is the worker running?');
    return false;
  }
  const { cells, sums, sets, differences, first } = compared;
  console.log(JSON.stringify({ cells, sums, sets, differences }));
  if (first) {
    const { unit, orgUnitId, periodKey, element, optionId, column, stored, expected } = first;
    console.log(
      `First difference: ${unit} (${orgUnitId}), ${periodKey}, ${element} option ${optionId}, ${column}: stored ${stored}, expected ${expected}.`,
    );
  }
  if (cells === 0) console.log('There are no totals to compare.');
  return differences === 0 && cells > 0;
}

/** Compares the totals of the database at DATABASE_URL, else those of a fresh demonstration. */
export async function proveRollup(): Promise<boolean> {
  const given = process.env.DATABASE_URL;
  return tell(given ? await compareAt(given) : await compareDemo());
}
