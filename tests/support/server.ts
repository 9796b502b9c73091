import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/engine/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database server of this run; `run` begins the name of everything the run makes there. */
    databaseServer: { adminUrl: string; run: string };
  }
}

/** A test server that is killed is thrown away, so it does not wait for the disk. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** One database server for the run: the one at TEST_DATABASE_URL (as a superuser), else the built-in one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const run = `test_${randomBytes(4).toString('hex')}`;
  if (given) {
    project.provide('databaseServer', { adminUrl: given, run });
    return () => removeAll(given, run);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'ro-rang-test-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, log: console.log, settings: HASTY });
  project.provide('databaseServer', { adminUrl: server.adminUrl, run });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  };
}

async function removeAll(adminUrl: string, run: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const ours = `${run}\\_%`;
  try {
    const databases = await client.query('select datname as name from pg_database where datname like $1', [ours]);
    for (const { name } of databases.rows) await client.query(`drop database "${name}" with (force)`);
    const roles = await client.query('select rolname as name from pg_roles where rolname like $1', [ours]);
    for (const { name } of roles.rows) await client.query(`drop role "${name}"`);
  } finally {
    await client.end();
  }
}
