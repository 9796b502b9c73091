import type { Day, PeriodKind } from '../../kernel/period.ts';
import { type Db, sql } from '../../platform/db.ts';
import type { DataElement } from './domain/element.ts';

/** A period as the facts know it. `calendar` names the window rule it was cut by. */
export interface StoredPeriod {
  id: number;
  calendar: string;
  key: string;
  kind: PeriodKind;
  year: number;
  ordinal: number;
  startsOn: Day;
  endsOn: Day;
}

const PERIOD = sql`id, calendar, key, kind, year, ordinal, starts_on as "startsOn", ends_on as "endsOn"`;

/** The whole catalogue, in order of id; a few dozen rows. */
export async function listElements(db: Db): Promise<DataElement[]> {
  return db.query<DataElement>(sql`
    select e.id, e.code, json_build_object('vi', e.name_vi, 'en', e.name_en) as name, json_build_object('vi', e.unit_vi, 'en', e.unit_en) as unit,
      e.kind, e.over_units as "overUnits", e.over_time as "overTime", e.numerator_id as "numeratorId", e.denominator_id as "denominatorId",
      e.factor, e.decimals, e.level, json_build_object('vi', e.definition_vi, 'en', e.definition_en) as definition,
      coalesce((select json_agg(json_build_object('id', o.id, 'code', o.code, 'name', json_build_object('vi', o.name_vi, 'en', o.name_en)) order by o.position)
        from disaggregation_options o where o.disaggregation_id = e.disaggregation_id), '[]') as options
    from data_elements e order by e.id`);
}

/** Countries and territories that distinct elements count. */
export async function listMembers(db: Db): Promise<{ code: string; nameVi: string; nameEn: string }[]> {
  return db.query(sql`select code, name_vi as "nameVi", name_en as "nameEn" from set_members order by code`);
}

/** Finds a period or enters it; its id is the same for ever. */
export async function ensurePeriod(
  db: Db,
  calendar: string,
  period: Omit<StoredPeriod, 'id' | 'calendar'>,
): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into periods (calendar, key, kind, year, ordinal, starts_on, ends_on)
    values (${calendar}, ${period.key}, ${period.kind}, ${period.year}, ${period.ordinal}, ${period.startsOn}, ${period.endsOn})
    on conflict (calendar, key) do update set key = excluded.key returning id`);
  return (row as { id: number }).id;
}

/** Periods by id. */
export async function periodsByIds(db: Db, ids: number[]): Promise<StoredPeriod[]> {
  return db.query(sql`select ${PERIOD} from periods where id = any(${ids}) order by starts_on`);
}

/** Periods of the same calendar and kind that end before another begins, newest first. */
export async function periodsBefore(db: Db, period: StoredPeriod, limit: number): Promise<StoredPeriod[]> {
  return db.query(sql`
    select ${PERIOD} from periods where calendar = ${period.calendar} and kind = ${period.kind} and ends_on < ${period.startsOn}
    order by starts_on desc limit ${limit}`);
}

export interface PeriodUnit {
  orgUnitId: number;
  parentId: number | null;
  depth: number;
  isLeaf: boolean;
  leafCount: number;
}

/** Fixes who adds up into whom in a period. A unit that is there already keeps its place. */
export async function insertPeriodUnits(db: Db, periodId: number, units: PeriodUnit[]): Promise<void> {
  const column = <K extends keyof PeriodUnit>(key: K) => units.map((unit) => unit[key]);
  await db.query(sql`
    insert into period_units (org_unit_id, period_id, parent_id, depth, is_leaf, leaf_count)
    select id, ${periodId}, parent, depth, leaf, leaves
    from unnest(${column('orgUnitId')}::int[], ${column('parentId')}::int[], ${column('depth')}::int[], ${column('isLeaf')}::bool[], ${column('leafCount')}::int[])
      as t (id, parent, depth, leaf, leaves)
    on conflict do nothing`);
}

/** The units directly under some units in a period. */
export async function childrenIn(db: Db, periodId: number, parents: number[]): Promise<PeriodUnit[]> {
  return db.query(sql`
    select org_unit_id as "orgUnitId", parent_id as "parentId", depth, is_leaf as "isLeaf", leaf_count as "leafCount"
    from period_units where period_id = ${periodId} and parent_id = any(${parents})`);
}

/** Places of units in the tree of a period. */
export async function placesIn(db: Db, periodId: number, ids: number[]): Promise<PeriodUnit[]> {
  return db.query(sql`
    select org_unit_id as "orgUnitId", parent_id as "parentId", depth, is_leaf as "isLeaf", leaf_count as "leafCount"
    from period_units where period_id = ${periodId} and org_unit_id = any(${ids})`);
}

/** One approved figure of a unit. */
export interface DataValue {
  orgUnitId: number;
  elementId: number;
  optionId: number;
  value: number | null;
  members: string[] | null;
  ownValue: number | null;
  ownMembers: string[] | null;
  notApplicable: boolean;
  unitsReported: number;
  unitsExpected: number;
  source: string;
  explanation: string;
  roundId: number;
  versionNo: number;
}

const VALUE = sql`
  org_unit_id as "orgUnitId", data_element_id as "elementId", option_id as "optionId", value, members, own_value as "ownValue", own_members as "ownMembers",
  not_applicable as "notApplicable", units_reported as "unitsReported", units_expected as "unitsExpected", source, explanation, round_id as "roundId", version_no as "versionNo"`;

/** Which cells a question is about: those of some elements, of one option; all where nothing is said. */
export interface CellFilter {
  elementIds?: number[];
  optionId?: number;
}

const within = ({ elementIds, optionId }: CellFilter) => sql`
  (${elementIds === undefined} or data_element_id = any(${elementIds ?? []})) and (${optionId === undefined} or option_id = ${optionId ?? 0})`;

/** Approved figures of some units in one period. */
export async function valuesOf(
  db: Db,
  periodId: number,
  orgUnitIds: number[],
  only: CellFilter = {},
): Promise<DataValue[]> {
  return db.query(
    sql`select ${VALUE} from data_values where period_id = ${periodId} and org_unit_id = any(${orgUnitIds}) and ${within(only)}`,
  );
}

/** What a unit typed itself and was approved, over several periods. */
export async function ownHistory(
  db: Db,
  orgUnitId: number,
  periodIds: number[],
): Promise<
  { periodId: number; elementId: number; optionId: number; value: number | null; members: string[] | null }[]
> {
  return db.query(sql`
    select period_id as "periodId", data_element_id as "elementId", option_id as "optionId", own_value as value, own_members as members
    from data_values where org_unit_id = ${orgUnitId} and period_id = any(${periodIds})`);
}

/** Puts the figures of an approved version in place of those approved before. */
export async function replaceValues(
  db: Db,
  orgUnitId: number,
  periodId: number,
  roundId: number,
  values: DataValue[],
): Promise<void> {
  await db.query(
    sql`delete from data_values where org_unit_id = ${orgUnitId} and period_id = ${periodId} and round_id = ${roundId}`,
  );
  const column = <K extends keyof DataValue>(key: K) => values.map((value) => value[key]);
  // Sets travel as text arrays written out, since arrays of arrays must all have one length.
  const sets = (key: 'members' | 'ownMembers') =>
    values.map((value) => (value[key] ? `{${(value[key] as string[]).join(',')}}` : null));
  await db.query(sql`
    insert into data_values (org_unit_id, period_id, data_element_id, option_id, value, members, own_value, own_members, not_applicable,
      units_reported, units_expected, source, explanation, round_id, version_no)
    select ${orgUnitId}, ${periodId}, e, o, v, m::text[], ov, om::text[], na, ur, ue, s, x, ${roundId}, n
    from unnest(${column('elementId')}::int[], ${column('optionId')}::int[], ${column('value')}::numeric[], ${sets('members')}::text[],
      ${column('ownValue')}::numeric[], ${sets('ownMembers')}::text[], ${column('notApplicable')}::bool[], ${column('unitsReported')}::int[],
      ${column('unitsExpected')}::int[], ${column('source')}::text[], ${column('explanation')}::text[], ${column('versionNo')}::int[])
      as t (e, o, v, m, ov, om, na, ur, ue, s, x, n)`);
}

/** Notes that the totals above a unit no longer hold. */
export async function markDirty(db: Db, periodId: number, orgUnitIds: number[]): Promise<void> {
  await db.query(
    sql`insert into dirty_totals (org_unit_id, period_id) select unit, ${periodId} from unnest(${orgUnitIds}::int[]) as t (unit)`,
  );
}

/** Takes notes from the queue, oldest first; whoever takes them recomputes in the same transaction. */
export async function takeDirty(db: Db, limit: number): Promise<{ orgUnitId: number; periodId: number }[]> {
  return db.query(sql`
    delete from dirty_totals where id in (select id from dirty_totals order by id limit ${limit})
    returning org_unit_id as "orgUnitId", period_id as "periodId"`);
}

/** Only one process recomputes at a time; the others wait here until its transaction ends. */
export async function lockTotals(db: Db): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(7204002)`);
}

export interface TotalCell {
  orgUnitId: number;
  periodId: number;
  elementId: number;
  optionId: number;
  value: number | null;
  members: string[] | null;
  childrenReported: number;
  childrenExpected: number;
  unitsReported: number;
  unitsExpected: number;
  provisionalValue: number | null;
  provisionalMembers: string[] | null;
  provisionalUnits: number;
  recomputedAt: string;
}

const TOTAL = sql`
  org_unit_id as "orgUnitId", period_id as "periodId", data_element_id as "elementId", option_id as "optionId", value, members,
  children_reported as "childrenReported", children_expected as "childrenExpected", units_reported as "unitsReported", units_expected as "unitsExpected",
  provisional_value as "provisionalValue", provisional_members as "provisionalMembers", provisional_units as "provisionalUnits", recomputed_at as "recomputedAt"`;

/** Totals of some units over some periods: all cells, or those of some elements and of one option. */
export async function totalsOf(
  db: Db,
  orgUnitIds: number[],
  periodIds: number[],
  only: CellFilter = {},
): Promise<TotalCell[]> {
  return db.query(sql`
    select ${TOTAL} from total_cells where org_unit_id = any(${orgUnitIds}) and period_id = any(${periodIds}) and ${within(only)}`);
}

/** Puts the recomputed totals of some units in place of the old ones. */
export async function replaceTotals(
  db: Db,
  periodId: number,
  orgUnitIds: number[],
  cells: Omit<TotalCell, 'recomputedAt' | 'periodId'>[],
  now: string,
): Promise<void> {
  await db.query(sql`delete from total_cells where org_unit_id = any(${orgUnitIds}) and period_id = ${periodId}`);
  const column = <K extends keyof (typeof cells)[number]>(key: K) => cells.map((cell) => cell[key]);
  const sets = (key: 'members' | 'provisionalMembers') =>
    cells.map((cell) => (cell[key] ? `{${(cell[key] as string[]).join(',')}}` : null));
  await db.query(sql`
    insert into total_cells (org_unit_id, period_id, data_element_id, option_id, value, members, children_reported, children_expected,
      units_reported, units_expected, provisional_value, provisional_members, provisional_units, recomputed_at)
    select u, ${periodId}, e, o, v, m::text[], cr, ce, ur, ue, pv, pm::text[], pu, ${now}
    from unnest(${column('orgUnitId')}::int[], ${column('elementId')}::int[], ${column('optionId')}::int[], ${column('value')}::numeric[], ${sets('members')}::text[],
      ${column('childrenReported')}::int[], ${column('childrenExpected')}::int[], ${column('unitsReported')}::int[], ${column('unitsExpected')}::int[],
      ${column('provisionalValue')}::numeric[], ${sets('provisionalMembers')}::text[], ${column('provisionalUnits')}::int[])
      as t (u, e, o, v, m, cr, ce, ur, ue, pv, pm, pu)`);
}

export interface Target {
  orgUnitId: number;
  periodId: number;
  elementId: number;
  optionId: number;
  value: number;
  legalBasis: string;
}

/** Targets of some units in some periods. */
export async function targetsOf(db: Db, orgUnitIds: number[], periodIds: number[]): Promise<Target[]> {
  return db.query(sql`
    select org_unit_id as "orgUnitId", period_id as "periodId", data_element_id as "elementId", option_id as "optionId", value, legal_basis as "legalBasis"
    from targets where org_unit_id = any(${orgUnitIds}) and period_id = any(${periodIds})`);
}

/** Enters targets. */
export async function insertTargets(db: Db, targets: Target[]): Promise<void> {
  const column = <K extends keyof Target>(key: K) => targets.map((target) => target[key]);
  await db.query(sql`
    insert into targets (org_unit_id, period_id, data_element_id, option_id, value, legal_basis)
    select * from unnest(${column('orgUnitId')}::int[], ${column('periodId')}::int[], ${column('elementId')}::int[], ${column('optionId')}::int[], ${column('value')}::numeric[], ${column('legalBasis')}::text[])`);
}
