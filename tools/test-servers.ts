import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createCluster, freePort, launch } from '../src/platform/engine/cluster.ts';
import { userFor } from '../src/platform/engine/os-user.ts';

/** Where Debian and Ubuntu put the programs of PostgreSQL 15. */
const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

/** A server nobody needs after the run: it does not wait for the disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

export type TestServer = { adminUrl: string; version: string; stop(): Promise<void> };

/**
 * The PostgreSQL 15 server for the second run of the tests: the one at TEST_DATABASE_URL, else a throw-away one
 * from the system's packages.
 *
 * @returns null when this machine has neither
 */
export async function olderServer(env: NodeJS.ProcessEnv): Promise<TestServer | null> {
  const given = env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, version: await versionOf(given), stop: async () => {} };
  if (!existsSync(join(DEBIAN_15, 'initdb'))) return null;
  const home = await mkdtemp(join(tmpdir(), 'ro-rang-postgresql-15-'));
  await chmod(home, 0o755);
  const dir = join(home, 'data');
  const password = randomBytes(16).toString('hex');
  const cluster = { bin: DEBIAN_15, dir, user: await userFor(dir), password, logFile: join(home, 'log') };
  await createCluster(cluster);
  const server = await launch(cluster, await freePort(), SETTINGS);
  const stop = () => server.stop().then(() => rm(home, { recursive: true }));
  return { adminUrl: server.adminUrl, version: await versionOf(server.adminUrl), stop };
}

/** What the server says it is, such as "PostgreSQL 15.14". */
async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return `PostgreSQL ${(await client.query('show server_version')).rows[0].server_version.split(' ')[0]}`;
  } finally {
    await client.end();
  }
}
