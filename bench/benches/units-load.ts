import { loadReference } from '../../src/app/reference.ts';
import type { Bench } from '../bench.ts';
import { type Engine, makeDatabase } from '../stage/engine.ts';
import { openAt, say } from '../stage/installed.ts';
import { percentile, rounded } from '../stage/percentile.ts';

const TURNS = 5;

async function loadOnce(engine: Engine) {
  const database = await makeDatabase(engine);
  try {
    const installation = await openAt({ databaseUrl: database.ownerUrl });
    try {
      return await loadReference(installation.ownerUrl);
    } finally {
      await installation.stop();
    }
  } finally {
    await database.drop();
  }
}

/** The shipped facts into an empty schema, all in one transaction. */
export const unitsLoad: Bench = {
  about: 'All unit versions and successions, with the catalogue, into an empty schema.',
  async run(engine) {
    const loads = [];
    for (let turn = 0; turn < TURNS; turn++) {
      loads.push(await loadOnce(engine));
      say(`units-load: ${loads.at(-1)?.seconds} s`);
    }
    const seconds = loads.map((load) => load.seconds);
    const [{ unitVersions, successions }] = loads as [(typeof loads)[number]];
    return {
      figures: {
        unit_versions: unitVersions,
        successions,
        seconds_p50: rounded(percentile(seconds, 0.5), 3),
        seconds_max: rounded(Math.max(...seconds), 3),
        versions_per_s: Math.round(unitVersions / percentile(seconds, 0.5)),
      },
      ratios: {},
    };
  },
};
