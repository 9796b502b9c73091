import type { Bench } from '../bench.ts';
import { PROVINCE } from '../stage/accounts.ts';
import { ask, makeDatabase } from '../stage/engine.ts';
import { type InProcess, serveInProcess } from '../stage/in-process.ts';
import { openDemo } from '../stage/installed.ts';
import { percentile, rounded } from '../stage/percentile.ts';

const PHU_THO = 69;
const QUARTERS = 8;

type Reader = Awaited<ReturnType<InProcess['reader']>>;
type Figures = Record<string, number>;

const KINDS = [
  ['docx', 'word'],
  ['pdf', 'pdf'],
] as const;

/**
 * The document of each quarter once, so that nothing that was made before is taken again; as the page previews it,
 * everything from the database to the bytes.
 */
async function measureKind(read: Reader, paths: string[], name: string): Promise<Figures> {
  const taken: number[] = [];
  const bytes: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    bytes.push((await read(path)).bytes.length);
    taken.push(performance.now() - started);
  }
  return {
    [`${name}_p50_ms`]: rounded(percentile(taken, 0.5)),
    [`${name}_max_ms`]: rounded(Math.max(...taken)),
    [`${name}_bytes`]: percentile(bytes, 0.5),
  };
}

async function measure(http: InProcess, ownerUrl: string): Promise<Figures> {
  const rounds = await ask<{ id: number }>(
    ownerUrl,
    'select o.id from rounds o join periods p on p.id = o.period_id order by p.starts_on limit $1',
    [QUARTERS],
  );
  const read = await http.reader(PROVINCE);
  const at = rounds.map(({ id }) => `/reports/${id}/${PHU_THO}`);
  const report = (await read(at[0] as string)).json<{ consolidation: { pinned: number; expected: number } }>();
  const { bodies } = (await read(`${at[0]}/issuing-bodies`)).json<{
    bodies: { orgUnitId: number; layout: string }[];
  }>();
  const figures: Figures = {
    documents_each: at.length,
    communes: report.consolidation.expected,
    communes_consolidated: report.consolidation.pinned,
  };
  for (const [layout, [body]] of Map.groupBy(bodies, (one) => one.layout))
    for (const [format, name] of KINDS) {
      const paths = at.map((report) => `${report}/preview/${body?.orgUnitId}/${format}`);
      Object.assign(figures, await measureKind(read, paths, `${layout}_${name}`));
    }
  return figures;
}

/** The consolidated report of a province with 148 communes, as Word and as PDF, in each layout. */
export const provinceDocument: Bench = {
  about: 'Word and PDF of the consolidated report of a province with 148 communes, from the database to the bytes.',
  async run(engine) {
    const database = await makeDatabase(engine);
    try {
      const demo = await openDemo({ databaseUrl: database.ownerUrl }, { provinces: ['25'] });
      const http = await serveInProcess(demo);
      try {
        return { figures: await measure(http, demo.installation.ownerUrl), ratios: {} };
      } finally {
        await http.stop();
        await demo.installation.stop();
      }
    } finally {
      await database.drop();
    }
  },
};
