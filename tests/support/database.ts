import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { prepareBase, prepareDemo } from './prepare-template.ts';

export type TestDatabase = {
  /** As the role that owns the tables: for preparing what a test needs. */
  ownerUrl: string;
  /** As the role the application runs as: row security holds. */
  appUrl: string;
  drop(): Promise<void>;
};

/** The roles of a run go with the run, and their databases hold test data alone. */
const PASSWORD = 'test';

/**
 * A database of its own for one test file, with the schema and the shipped facts, or with the whole demonstration.
 * The first file to ask makes the template; all others copy it.
 *
 * @returns addresses of the database; call `drop` when the file is done
 */
export async function testDatabase(wanted: { demo?: boolean } = {}): Promise<TestDatabase> {
  const { adminUrl, run } = inject('databaseServer');
  const name = `${run}_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, async (client) => {
    const template = await ensureTemplate(client, wanted.demo ? 'demo' : 'base');
    await client.query(`create database ${name} template ${template} owner ${run}_owner`);
  });
  return {
    ownerUrl: address(`${run}_owner`, name),
    appUrl: address(`${run}_app`, name),
    drop: () =>
      asAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`).then(() => {})),
  };
}

/** Any address of this server, as another role on another database. */
function address(role: string, database: string): string {
  const url = new URL(inject('databaseServer').adminUrl);
  url.username = role;
  url.password = PASSWORD;
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A template appears under its name when it is complete; files that ask meanwhile wait for it. */
async function ensureTemplate(client: Client, kind: 'base' | 'demo'): Promise<string> {
  const { run } = inject('databaseServer');
  const template = `${run}_template_${kind}`;
  const source = kind === 'base' ? 'template1' : await ensureTemplate(client, 'base');
  await client.query('select pg_advisory_lock(hashtext($1))', [template]);
  const known = await client.query('select from pg_database where datname = $1', [template]);
  if (known.rowCount === 0) {
    if (kind === 'base') await makeOwner(client, run);
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template ${source} owner ${run}_owner`);
    await fill(kind, draft);
    await client.query(`alter database ${draft} rename to ${template}`);
  }
  await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
  return template;
}

async function makeOwner(client: Client, run: string): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [`${run}_owner`]);
  if (known.rowCount === 0) await client.query(`create role ${run}_owner login createrole password '${PASSWORD}'`);
}

async function fill(kind: 'base' | 'demo', database: string): Promise<void> {
  const { run } = inject('databaseServer');
  const ownerUrl = address(`${run}_owner`, database);
  if (kind === 'base') await prepareBase(ownerUrl, { name: `${run}_app`, password: PASSWORD });
  else await prepareDemo(ownerUrl);
}
