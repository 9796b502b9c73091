import { Client } from 'pg';
import { systemContext } from '../../src/app/system-context.ts';
import { getOverview } from '../../src/features/dashboards/use-cases/overview.ts';
import type { Bench, Found } from '../bench.ts';
import { CENTRE } from '../stage/accounts.ts';
import { ask, type Engine, makeDatabase } from '../stage/engine.ts';
import { type InProcess, serveInProcess } from '../stage/in-process.ts';
import { type Demo, openDemo, say } from '../stage/installed.ts';
import { percentile, rounded, timed } from '../stage/percentile.ts';

const TURNS = 10;
const REQUESTS_EACH = 10;
const QUARTERS = 8;
const PHU_THO = 69;

type Overview = Awaited<ReturnType<typeof getOverview>>;

/**
 * What a system without stored totals would ask: what each unit reported itself, added up for each province in each
 * quarter; the country is the sum of some thirty rows then, and costs nothing more. One reading of the values for what
 * is summed, and another for what is counted once (countries) only where there is such an element.
 * $1 periods, $2 elements that are summed, $3 elements that are counted once.
 */
const PLACED = `data_values join period_units using (org_unit_id, period_id)`;
const BRANCH = `case when depth = 2 then parent_id else org_unit_id end`;
const SUMS = `
  select ${BRANCH} as branch_id, period_id, data_element_id, option_id, sum(own_value) as value, count(*) as units
  from ${PLACED} where period_id = any($1) and data_element_id = any($2)
  group by 1, 2, 3, 4`;
const SETS = `
  union all
  select ${BRANCH}, period_id, data_element_id, option_id, count(distinct member), 0
  from ${PLACED} cross join unnest(own_members) as member where period_id = any($1) and data_element_id = any($3)
  group by 1, 2, 3, 4`;
const totalsOnly = (text: string) => text.replaceAll(/data_element_id = any\(\$\d\)/g, '$& and option_id = 0');

interface Wanted {
  sums: number[];
  sets: number[];
}

/** Elements by how they add up: those behind the figures of the page (of a ratio its two parts), or all there are. */
async function elementsBehind(adminUrl: string, shown: number[] | null): Promise<Wanted> {
  const rows = await ask<{ id: number; how: string }>(
    adminUrl,
    `with behind as (select distinct unnest(case when kind = 'ratio' then array[numerator_id, denominator_id] else array[id] end) as id
       from data_elements where $1::int[] is null or id = any($1))
     select id, over_units as how from data_elements join behind using (id)`,
    [shown],
  );
  const ids = (how: string) => rows.filter((row) => row.how === how).map(({ id }) => id);
  return { sums: ids('sum'), sets: ids('union') };
}

/** The peer's question about some elements of some quarters, ready to be asked. */
function groupBy({ sums, sets }: Wanted, periods: number[]): { text: string; values: unknown[] } {
  if (sets.length === 0) return { text: SUMS, values: [periods, sums] };
  return { text: SUMS + SETS, values: [periods, sums, sets] };
}

async function sizes(adminUrl: string): Promise<Record<string, number>> {
  const [row] = await ask<Record<string, string>>(
    adminUrl,
    `select count(*) as raw_values, count(distinct org_unit_id) as units, count(distinct data_element_id) as elements,
       count(distinct period_id) as quarters, (select count(*) from total_cells) as total_cells from data_values`,
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}

/** Everything that is timed, by name: ours over HTTP and by itself, and the peer about the same figures and about all. */
async function waysToAsk(demo: Demo, http: InProcess, peer: Client, adminUrl: string) {
  const read = await http.reader(CENTRE);
  const overview = (await read('/overview')).json<Overview>();
  const recent = 'select id from periods order by starts_on desc limit $1';
  const periods = (await ask<{ id: number }>(adminUrl, recent, [QUARTERS])).map(({ id }) => id);
  const shown = overview.figures.map(({ key }) => Number(key.split(':')[0]));
  const same = groupBy(await elementsBehind(adminUrl, shown), periods);
  const all = groupBy(await elementsBehind(adminUrl, null), periods);
  const ctx = () => systemContext(demo.installation.database, 'bench', demo.clock.now(), { isDemo: true });
  return {
    http: () => timed(REQUESTS_EACH, () => read('/overview')),
    http_province: () => timed(REQUESTS_EACH, () => read(`/overview?orgUnitId=${PHU_THO}`)),
    use_case: () => timed(REQUESTS_EACH, () => getOverview(ctx(), {})),
    group_by: () => timed(2, () => peer.query({ ...same, text: totalsOnly(same.text) })),
    group_by_all_values: () => timed(2, () => peer.query(all)),
  };
}

type Way = keyof Awaited<ReturnType<typeof waysToAsk>>;

/** All ways by turns, so that whatever else the machine does falls on each of them. */
async function timeByTurns(ways: Awaited<ReturnType<typeof waysToAsk>>): Promise<Record<Way, number[]>> {
  const names = Object.keys(ways) as Way[];
  for (const name of names) await ways[name]();
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>;
  for (let turn = 0; turn < TURNS; turn++) for (const name of names) taken[name].push(...(await ways[name]()));
  return taken;
}

function foundIn(taken: Record<Way, number[]>, counted: Record<string, number>): Found {
  const p50 = (way: Way) => percentile(taken[way], 0.5);
  const times = Object.entries(taken).flatMap(([way, values]) => [
    [`${way}_p50_ms`, rounded(percentile(values, 0.5))],
    [`${way}_p95_ms`, rounded(percentile(values, 0.95))],
  ]);
  return {
    figures: { ...counted, requests: taken.http.length, ...Object.fromEntries(times) },
    ratios: {
      group_by_over_ours: rounded(p50('group_by') / p50('http')),
      group_by_over_use_case: rounded(p50('group_by') / p50('use_case')),
      group_by_all_values_over_ours: rounded(p50('group_by_all_values') / p50('http')),
    },
  };
}

async function measure(demo: Demo, adminUrl: string): Promise<Found> {
  const http = await serveInProcess(demo);
  // Row security would only slow the peer down: it asks as the superuser.
  const peer = new Client({ connectionString: adminUrl });
  await peer.connect();
  try {
    return foundIn(await timeByTurns(await waysToAsk(demo, http, peer, adminUrl)), await sizes(adminUrl));
  } finally {
    await peer.end();
    await http.stop();
  }
}

/** The first page of the country against one `group by` over what was reported, on the same server. */
export const overview: Bench = {
  about: "Server time of the country's page, and one group by over the raw values for the same figures.",
  async run(engine: Engine) {
    const database = await makeDatabase(engine);
    try {
      const demo = await openDemo({ databaseUrl: database.ownerUrl });
      try {
        say('overview: measuring');
        const adminUrl = new URL(engine.adminUrl);
        adminUrl.pathname = new URL(database.ownerUrl).pathname;
        return await measure(demo, adminUrl.href);
      } finally {
        await demo.installation.stop();
      }
    } finally {
      await database.drop();
    }
  },
};
