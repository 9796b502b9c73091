import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { OsUser } from './os-user.ts';
import { refuse } from './problems.ts';

/** The data of one PostgreSQL server, with the programs and the system user that serve it. */
export type Cluster = { bin: string; dir: string; user: OsUser | null; password: string; logFile: string };

/** A running server. `adminUrl` signs in as its superuser. */
export type Server = { adminUrl: string; stop(): Promise<void> };

const run = promisify(execFile);
const ENV = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes an empty cluster: UTF-8, Vietnamese sorting by ICU, page checksums, passwords only.
 * It appears whole or not at all.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  const draft = `${cluster.dir}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  await mkdir(dirname(cluster.dir), { recursive: true, mode: 0o755 });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  try {
    for (const path of cluster.user ? [draft, passwordFile] : []) await give(path, cluster.user);
    await run(join(cluster.bin, 'initdb'), initdbArguments(draft, passwordFile), spawnOptions(cluster.user));
    await rename(draft, cluster.dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw refuse('failed', { reason: (error as { stderr?: string }).stderr?.trim() || String(error) });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function give(path: string, user: OsUser | null): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

function initdbArguments(dir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dir}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${characterLocale()}`,
    '--locale-provider=icu',
    '--icu-locale=vi',
    '--data-checksums',
  ];
}

/** Sorting is ICU's; this one only classes letters. Not every system has the UTF-8 one. */
function characterLocale(): string {
  const known = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '';
  return known.split('\n').find((name) => /^C\.utf-?8$/i.test(name)) ?? 'C';
}

const spawnOptions = (user: OsUser | null) => ({ env: ENV, cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) });

/** "18" for programs of PostgreSQL 18.4. */
export async function majorVersion(bin: string): Promise<string> {
  const { stdout } = await run(join(bin, 'postgres'), ['--version'], { env: ENV });
  return /\d+/.exec(stdout)?.[0] ?? stdout;
}

/**
 * Starts the server of a cluster, on loopback only, and waits until it answers.
 *
 * @throws Problem `engine.failed` with the last lines of the server's log
 */
export async function launch(cluster: Cluster, port: number, settings: Record<string, string>): Promise<Server> {
  for (let left = 40; ; left--) {
    const server = await launchOnce(cluster, port, settings);
    if (server) return server;
    const reason = await tail(cluster.logFile);
    // Workers of a server that was killed take a moment to notice; until then its memory counts as in use.
    if (left === 0 || !reason.includes('shared memory block')) throw refuse('failed', { reason });
    await pause(250);
  }
}

async function launchOnce(cluster: Cluster, port: number, settings: Record<string, string>): Promise<Server | null> {
  const log = await open(cluster.logFile, 'a', 0o600);
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(cluster.bin, 'postgres'), ['-D', cluster.dir, ...flags], {
    ...spawnOptions(cluster.user),
    // Its own process group: Ctrl+C reaches us alone, and we let requests finish before the server goes.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const adminUrl = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  if (!(await answers(child, adminUrl))) return null;
  const lastResort = () => child.kill('SIGINT');
  process.once('exit', lastResort);
  const stop = async () => {
    process.off('exit', lastResort);
    await ended(child);
  };
  return { adminUrl, stop };
}

/** Replaying the log after a power cut can take minutes: we wait for as long as the server lives. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      return true;
    } catch {
      await pause(40);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

const tail = async (path: string) =>
  (await readFile(path, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join(' | ');

/** Asks the server to close its connections and stop; one that hangs is stopped without a goodbye. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const hurry = setTimeout(() => child.kill('SIGQUIT'), 60_000);
  await exit;
  clearTimeout(hurry);
}

/**
 * Stops the server that a killed process left running on this cluster. Everything it acknowledged stays.
 *
 * @param dir real path, as the server was started with
 * @returns whether there was one
 */
export async function stopOrphan(dir: string): Promise<boolean> {
  const pidFile = join(dir, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0)) return false;
  const left = await serves(pid, dir);
  if (left) process.kill(pid, 'SIGINT');
  for (let waited = 0; await serves(pid, dir); waited += 50) {
    if (waited === 60_000) process.kill(pid, 'SIGQUIT');
    await pause(50);
  }
  // A number now used by another process, or not yet cleared away by the system, would keep the next server out.
  // Should workers of the old one still run, their shared memory keeps it out until they end.
  await rm(pidFile, { force: true });
  return left;
}

/** A process number in a file may since belong to someone else: its command line tells. */
async function serves(pid: number, dir: string): Promise<boolean> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (fromProc !== null) return fromProc.split('\0').includes(dir);
  const fromPs = await run('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({ stdout: '' }));
  return fromPs.stdout.includes(dir);
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
