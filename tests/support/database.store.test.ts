import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it('runs the application as a role that owns no table and cannot step around row security', async () => {
  const role = `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
    (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`;
  expect(await ask(database.appUrl, role)).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 },
  ]);
});

it('shows an application that says no actor not one line of the audit log', async () => {
  await ask(
    database.ownerUrl,
    `begin; set local app.actor = 'tester';
     insert into audit_log (at, account_id, act, subject, outcome, request_id)
     values ('2026-09-16T00:00:00Z', 'tester', 'test', 'x', 'done', 'r'); commit`,
  );
  expect(await ask(database.appUrl, 'select * from audit_log')).toEqual([]);
});

it('gives each file a database of its own', async () => {
  const other = await testDatabase();
  await ask(database.ownerUrl, 'create table mine (n integer)');
  await expect(ask(other.ownerUrl, 'table mine')).rejects.toThrow('does not exist');
  await other.drop();
});
