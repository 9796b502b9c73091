import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { openDatabase, runScript, sql } from './db.ts';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);

/** The role the application connects as: it owns nothing and bypasses nothing. */
export interface AppRole {
  name: string;
  password: string;
}

async function ensureRole(url: string, role: AppRole): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(role.name);
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
    const password = pg.escapeLiteral(role.password);
    // Naming an attribute in `alter role` wants a superuser, which the owner is not; the role was made without them.
    await client.query(
      known.rowCount
        ? `alter role ${name} login password ${password}`
        : `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
    );
  } finally {
    await client.end();
  }
}

/** What the application may do: read and write rows. It may never change what was sent, decided, issued or audited. */
function privileges(role: string): string {
  const name = pg.escapeIdentifier(role);
  return `
    grant usage on schema public to ${name};
    grant select, insert, update, delete on all tables in schema public to ${name};
    grant usage on all sequences in schema public to ${name};
    revoke update, delete on audit_log, report_versions, report_decisions, returned_items, documents, document_files from ${name};
    revoke insert, update, delete on schema_migrations from ${name};`;
}

/**
 * Brings the schema forward to the newest migration, each file in a transaction of its own, and gives the application
 * role its rights. Two processes that start together wait for each other.
 *
 * @param ownerUrl a role that owns the database and may create roles (or the application role exists already)
 * @returns the names of the files that were applied now
 * @throws Error when a file that was applied before has been edited since
 */
export async function migrate(ownerUrl: string, role: AppRole): Promise<string[]> {
  await ensureRole(ownerUrl, role);
  const db = openDatabase(ownerUrl, 1);
  try {
    return await db.transaction('read write', async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(7204001)`);
      await tx.query(sql`create table if not exists schema_migrations (
        name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())`);
      const applied = await tx.query<{ name: string; hash: string }>(sql`select name, hash from schema_migrations`);
      const done = new Map(applied.map(({ name, hash }) => [name, hash]));
      const fresh: string[] = [];
      for (const name of readdirSync(MIGRATIONS)
        .filter((file) => file.endsWith('.sql'))
        .sort()) {
        const script = readFileSync(new URL(name, MIGRATIONS), 'utf8');
        const hash = createHash('sha256').update(script).digest('hex');
        const earlier = done.get(name);
        if (earlier && earlier !== hash)
          throw new Error(`Migration ${name} was edited after it had been applied. Restore it and write a new one.`);
        if (earlier) continue;
        await runScript(tx, script);
        await tx.query(sql`insert into schema_migrations (name, hash) values (${name}, ${hash})`);
        fresh.push(name);
      }
      // At every start: a database restored elsewhere brings its tables, and not the rights of a role that was not there.
      await runScript(tx, privileges(role.name));
      return fresh;
    });
  } finally {
    await db.close();
  }
}
