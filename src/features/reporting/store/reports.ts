import type { Day } from '../../../kernel/period.ts';
import { type Db, sql } from '../../../platform/db.ts';
import type { Status } from '../domain/approval.ts';
import type { RegimeVersion } from '../domain/schedule.ts';
import type { Level, TemplateContent } from '../domain/template.ts';

/** The duty of a unit in a round, and where its report stands. */
export interface Report {
  orgUnitId: number;
  roundId: number;
  parentId: number | null;
  level: Level;
  status: Status;
  /** Goes up with every change of the report; a move made on an older one is refused. */
  rev: number;
  latestVersion: number;
  approvedVersion: number;
  firstDeadline: Day;
  deadline: Day;
  startedAt: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
  builtAt: string | null;
  openWarnings: number;
}

export interface Round {
  id: number;
  periodId: number;
  unitsOn: Day;
  templateId: number;
  templateVersion: number;
  regimeId: number;
  regimeVersion: number;
}

const REPORT = sql`
  r.org_unit_id as "orgUnitId", r.round_id as "roundId", r.parent_id as "parentId", r.level, r.status, r.rev, r.latest_version as "latestVersion",
  r.approved_version as "approvedVersion", r.first_deadline as "firstDeadline", r.deadline, r.started_at as "startedAt", r.submitted_at as "submittedAt",
  r.decided_at as "decidedAt", r.built_at as "builtAt", r.open_warnings as "openWarnings"`;

const ROUND = sql`
  o.id, o.period_id as "periodId", o.units_on as "unitsOn", o.template_id as "templateId", o.template_version as "templateVersion",
  o.regime_id as "regimeId", o.regime_version as "regimeVersion"`;

/** The report of a unit in a round, null where it owes none or the actor may not see it. */
export async function findReport(db: Db, roundId: number, orgUnitId: number): Promise<Report | null> {
  const [row] = await db.query<Report>(
    sql`select ${REPORT} from reports r where r.org_unit_id = ${orgUnitId} and r.round_id = ${roundId}`,
  );
  return row ?? null;
}

/** Reads the report and keeps others from changing it until the transaction ends. */
export async function lockReport(db: Db, roundId: number, orgUnitId: number): Promise<Report | null> {
  const [row] = await db.query<Report>(
    sql`select ${REPORT} from reports r where r.org_unit_id = ${orgUnitId} and r.round_id = ${roundId} for update`,
  );
  return row ?? null;
}

/** Saves what a move changed. */
export async function saveReport(db: Db, report: Report): Promise<void> {
  await db.query(sql`
    update reports set status = ${report.status}, rev = ${report.rev}, latest_version = ${report.latestVersion}, approved_version = ${report.approvedVersion},
      deadline = ${report.deadline}, started_at = ${report.startedAt}, submitted_at = ${report.submittedAt}, decided_at = ${report.decidedAt},
      built_at = ${report.builtAt}, open_warnings = ${report.openWarnings}
    where org_unit_id = ${report.orgUnitId} and round_id = ${report.roundId}`);
}

/** All rounds, the newest period first. */
export async function listRounds(db: Db): Promise<Round[]> {
  return db.query(
    sql`select ${ROUND} from rounds o join pub_periods p on p.id = o.period_id order by p.starts_on desc, o.id desc`,
  );
}

export async function findRound(db: Db, id: number): Promise<Round | null> {
  const [row] = await db.query<Round>(sql`select ${ROUND} from rounds o where o.id = ${id}`);
  return row ?? null;
}

/** Rounds that ask for a period. */
export async function roundsOfPeriod(db: Db, periodId: number): Promise<Round[]> {
  return db.query(sql`select ${ROUND} from rounds o where o.period_id = ${periodId} order by o.id`);
}

/** The template of a round. */
export async function templateOf(
  db: Db,
  round: Pick<Round, 'templateId' | 'templateVersion'>,
): Promise<TemplateContent> {
  const [row] = await db.query<{ content: TemplateContent }>(sql`
    select content from template_versions where template_id = ${round.templateId} and version = ${round.templateVersion}`);
  if (!row) throw new Error(`template ${round.templateId} has no version ${round.templateVersion}`);
  return row.content;
}

/** The regime version of a round: legal basis, windows, deadlines. */
export async function regimeOf(db: Db, round: Pick<Round, 'regimeId' | 'regimeVersion'>): Promise<RegimeVersion> {
  const [row] = await db.query<{ content: RegimeVersion }>(sql`
    select content from regime_versions where regime_id = ${round.regimeId} and version = ${round.regimeVersion}`);
  if (!row) throw new Error(`regime ${round.regimeId} has no version ${round.regimeVersion}`);
  return row.content;
}

/** Reports of a round with the unit's name on the round's map, filtered; the database lets through only what the actor may read. */
export async function listReports(
  db: Db,
  round: Pick<Round, 'id' | 'unitsOn'>,
  filter: { parentId?: number; orgUnitIds?: number[] },
): Promise<(Report & { name: string; kind: string; code: string })[]> {
  return db.query(sql`
    select ${REPORT}, v.name, v.kind, v.code from reports r
    join pub_org_unit_versions v on v.org_unit_id = r.org_unit_id and v.valid_from <= ${round.unitsOn} and v.valid_to >= ${round.unitsOn}
    where r.round_id = ${round.id}
      and (${filter.parentId ?? null}::int is null or r.parent_id = ${filter.parentId ?? null})
      and (${filter.orgUnitIds ?? null}::int[] is null or r.org_unit_id = any(${filter.orgUnitIds ?? null}))
    order by v.code`);
}

/** How many children of each parent are in each state. */
export async function countChildren(
  db: Db,
  roundId: number,
  parentIds: number[],
): Promise<{ parentId: number; status: Status; count: number }[]> {
  return db.query(sql`
    select parent_id as "parentId", status, count(*) as count from reports where round_id = ${roundId} and parent_id = any(${parentIds}) group by parent_id, status`);
}

/** Reports of some units in all rounds that wait for an act of theirs. */
export async function openReportsOf(db: Db, orgUnitIds: number[]): Promise<Report[]> {
  return db.query(sql`
    select ${REPORT} from reports r where r.org_unit_id = any(${orgUnitIds}) and r.status in ('draft', 'returned', 'reopened') order by r.deadline, r.org_unit_id`);
}

/** Children of some units that wait for a decision, counted by parent and round. */
export async function waitingBelow(
  db: Db,
  parentIds: number[],
): Promise<{ parentId: number; roundId: number; count: number }[]> {
  return db.query(sql`
    select parent_id as "parentId", round_id as "roundId", count(*) as count from reports
    where parent_id = any(${parentIds}) and status = 'submitted' group by parent_id, round_id`);
}

/** Approved consolidated reports of some units from which no document has been issued yet. */
export async function approvedWithoutDocument(db: Db, roundId: number, orgUnitIds: number[]): Promise<Report[]> {
  return db.query(sql`
    select ${REPORT} from reports r
    where r.round_id = ${roundId} and r.org_unit_id = any(${orgUnitIds}) and r.status in ('approved', 'consolidated') and r.built_at is not null
      and not exists (select from documents d where d.org_unit_id = r.org_unit_id and d.round_id = r.round_id and d.version_no = r.approved_version)
    order by r.org_unit_id`);
}

/** Approved branches whose children were approved anew, or for the first time, since; with how many. */
export async function movedSince(
  db: Db,
  roundId: number,
  orgUnitIds: number[],
): Promise<{ orgUnitId: number; count: number }[]> {
  return db.query(sql`
    select b.org_unit_id as "orgUnitId", count(*) as count from reports b
    join reports c on c.round_id = b.round_id and c.parent_id = b.org_unit_id and c.approved_version > 0
    left join consolidation_pins p on p.org_unit_id = b.org_unit_id and p.round_id = b.round_id and p.version_no = b.approved_version and p.child_id = c.org_unit_id
    where b.round_id = ${roundId} and b.org_unit_id = any(${orgUnitIds}) and b.approved_version > 0 and p.child_version_no is distinct from c.approved_version
      and may_read(b.org_unit_id) -- pins that the reader may not see are unknown, which is not "changed"
    group by b.org_unit_id`);
}
