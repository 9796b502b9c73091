import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../src/platform/engine/embedded.ts';

/** A database server to measure on. `adminUrl` signs in as its superuser. */
export interface Engine {
  adminUrl: string;
  /** Such as "PostgreSQL 18.4". */
  version: string;
  stop(): Promise<void>;
}

/** A database of its own, owned by a role that is no superuser, as an installation has it. */
export interface OwnDatabase {
  ownerUrl: string;
  drop(): Promise<void>;
}

/** Asks a server one thing on a connection that closes again. */
export async function ask<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** What the server says it is. */
export async function versionOf(url: string): Promise<string> {
  const [row] = await ask<{ server_version: string }>(url, 'show server_version');
  return `PostgreSQL ${row?.server_version.split(' ')[0]}`;
}

/**
 * The server at BENCH_DATABASE_URL or DATABASE_URL (as a superuser), else the built-in one on a directory that goes
 * when it stops, with the settings of every installation.
 */
export async function openEngine(env: NodeJS.ProcessEnv): Promise<Engine> {
  const given = env.BENCH_DATABASE_URL || env.DATABASE_URL;
  if (given) return { adminUrl: given, version: await versionOf(given), stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'ro-rang-bench-'));
  await chmod(dataDir, 0o755);
  const { adminUrl, stop } = await startEmbedded({ dataDir, log: () => {} });
  return {
    adminUrl,
    version: await versionOf(adminUrl),
    stop: () => stop().then(() => rm(dataDir, { recursive: true })),
  };
}

/** Makes an empty database with an owner of its own; `drop` takes both away, and the application's role with them. */
export async function makeDatabase({ adminUrl }: Pick<Engine, 'adminUrl'>): Promise<OwnDatabase> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await ask(adminUrl, `create role ${name}_owner login createrole password '${password}'`);
  await ask(adminUrl, `create database ${name} owner ${name}_owner`);
  const url = new URL(adminUrl);
  url.username = `${name}_owner`;
  url.password = password;
  url.pathname = `/${name}`;
  return {
    ownerUrl: url.href,
    drop: async () => {
      await ask(adminUrl, `drop database if exists ${name} with (force)`);
      for (const role of [`${name}_app`, `${name}_owner`]) await ask(adminUrl, `drop role if exists ${role}`);
    },
  };
}
