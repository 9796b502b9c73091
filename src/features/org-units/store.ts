import type { Day } from '../../kernel/period.ts';
import { type Db, sql } from '../../platform/db.ts';
import type { IssuingBody, Kind, Succession, UnitVersion } from './domain.ts';

/** The columns of a version; the ends of time are null outside the database. */
const VERSION = sql`
  v.org_unit_id as id, v.code, v.name, v.kind, v.parent_id as "parentId", v.legal_basis as "legalBasis",
  nullif(v.valid_from, '-infinity') as "validFrom", nullif(v.valid_to, 'infinity') as "validTo"`;

const openOn = (day: Day) => sql`v.valid_from <= ${day} and v.valid_to >= ${day}`;

export interface ListedUnit extends UnitVersion {
  parentName: string | null;
  childCount: number;
}

/** The units open on a day, under one unit and/or whose folded name contains the key, by name. */
export async function listUnits(
  db: Db,
  day: Day,
  filter: { parentId?: number; searchKey?: string },
): Promise<ListedUnit[]> {
  return db.query<ListedUnit>(sql`
    select ${VERSION}, p.name as "parentName",
      (select count(*) from org_unit_versions c where c.parent_id = v.org_unit_id and c.valid_from <= ${day} and c.valid_to >= ${day}) as "childCount"
    from org_unit_versions v
    left join org_unit_versions p on p.org_unit_id = v.parent_id and p.valid_from <= ${day} and p.valid_to >= ${day}
    where ${openOn(day)}
      and (${filter.parentId ?? null}::int is null or v.parent_id = ${filter.parentId ?? null})
      and (${filter.searchKey ?? null}::text is null or v.search_key like '%' || ${filter.searchKey ?? null} || '%')
    order by v.code, v.org_unit_id`);
}

/** How many units of each kind are open on a day. */
export async function countKinds(db: Db, day: Day): Promise<{ kind: Kind; count: number }[]> {
  return db.query(sql`
    select v.kind, count(*) as count from org_unit_versions v where ${openOn(day)} group by v.kind order by v.kind`);
}

/** All versions of one unit, oldest first. */
export async function versionsOf(db: Db, id: number): Promise<UnitVersion[]> {
  return db.query(sql`select ${VERSION} from org_unit_versions v where v.org_unit_id = ${id} order by v.valid_from`);
}

/** The unit as it is on a day, null where it is not open. */
export async function findUnitOn(db: Db, id: number, day: Day): Promise<UnitVersion | null> {
  const [row] = await db.query<UnitVersion>(
    sql`select ${VERSION} from org_unit_versions v where v.org_unit_id = ${id} and ${openOn(day)}`,
  );
  return row ?? null;
}

/** The unit, its superior, and so on up to the root, on a day; empty where the unit is not open. */
export async function pathOn(db: Db, id: number, day: Day): Promise<{ id: number; name: string }[]> {
  return db.query(sql`
    with recursive up as (
      select v.org_unit_id as id, v.name, v.parent_id, 0 as step from org_unit_versions v where v.org_unit_id = ${id} and ${openOn(day)}
      union all
      select v.org_unit_id, v.name, v.parent_id, up.step + 1 from up join org_unit_versions v on v.org_unit_id = up.parent_id and ${openOn(day)}
    ) select id, name from up order by step`);
}

/** Every unit that was under this one on any day, the unit itself included. */
export async function idsEverUnder(db: Db, id: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    with recursive under as (
      select ${id}::int as id
      union
      select v.org_unit_id from under join org_unit_versions v on v.parent_id = under.id
    ) select id from under order by id`);
  return rows.map((row) => row.id);
}

/** Units of some kinds open on a day, with their superior of that day, in order of code. */
export async function unitsOfKinds(db: Db, kinds: readonly string[], day: Day): Promise<UnitVersion[]> {
  return db.query(
    sql`select ${VERSION} from org_unit_versions v where v.kind = any(${[...kinds]}) and ${openOn(day)} order by v.code, v.org_unit_id`,
  );
}

/** What a unit came from and what became of it. The name is that of the day before, or of the day itself. */
export async function successionsOf(
  db: Db,
  id: number,
): Promise<(Succession & { fromName: string; toName: string })[]> {
  return db.query(sql`
    select s.effective_on as "effectiveOn", s.from_id as "fromId", s.to_id as "toId", s.part, s.legal_basis as "legalBasis",
      f.name as "fromName", t.name as "toName"
    from org_unit_successions s
    join org_unit_versions f on f.org_unit_id = s.from_id and f.valid_from < s.effective_on and f.valid_to >= s.effective_on - 1
    join org_unit_versions t on t.org_unit_id = s.to_id and t.valid_from <= s.effective_on and t.valid_to >= s.effective_on
    where s.from_id = ${id} or s.to_id = ${id}
    order by s.effective_on, f.name, t.name`);
}

/** What units are on a day (or last were, where they are no longer open). */
export async function unitsNamed(
  db: Db,
  ids: number[],
  day: Day,
): Promise<Pick<UnitVersion, 'id' | 'name' | 'kind'>[]> {
  return db.query(sql`
    select distinct on (v.org_unit_id) v.org_unit_id as id, v.name, v.kind from org_unit_versions v
    where v.org_unit_id = any(${ids})
    order by v.org_unit_id, (${openOn(day)}) desc, v.valid_from desc`);
}

/** Adds versions of units in one statement; ids that are new become units. */
export async function insertVersions(db: Db, versions: (UnitVersion & { searchKey: string })[]): Promise<void> {
  const column = <K extends keyof (typeof versions)[number]>(key: K) => versions.map((version) => version[key]);
  await db.query(sql`insert into org_units (id) select distinct unnest(${column('id')}::int[]) on conflict do nothing`);
  await db.query(sql`
    insert into org_unit_versions (org_unit_id, code, name, kind, parent_id, valid_from, valid_to, legal_basis, search_key)
    select id, code, name, kind, parent_id, coalesce(valid_from, '-infinity'), coalesce(valid_to, 'infinity'), legal_basis, search_key
    from unnest(${column('id')}::int[], ${column('code')}::text[], ${column('name')}::text[], ${column('kind')}::text[], ${column('parentId')}::int[],
      ${column('validFrom')}::date[], ${column('validTo')}::date[], ${column('legalBasis')}::text[], ${column('searchKey')}::text[])
      as t (id, code, name, kind, parent_id, valid_from, valid_to, legal_basis, search_key)`);
}

/** Adds edges of succession in one statement. */
export async function insertSuccessions(db: Db, edges: Succession[]): Promise<void> {
  const column = <K extends keyof Succession>(key: K) => edges.map((edge) => edge[key]);
  await db.query(sql`
    insert into org_unit_successions (effective_on, from_id, to_id, part, legal_basis)
    select * from unnest(${column('effectiveOn')}::date[], ${column('fromId')}::int[], ${column('toId')}::int[], ${column('part')}::text[], ${column('legalBasis')}::text[])`);
}

/** Whether any unit has been loaded. */
export async function hasUnits(db: Db): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(sql`select exists (select from org_units) as any`);
  return row?.any ?? false;
}

/** The bodies that issue documents for a unit, with their names on a day. */
export async function issuingBodiesOf(db: Db, actsForId: number, day: Day): Promise<IssuingBody[]> {
  return db.query(sql`
    select b.org_unit_id as "orgUnitId", b.acts_for_id as "actsForId", v.name, b.layout, b.superior_name as "superiorName",
      b.name_lines as "nameLines", b.symbol, b.place, b.signer_authority as "signerAuthority", b.signer_office as "signerOffice",
      b.signer_name as "signerName", b.addressees, b.recipients
    from issuing_bodies b join org_unit_versions v on v.org_unit_id = b.org_unit_id and ${openOn(day)}
    where b.acts_for_id = ${actsForId} order by b.org_unit_id`);
}

/** Adds bodies that issue documents. */
export async function insertIssuingBodies(db: Db, bodies: Omit<IssuingBody, 'name'>[]): Promise<void> {
  for (const body of bodies)
    await db.query(sql`
      insert into issuing_bodies (org_unit_id, acts_for_id, layout, superior_name, name_lines, symbol, place, signer_authority, signer_office, signer_name, addressees, recipients)
      values (${body.orgUnitId}, ${body.actsForId}, ${body.layout}, ${body.superiorName}, ${body.nameLines}, ${body.symbol}, ${body.place},
        ${body.signerAuthority}, ${body.signerOffice}, ${body.signerName}, ${body.addressees}, ${body.recipients})`);
}
