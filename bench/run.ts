import type { Bench, Found } from './bench.ts';
import { freshness } from './benches/freshness.ts';
import { overview } from './benches/overview.ts';
import { provinceDocument } from './benches/province-document.ts';
import { unitsLoad } from './benches/units-load.ts';
import { webBytes } from './benches/web-bytes.ts';
import { openEngine } from './stage/engine.ts';
import { type Machine, machine } from './stage/machine.ts';

// npm run bench -- NAME [--json]: measures one thing and prints what it found. Nothing is judged here.

const BENCHES: Record<string, Bench> = {
  overview,
  freshness,
  'units-load': unitsLoad,
  'province-document': provinceDocument,
  'web-bytes': webBytes,
};

const [name = '', ...flags] = process.argv
  .slice(2)
  .toSorted((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')));

function explain(): string {
  const lines = Object.entries(BENCHES).map(([known, { about }]) => `  ${known.padEnd(20)}${about}`);
  return `Say what to measure: npm run bench -- NAME [--json]\n\n${lines.join('\n')}`;
}

function asTable(found: Found, on: Machine): string {
  const rows = Object.entries({ ...found.figures, ...found.ratios });
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}${String(value).padStart(12)}`);
  return [name, ...lines, `  ${on.cpu}, ${on.cores} cores, ${on.memoryGb} GB, Node ${on.node}, ${on.postgres}`].join(
    '\n',
  );
}

async function measure(bench: Bench): Promise<void> {
  const engine = await openEngine(process.env);
  try {
    const found = await bench.run(engine, flags);
    const on = machine(engine.version);
    console.log(flags.includes('--json') ? JSON.stringify({ name, machine: on, ...found }) : asTable(found, on));
  } finally {
    await engine.stop();
  }
}

// Interrupted, we still leave by the door, so that the servers started here are stopped.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const bench = BENCHES[name];
if (bench) await measure(bench);
else {
  console.error(explain());
  process.exitCode = 1;
}
