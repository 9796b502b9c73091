import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabase, versionOf } from '../../bench/stage/engine.ts';
import { type Cluster, createCluster, freePort, launch, stopOrphan } from '../../src/platform/engine/cluster.ts';
import { userFor } from '../../src/platform/engine/os-user.ts';

/** An installation that can be killed: where its data are, and how its database server dies. */
export interface KillTarget {
  name: string;
  /** How the product finds its data. */
  env: Record<string, string>;
  /** The same, for preparing the data in this process. */
  where: { databaseUrl: string } | { dataDir: string };
  /** The owner of the tables, while the database server runs. */
  ownerUrl(): Promise<string>;
  /** Kills the database server and every process of it; null where it belongs to someone else. */
  killDatabase: (() => Promise<void>) | null;
  /** Starts the database server again, where the product does not do that itself. */
  reviveDatabase(): Promise<void>;
  remove(): Promise<void>;
}

const DEBIAN_15 = '/usr/lib/postgresql/15/bin';
/** Nothing here trades safety for speed: what is acknowledged must outlive the server. */
const SAFE = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'on', synchronous_commit: 'on' };

async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'ro-rang-kill-'));
  await chmod(home, 0o755);
  return home;
}

/** Processes that a process has started, as far as the system tells. */
function childrenOf(pid: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Kills the server of a cluster with all its processes, as a power cut would. */
async function killCluster(dir: string): Promise<void> {
  const pid = Number((await readFile(join(dir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  for (const one of [pid, ...childrenOf(pid)])
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
}

/** The built-in database, started by the product itself. */
export async function embeddedTarget(): Promise<KillTarget> {
  const dataDir = await newHome();
  const secrets = async () => JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
  const clusterDir = async () => (await secrets()).cluster ?? join(dataDir, 'postgres');
  return {
    name: 'the built-in database',
    env: { DATA_DIR: dataDir },
    where: { dataDir },
    ownerUrl: async () => {
      const port = (await readFile(join(await clusterDir(), 'postmaster.pid'), 'utf8')).split('\n')[3];
      return `postgres://ro_rang_owner:${(await secrets()).ownerPassword}@127.0.0.1:${port}/ro_rang`;
    },
    killDatabase: async () => killCluster(await clusterDir()),
    reviveDatabase: async () => {},
    remove: async () => {
      // Left behind where a proof ended between a kill and the next start.
      await stopOrphan(await clusterDir());
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A server someone else keeps: only our own process is killed. */
async function givenTarget(adminUrl: string): Promise<KillTarget> {
  const dataDir = await newHome();
  const { ownerUrl, drop } = await makeDatabase({ adminUrl });
  return {
    name: await versionOf(adminUrl),
    env: { DATA_DIR: dataDir, DATABASE_URL: ownerUrl },
    where: { databaseUrl: ownerUrl },
    ownerUrl: async () => ownerUrl,
    killDatabase: null,
    reviveDatabase: async () => {},
    remove: () => drop().then(() => rm(dataDir, { recursive: true })),
  };
}

/** PostgreSQL 15 of the system's packages, on data of its own. */
async function debianTarget(): Promise<KillTarget> {
  const home = await newHome();
  const dir = join(home, 'cluster');
  const cluster: Cluster = {
    bin: DEBIAN_15,
    dir,
    user: await userFor(dir),
    password: randomBytes(16).toString('hex'),
    logFile: join(home, 'log'),
  };
  await createCluster(cluster);
  const port = await freePort();
  let server = await launch(cluster, port, SAFE);
  const given = await givenTarget(server.adminUrl);
  return {
    ...given,
    killDatabase: () => killCluster(dir),
    reviveDatabase: async () => {
      await rm(join(dir, 'postmaster.pid'), { force: true });
      server = await launch(cluster, port, SAFE);
    },
    remove: async () => {
      await given.remove();
      await server.stop();
      await rm(home, { recursive: true });
    },
  };
}

/** The second server: the one at TEST_DATABASE_URL, else PostgreSQL 15 of the system; null where there is neither. */
export async function secondTarget(env: NodeJS.ProcessEnv): Promise<KillTarget | null> {
  if (env.TEST_DATABASE_URL) return givenTarget(env.TEST_DATABASE_URL);
  return existsSync(join(DEBIAN_15, 'initdb')) ? debianTarget() : null;
}
