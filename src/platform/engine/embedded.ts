import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { embeddedBinaries, SHARED_HOME } from './binaries.ts';
import { type Cluster, createCluster, freePort, launch, majorVersion, type Server, stopOrphan } from './cluster.ts';
import { takeLock } from './lock.ts';
import { canReach, userFor } from './os-user.ts';
import { refuse } from './problems.ts';

/** What the server is started with. Nothing here trades safety for speed. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const OWNER_ROLE = 'ro_rang_owner';
const DATABASE = 'ro_rang';

/** Kept beside the data, readable by us alone. `cluster` is set where the data lives outside the directory. */
type Secrets = { adminPassword: string; ownerPassword: string; cluster: string | null };

export type Embedded = {
  /** Signs in as the superuser, to the database `postgres`. */
  adminUrl: string;
  /** Signs in as the owner role, which is no superuser, to the database `ro_rang`. */
  ownerUrl: string;
  stop(): Promise<void>;
};

/**
 * Starts the built-in PostgreSQL on a data directory, making it on the first start.
 *
 * @param dataDir holds everything that lasts; one process at a time
 * @param address where we answer, told to a second process that wants the same data
 * @param settings replaces server settings, for tests
 * @throws Problem `engine.in_use`, `engine.no_user`, `engine.not_supported`, `engine.other_version`,
 *         `engine.secrets_lost`, `engine.failed`
 */
export async function startEmbedded(options: {
  dataDir: string;
  log(line: string): void;
  address?: string;
  settings?: Record<string, string>;
}): Promise<Embedded> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o755 });
  const dataDir = await realpath(options.dataDir);
  const port = await freePort();
  const release = await takeLock(dataDir, options.address ?? `127.0.0.1:${port}`);
  try {
    const { cluster, ownerPassword } = await openCluster(dataDir, options.log);
    const server = await launch(cluster, port, { ...SETTINGS, ...options.settings });
    const ownerUrl = await openDatabase(server, ownerPassword, port).catch(async (error) => {
      await server.stop();
      throw error;
    });
    return { adminUrl: server.adminUrl, ownerUrl, stop: () => server.stop().then(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

async function openCluster(dataDir: string, log: (line: string) => void) {
  const secrets = await readSecrets(dataDir, log);
  const dir = secrets.cluster ?? join(dataDir, 'postgres');
  const user = await userFor(dir);
  const bin = await embeddedBinaries(user, log);
  const logFile = join(dataDir, 'engine.log');
  const cluster: Cluster = { bin, dir, user, password: secrets.adminPassword, logFile };
  if (await exists(dir)) await checkVersion(dir, bin);
  else await createCluster(cluster);
  if (await stopOrphan(dir)) log('database: a server left behind by a killed process was stopped; nothing is lost');
  await shorten(logFile);
  return { cluster, ownerPassword: secrets.ownerPassword };
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function readSecrets(dataDir: string, log: (line: string) => void): Promise<Secrets> {
  const path = join(dataDir, 'engine.json');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept) return JSON.parse(kept);
  if (await exists(join(dataDir, 'postgres'))) throw refuse('secrets_lost', { file: path });
  const secret = () => randomBytes(24).toString('hex');
  const cluster = await placeOutside(dataDir, log);
  const secrets: Secrets = { adminPassword: secret(), ownerPassword: secret(), cluster };
  await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}

/** Run by root in a directory closed to others, the server could not get at its own data there. */
async function placeOutside(dataDir: string, log: (line: string) => void): Promise<string | null> {
  const user = await userFor(join(dataDir, 'postgres'));
  if (canReach(user, dataDir)) return null;
  const place = join(SHARED_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 12), 'postgres');
  log(`database: ${user?.name} cannot enter ${dataDir}, so the data is kept in ${place}`);
  return place;
}

/** A server reads only the files of its own major version. */
async function checkVersion(dir: string, bin: string): Promise<void> {
  const found = (await readFile(join(dir, 'PG_VERSION'), 'utf8')).trim();
  const expected = await majorVersion(bin);
  if (found !== expected) throw refuse('other_version', { found, expected, dir });
}

async function shorten(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => null))?.size ?? 0;
  if (size > 5_000_000) await rm(logFile);
}

/** Makes the owner role and its database where they are missing, so an interrupted first start is completed. */
async function openDatabase(server: Server, ownerPassword: string, port: number): Promise<string> {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $2) as database`,
      [OWNER_ROLE, DATABASE],
    );
    if (!rows[0].role) {
      await client.query(`create role ${OWNER_ROLE} login createrole password ${client.escapeLiteral(ownerPassword)}`);
    }
    if (!rows[0].database) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
  return `postgres://${OWNER_ROLE}:${ownerPassword}@127.0.0.1:${port}/${DATABASE}`;
}
