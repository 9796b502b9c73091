import type { Grant, Role } from '../../../kernel/access.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Language } from '../../../kernel/quantity.ts';
import { type Db, sql } from '../../../platform/db.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** An account about to be written, its password already hashed. */
export interface NewAccount extends Account {
  passwordHash: string;
  isDemo: boolean;
  /** Place on the sign-in page of the demonstration, null where it is not shown. */
  demoPosition: number | null;
}

/** A grant about to be written; an end left out stays open. */
export interface NewGrant extends Grant {
  accountId: string;
  validFrom: Day | null;
  validTo: Day | null;
}

/** The account of an id, null for a visitor and for the product itself. */
export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const [row] = await db.query<Account>(sql`select id, name, email, language from accounts where id = ${id}`);
  return row ?? null;
}

/** The grants of an account in force on a day, the oldest first. */
export async function grantsOn(db: Db, accountId: string, day: Day): Promise<Grant[]> {
  return db.query<Grant>(sql`
    select role, org_unit_id as "orgUnitId", with_subtree as "withSubtree" from grants
    where account_id = ${accountId} and valid_from <= ${day} and valid_to >= ${day} order by id`);
}

/** The country itself on a day: a grant over it and all under it reaches every unit. */
export async function findRootUnit(db: Db, day: Day): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(sql`
    select org_unit_id as id from pub_org_unit_versions
    where kind = 'country' and parent_id is null and valid_from <= ${day} and valid_to >= ${day}`);
  return row?.id ?? null;
}

/** Writes accounts with their passwords in one go. Answers how many were new: an address taken before adds none. */
export async function insertAccounts(db: Db, accounts: NewAccount[], now: string): Promise<number> {
  const column = <K extends keyof NewAccount>(key: K) => accounts.map((account) => account[key]);
  const added = await db.query<{ id: string }>(sql`
    insert into accounts (id, name, email, language, "isDemo", "demoPosition", "createdAt", "updatedAt")
    select id, name, email, language, is_demo, position, ${now}, ${now}
    from unnest(${column('id')}::text[], ${column('name')}::text[], ${column('email')}::text[], ${column('language')}::text[],
      ${column('isDemo')}::boolean[], ${column('demoPosition')}::integer[]) as t (id, name, email, language, is_demo, position)
    on conflict (email) do nothing returning id`);
  await db.query(sql`
    insert into credentials (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    select t.id, t.id, 'credential', t.id, t.hash, ${now}, ${now}
    from unnest(${column('id')}::text[], ${column('passwordHash')}::text[]) as t (id, hash) join accounts using (id)`);
  return added.length;
}

/** Writes grants in one go. */
export async function insertGrants(db: Db, grants: NewGrant[]): Promise<void> {
  const column = <K extends keyof NewGrant>(key: K) => grants.map((grant) => grant[key]);
  await db.query(sql`
    insert into grants (account_id, role, org_unit_id, with_subtree, valid_from, valid_to)
    select account, role, unit, subtree, coalesce(starts, '-infinity'), coalesce(ends, 'infinity')
    from unnest(${column('accountId')}::text[], ${column('role')}::text[], ${column('orgUnitId')}::integer[],
      ${column('withSubtree')}::boolean[], ${column('validFrom')}::date[], ${column('validTo')}::date[])
      as t (account, role, unit, subtree, starts, ends)`);
}

export async function saveLanguage(db: Db, accountId: string, language: Language): Promise<void> {
  await db.query(sql`update accounts set language = ${language} where id = ${accountId}`);
}

/** The accounts shown on the sign-in page of the demonstration, each with its first role and unit. */
export async function listedDemoAccounts(
  db: Db,
  day: Day,
): Promise<{ email: string; name: string; role: Role; unitName: string }[]> {
  return db.query(sql`
    select a.email, a.name, g.role, u.name as "unitName" from accounts a
    join lateral (select role, org_unit_id from grants where account_id = a.id and valid_from <= ${day} and valid_to >= ${day} order by id limit 1) g on true
    join lateral (select name from pub_org_unit_versions where org_unit_id = g.org_unit_id and valid_from <= ${day} order by valid_from desc limit 1) u on true
    where a."isDemo" and a."demoPosition" is not null order by a."demoPosition"`);
}

/** Whether somebody keeps the accounts on a day. */
export async function hasAdministrator(db: Db, day: Day): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(sql`
    select exists (select from grants where role = 'administrator' and valid_from <= ${day} and valid_to >= ${day}) as any`);
  return row?.any ?? false;
}

/** Makes this the one link that opens: those made before and not used are gone. */
export async function replaceEntryLink(db: Db, link: { tokenHash: string; expiresAt: string }): Promise<void> {
  await db.query(sql`delete from entry_links where used_at is null`);
  await db.query(sql`
    insert into entry_links (token_hash, purpose, expires_at) values (${link.tokenHash}, 'first_administrator', ${link.expiresAt})`);
}

/** The link that still opens, null when it was used, has expired or never was. */
export async function findEntryLink(db: Db, tokenHash: string, now: string): Promise<{ expiresAt: string } | null> {
  const [row] = await db.query<{ expiresAt: string }>(sql`
    select expires_at as "expiresAt" from entry_links where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}`);
  return row ?? null;
}

/** Uses the link up. Of two people at once, the second waits for the first and finds it used. */
export async function spendEntryLink(db: Db, tokenHash: string, now: string): Promise<boolean> {
  const rows = await db.query(sql`
    update entry_links set used_at = ${now} where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} returning purpose`);
  return rows.length === 1;
}
