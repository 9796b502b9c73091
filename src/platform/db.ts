import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';

export { sql } from 'kysely';

/** A connection on which the store asks its questions. The SQL is on the page; this only carries it. */
export interface Db {
  query<Row>(statement: RawBuilder<unknown>): Promise<Row[]>;
}

/** The pool of an application process; only `inTransaction` of the context opens transactions on it. */
export interface Database extends Db {
  transaction<T>(mode: 'read only' | 'read write', work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  pool: pg.Pool;
}

const OID = { int8: 20, date: 1082, numeric: 1700, timestamptz: 1184 };

/**
 * How column types reach the rules: days stay 'YYYY-MM-DD', instants are ISO text, and numbers are numbers.
 * A numeric is at most 10^12 with four decimals at the door, which a double holds exactly.
 */
const types = {
  getTypeParser(oid: number, format?: string) {
    if (oid === OID.int8 || oid === OID.numeric) return Number;
    if (oid === OID.date) return (text: string) => text;
    if (oid === OID.timestamptz) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

function wrap(executor: Kysely<unknown> | Transaction<unknown>): Db {
  return {
    async query<Row>(statement: RawBuilder<unknown>): Promise<Row[]> {
      const result = await statement.execute(executor);
      return result.rows as Row[];
    },
  };
}

/**
 * Opens the pool of one process.
 *
 * @param url the application role's address (or the owner's, for migrations and tools)
 * @param size connections at most
 */
export function openDatabase(url: string, size = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, types, application_name: 'ro-rang' });
  // An idle connection that the server closes must not end the process: the next query opens another.
  pool.on('error', () => {});
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    ...wrap(kysely),
    pool,
    transaction: (mode, work) =>
      kysely
        .transaction()
        .setAccessMode(mode)
        .execute((transaction) => work(wrap(transaction))),
    close: () => kysely.destroy(),
  };
}

/** Runs statements that take no values and may be several, such as a migration file. */
export async function runScript(db: Db, script: string): Promise<void> {
  await db.query({ execute: (executor: Kysely<unknown>) => executor.executeQuery(CompiledQuery.raw(script)) } as never);
}

/** Runs the work inside a savepoint, so that its failure undoes its own part only. */
export async function inSavepoint<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await db.query(sql`savepoint nested`);
  try {
    const result = await work();
    await db.query(sql`release savepoint nested`);
    return result;
  } catch (error) {
    await db.query(sql`rollback to savepoint nested`);
    throw error;
  }
}
