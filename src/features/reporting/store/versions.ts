import { type Db, sql } from '../../../platform/db.ts';
import type { ReportContent } from '../domain/report.ts';

type Place = { orgUnitId: number; roundId: number };

export interface Version {
  orgUnitId: number;
  versionNo: number;
  reason: string;
  content: ReportContent;
  contentHash: string;
  submittedAt: string;
  submittedByName: string;
}

const VERSION = sql`
  org_unit_id as "orgUnitId", version_no as "versionNo", reason, content, content_hash as "contentHash", submitted_at as "submittedAt", submitted_by as "submittedByName"`;

/** Keeps a submission, whole and for ever. */
export async function insertVersion(
  db: Db,
  { orgUnitId, roundId }: Place,
  version: Omit<Version, 'orgUnitId'>,
): Promise<void> {
  await db.query(sql`
    insert into report_versions (org_unit_id, round_id, version_no, reason, content, content_hash, submitted_at, submitted_by)
    values (${orgUnitId}, ${roundId}, ${version.versionNo}, ${version.reason}, ${JSON.stringify(version.content)}::jsonb, ${version.contentHash},
      ${version.submittedAt}, ${version.submittedByName})`);
}

export async function findVersion(db: Db, { orgUnitId, roundId }: Place, versionNo: number): Promise<Version | null> {
  const [row] = await db.query<Version>(sql`
    select ${VERSION} from report_versions where org_unit_id = ${orgUnitId} and round_id = ${roundId} and version_no = ${versionNo}`);
  return row ?? null;
}

/** Versions of several units in one round, by unit and number. */
export async function versionsOf(
  db: Db,
  roundId: number,
  pins: { childId: number; versionNo: number }[],
): Promise<Version[]> {
  return db.query(sql`
    select ${VERSION} from report_versions v
    join unnest(${pins.map((pin) => pin.childId)}::int[], ${pins.map((pin) => pin.versionNo)}::int[]) as p (unit, no)
      on v.org_unit_id = p.unit and v.version_no = p.no
    where v.round_id = ${roundId} order by v.org_unit_id`);
}

/** The value of one cell in every version of a report, oldest first. */
export async function cellThroughVersions(
  db: Db,
  { orgUnitId, roundId }: Place,
  key: string,
): Promise<
  {
    versionNo: number;
    reason: string;
    submittedAt: string;
    submittedByName: string;
    cell: ReportContent['cells'][number] | null;
    total: number | null;
  }[]
> {
  return db.query(sql`
    select version_no as "versionNo", reason, submitted_at as "submittedAt", submitted_by as "submittedByName",
      jsonb_path_query_first(content, '$.cells[*] ? (@.key == $key)', jsonb_build_object('key', ${key}::text)) as cell,
      (jsonb_path_query_first(content, '$.consolidation.figures[*] ? (@.key == $key).value', jsonb_build_object('key', ${key}::text)) #>> '{}')::numeric as total
    from report_versions where org_unit_id = ${orgUnitId} and round_id = ${roundId} order by version_no`);
}

export interface Decision {
  versionNo: number;
  decision: 'approved' | 'returned' | 'reopened';
  reason: string;
  decidedAt: string;
  decidedByName: string;
}

/** Keeps a decision for ever. */
export async function insertDecision(
  db: Db,
  { orgUnitId, roundId }: Place,
  decision: Decision & { decidedBy: string },
): Promise<void> {
  await db.query(sql`
    insert into report_decisions (org_unit_id, round_id, version_no, decision, reason, decided_at, decided_by, decided_by_name)
    values (${orgUnitId}, ${roundId}, ${decision.versionNo}, ${decision.decision}, ${decision.reason}, ${decision.decidedAt}, ${decision.decidedBy}, ${decision.decidedByName})`);
}

/** Decisions on the versions of a report that the actor may see, oldest first. */
export async function decisionsOf(db: Db, { orgUnitId, roundId }: Place): Promise<Decision[]> {
  return db.query(sql`
    select version_no as "versionNo", decision, reason, decided_at as "decidedAt", decided_by_name as "decidedByName"
    from report_decisions where org_unit_id = ${orgUnitId} and round_id = ${roundId} order by decided_at, id`);
}

/** Submissions of a report, without their content. */
export async function submissionsOf(
  db: Db,
  { orgUnitId, roundId }: Place,
): Promise<Omit<Version, 'content' | 'orgUnitId' | 'contentHash'>[]> {
  return db.query(sql`
    select version_no as "versionNo", reason, submitted_at as "submittedAt", submitted_by as "submittedByName"
    from report_versions where org_unit_id = ${orgUnitId} and round_id = ${roundId} order by version_no`);
}

/** What the last return or reopening named. */
export async function returnedItems(
  db: Db,
  { orgUnitId, roundId }: Place,
  versionNo: number,
): Promise<{ item: string; reason: string }[]> {
  return db.query(sql`
    select item, reason from returned_items where org_unit_id = ${orgUnitId} and round_id = ${roundId} and version_no = ${versionNo} order by item`);
}

/** Every return that named one item, oldest first, with the reason given for that item. */
export async function returnsOfItem(
  db: Db,
  { orgUnitId, roundId }: Place,
  item: string,
): Promise<{ at: string; byName: string; reason: string }[]> {
  return db.query(sql`
    select d.decided_at as at, d.decided_by_name as "byName", i.reason from returned_items i
    join report_decisions d on d.org_unit_id = i.org_unit_id and d.round_id = i.round_id and d.version_no = i.version_no and d.decision = 'returned'
    where i.org_unit_id = ${orgUnitId} and i.round_id = ${roundId} and i.item = ${item} order by d.decided_at, d.id`);
}

/** How many items were returned, by unit, for the version each unit submitted last. */
export async function countReturned(
  db: Db,
  roundId: number,
  orgUnitIds: number[],
): Promise<{ orgUnitId: number; count: number }[]> {
  return db.query(sql`
    select i.org_unit_id as "orgUnitId", count(*) as count from returned_items i
    join reports r on r.org_unit_id = i.org_unit_id and r.round_id = i.round_id and r.latest_version = i.version_no and r.status in ('returned', 'reopened')
    where i.round_id = ${roundId} and i.org_unit_id = any(${orgUnitIds}) group by i.org_unit_id`);
}

export async function insertReturnedItems(
  db: Db,
  { orgUnitId, roundId }: Place,
  versionNo: number,
  items: { item: string; reason: string }[],
): Promise<void> {
  await db.query(sql`
    insert into returned_items (org_unit_id, round_id, version_no, item, reason)
    select ${orgUnitId}, ${roundId}, ${versionNo}, i, r from unnest(${items.map((one) => one.item)}::text[], ${items.map((one) => one.reason)}::text[]) as t (i, r)
    on conflict (org_unit_id, round_id, version_no, item) do nothing`);
}

export interface Pin {
  childId: number;
  versionNo: number;
}

/** The child versions that a version (0: the working copy) stands on. */
export async function pinsOf(db: Db, { orgUnitId, roundId }: Place, versionNo: number): Promise<Pin[]> {
  return db.query(sql`
    select child_id as "childId", child_version_no as "versionNo" from consolidation_pins
    where org_unit_id = ${orgUnitId} and round_id = ${roundId} and version_no = ${versionNo} order by child_id`);
}

/** Puts pins in place of those of a version. */
export async function replacePins(
  db: Db,
  { orgUnitId, roundId }: Place,
  versionNo: number,
  pins: Pin[],
): Promise<void> {
  await db.query(
    sql`delete from consolidation_pins where org_unit_id = ${orgUnitId} and round_id = ${roundId} and version_no = ${versionNo}`,
  );
  await db.query(sql`
    insert into consolidation_pins (org_unit_id, round_id, version_no, child_id, child_version_no)
    select ${orgUnitId}, ${roundId}, ${versionNo}, c, n from unnest(${pins.map((pin) => pin.childId)}::int[], ${pins.map((pin) => pin.versionNo)}::int[]) as t (c, n)`);
}

/** The newest approved version of each child. */
export async function approvedChildren(db: Db, roundId: number, parentId: number): Promise<Pin[]> {
  return db.query(sql`
    select org_unit_id as "childId", approved_version as "versionNo" from reports where round_id = ${roundId} and parent_id = ${parentId} and approved_version > 0 order by org_unit_id`);
}

/** Marks children as taken into a consolidated report. */
export async function markConsolidated(db: Db, roundId: number, childIds: number[]): Promise<void> {
  await db.query(
    sql`update reports set status = 'consolidated', rev = rev + 1 where round_id = ${roundId} and org_unit_id = any(${childIds}) and status = 'approved'`,
  );
}
