import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';
import { olderServer } from './test-servers.ts';

// The whole suite on the built-in database, then the store and flow tests again on PostgreSQL 15.
// Words after the command narrow it down, as vitest takes them: npm test -- src/kernel

type Tally = { passed: number; failed: number; skipped: number };

const root = new URL('..', import.meta.url).pathname;
const wanted = process.argv.slice(2);

/** One run of vitest in its own process, counted from its report. */
async function run(title: string, flags: string[], databaseUrl: string | undefined): Promise<Tally> {
  console.log(`\n== ${title}\n`);
  const dir = await mkdtemp(join(tmpdir(), 'ro-rang-report-'));
  const report = join(dir, 'report.json');
  const narrowed = wanted.length > 0 ? ['--passWithNoTests'] : [];
  const args = [
    'run',
    ...flags,
    ...narrowed,
    ...wanted,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await exitOf(['node_modules/vitest/vitest.mjs', ...args], {
    ...process.env,
    TEST_DATABASE_URL: databaseUrl,
  });
  const tally = await readTally(report);
  await rm(dir, { recursive: true });
  // A file that does not load, or an error outside any test, is a failure without a failed test.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function exitOf(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function readTally(report: string): Promise<Tally> {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

async function runOnOlder(): Promise<Tally> {
  const server = await olderServer(process.env);
  if (!server) {
    const line = '!!! NOT TESTED ON POSTGRESQL 15: set TEST_DATABASE_URL or install the package postgresql-15 !!!';
    console.log(`\n${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}`);
    return NONE;
  }
  try {
    return await run(`Store and flow tests on ${server.version}`, ['--project', 'store'], server.adminUrl);
  } finally {
    await server.stop();
  }
}

// Interrupted, we still leave by the door, so that the database server started here is stopped.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const checksPass = wanted.length > 0 || (await runChecks());
const tallies = [await run('All tests on the built-in database', [], undefined), await runOnOlder()];
const sum = (name: keyof Tally) => tallies.reduce((total, tally) => total + tally[name], 0);
if (!checksPass) console.log('\nA check failed: see above, or run `npm run check`.');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`);
process.exitCode = checksPass && sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
