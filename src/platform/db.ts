import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
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

/** More different statements than the product has; beyond it none is kept, so that memory stays bounded. */
const MOST_PREPARED = 2_000;
const prepared = new Map<string, string>();

/** The name under which a connection keeps a statement parsed and planned; the same text has the same name. */
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= MOST_PREPARED) return known;
  const name = `s${prepared.size}`;
  prepared.set(text, name);
  return name;
}

/** Scripts of several statements, and the words that begin and end a transaction, are sent as they are. */
const isQuestion = (text: string, values: readonly unknown[]) => values.length > 0 || /^\s*select [^;]*$/.test(text);

/**
 * The pool with every question prepared once for each connection: most of our questions are short,
 * and parsing and planning them anew (with their row security) would cost more than answering.
 */
function preparing(pool: pg.Pool): PostgresPool {
  return {
    options: {},
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const query = (text: string, values: readonly unknown[]) =>
        isQuestion(text, values) ? client.query({ name: nameOf(text), text, values: [...values] }) : client.query(text);
      return { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient;
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
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
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
