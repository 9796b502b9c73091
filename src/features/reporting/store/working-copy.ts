import { type Db, sql } from '../../../platform/db.ts';
import type { EvidenceRef, ReportCell } from '../domain/report.ts';

export interface WorkingCell extends ReportCell {
  rev: number;
  changedAt: string;
  changedByName: string;
}

export interface WorkingSection {
  key: string;
  body: string;
  rev: number;
}

/** A section with who wrote it last. */
export type SignedSection = WorkingSection & { changedAt: string; changedByName: string };

export interface WorkingRecommendation {
  id: string;
  body: string;
  addressee: string;
}

type Place = { orgUnitId: number; roundId: number };

/** The cells of the working copy. */
export async function cellsOf(db: Db, { orgUnitId, roundId }: Place): Promise<WorkingCell[]> {
  return db.query(sql`
    select data_element_id || ':' || option_id as key, state, value, members, source, explanation, comment, rev, changed_at as "changedAt", changed_by as "changedByName"
    from report_cells where org_unit_id = ${orgUnitId} and round_id = ${roundId} order by data_element_id, option_id`);
}

export interface CellWrite {
  key: string;
  state: 'value' | 'not_applicable';
  value: number | null;
  members: string[] | null;
  source: string;
  explanation: string;
  comment: string;
  rev: number;
}

/** Writes cells of the working copy in one statement; each takes the revision it is given. */
export async function writeCells(
  db: Db,
  { orgUnitId, roundId }: Place,
  cells: CellWrite[],
  by: { name: string; at: string },
): Promise<void> {
  if (cells.length === 0) return;
  const column = <K extends keyof CellWrite>(key: K) => cells.map((cell) => cell[key]);
  const sets = cells.map((cell) => (cell.members ? `{${cell.members.join(',')}}` : null));
  await db.query(sql`
    insert into report_cells (org_unit_id, round_id, data_element_id, option_id, state, value, members, source, explanation, comment, rev, changed_at, changed_by)
    select ${orgUnitId}, ${roundId}, split_part(k, ':', 1)::int, split_part(k, ':', 2)::int, st, v, m::text[], s, x, c, n, ${by.at}, ${by.name}
    from unnest(${column('key')}::text[], ${column('state')}::text[], ${column('value')}::numeric[],
      ${sets}::text[], ${column('source')}::text[], ${column('explanation')}::text[], ${column('comment')}::text[], ${column('rev')}::int[])
      as t (k, st, v, m, s, x, c, n)
    on conflict (org_unit_id, round_id, data_element_id, option_id) do update set
      state = excluded.state, value = excluded.value, members = excluded.members, source = excluded.source, explanation = excluded.explanation,
      comment = excluded.comment, rev = excluded.rev, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** Empties cells: nothing is said there any more. */
export async function emptyCells(db: Db, { orgUnitId, roundId }: Place, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.query(sql`
    delete from report_cells where org_unit_id = ${orgUnitId} and round_id = ${roundId} and data_element_id || ':' || option_id = any(${keys})`);
}

/** The words of the working copy. */
export async function sectionsOf(db: Db, { orgUnitId, roundId }: Place): Promise<SignedSection[]> {
  return db.query(
    sql`select section_key as key, body, rev, changed_at as "changedAt", changed_by as "changedByName" from report_sections where org_unit_id = ${orgUnitId} and round_id = ${roundId}`,
  );
}

export async function writeSection(
  db: Db,
  { orgUnitId, roundId }: Place,
  section: WorkingSection,
  by: { name: string; at: string },
): Promise<void> {
  await db.query(sql`
    insert into report_sections (org_unit_id, round_id, section_key, body, rev, changed_at, changed_by)
    values (${orgUnitId}, ${roundId}, ${section.key}, ${section.body}, ${section.rev}, ${by.at}, ${by.name})
    on conflict (org_unit_id, round_id, section_key) do update set body = excluded.body, rev = excluded.rev, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** The recommendations of the working copy, in their order. */
export async function recommendationsOf(db: Db, { orgUnitId, roundId }: Place): Promise<WorkingRecommendation[]> {
  return db.query(
    sql`select id, body, addressee from report_recommendations where org_unit_id = ${orgUnitId} and round_id = ${roundId} order by position`,
  );
}

export async function replaceRecommendations(
  db: Db,
  { orgUnitId, roundId }: Place,
  items: WorkingRecommendation[],
  by: { name: string; at: string },
): Promise<void> {
  await db.query(sql`delete from report_recommendations where org_unit_id = ${orgUnitId} and round_id = ${roundId}`);
  await db.query(sql`
    insert into report_recommendations (org_unit_id, round_id, id, body, addressee, position, changed_at, changed_by)
    select ${orgUnitId}, ${roundId}, i, b, a, p, ${by.at}, ${by.name}
    from unnest(${items.map((item) => item.id)}::uuid[], ${items.map((item) => item.body)}::text[], ${items.map((item) => item.addressee)}::text[],
      ${items.map((_, index) => index)}::int[]) as t (i, b, a, p)`);
}

/** Empties the working copy; an approved version holds everything. */
export async function clearWorkingCopy(db: Db, { orgUnitId, roundId }: Place): Promise<void> {
  await db.query(sql`delete from report_cells where org_unit_id = ${orgUnitId} and round_id = ${roundId}`);
  await db.query(sql`delete from report_sections where org_unit_id = ${orgUnitId} and round_id = ${roundId}`);
  await db.query(sql`delete from report_recommendations where org_unit_id = ${orgUnitId} and round_id = ${roundId}`);
}

const EVIDENCE = sql`id, data_element_id || ':' || option_id as key, kind, caption, happened_on as "happenedOn", url`;

/** Proof that stands beside the cells now. */
export async function evidenceOf(db: Db, { orgUnitId, roundId }: Place): Promise<EvidenceRef[]> {
  return db.query(
    sql`select ${EVIDENCE} from evidence where org_unit_id = ${orgUnitId} and round_id = ${roundId} and removed_at is null order by added_at, id`,
  );
}

export async function insertEvidence(
  db: Db,
  { orgUnitId, roundId }: Place,
  one: EvidenceRef & { sha256: string | null; bytes: Uint8Array | null },
  by: { name: string; at: string },
): Promise<void> {
  await db.query(sql`
    insert into evidence (org_unit_id, round_id, id, data_element_id, option_id, kind, caption, happened_on, url, sha256, bytes, added_at, added_by)
    values (${orgUnitId}, ${roundId}, ${one.id}, split_part(${one.key}, ':', 1)::int, split_part(${one.key}, ':', 2)::int, ${one.kind}, ${one.caption}, ${one.happenedOn}, ${one.url}, ${one.sha256},
      ${one.bytes ? Buffer.from(one.bytes) : null}, ${by.at}, ${by.name})`);
}

/** Takes proof out of the working copy; the row stays for the versions that name it. */
export async function withdrawEvidence(
  db: Db,
  { orgUnitId, roundId }: Place,
  id: string,
  at: string,
): Promise<boolean> {
  const rows = await db.query(sql`
    update evidence set removed_at = ${at} where org_unit_id = ${orgUnitId} and round_id = ${roundId} and id = ${id} and removed_at is null returning id`);
  return rows.length > 0;
}

/** Opens the proof of an approved version to everyone who may read its figures. */
export async function openEvidence(db: Db, { orgUnitId, roundId }: Place, ids: string[]): Promise<void> {
  await db.query(
    sql`update evidence set approved = true where org_unit_id = ${orgUnitId} and round_id = ${roundId} and id = any(${ids}::uuid[])`,
  );
}

/** A picture's bytes (WebP), null where there is none or the actor may not see it. */
export async function findPicture(
  db: Db,
  { orgUnitId, roundId }: Place,
  id: string,
): Promise<{ bytes: Buffer; sha256: string } | null> {
  const [row] = await db.query<{ bytes: Buffer; sha256: string }>(sql`
    select bytes, sha256 from evidence where org_unit_id = ${orgUnitId} and round_id = ${roundId} and id = ${id} and kind = 'picture'`);
  return row ?? null;
}
