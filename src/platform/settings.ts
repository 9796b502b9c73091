import { type Db, sql } from './db.ts';

/** What an installation keeps about itself under a name, null where it keeps nothing. */
export async function findSetting<T>(db: Db, key: string): Promise<T | null> {
  const [row] = await db.query<{ value: T }>(sql`select value from settings where key = ${key}`);
  return row?.value ?? null;
}

/** Keeps it for ever: what is kept under the name already stays. */
export async function keepSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db.query(
    sql`insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::jsonb) on conflict do nothing`,
  );
}
