import type { Client } from 'pg';

/** One stored total that is not what the values give, or that is missing, or that stands without values. */
export interface Difference {
  orgUnitId: number;
  unit: string;
  periodKey: string;
  element: string;
  optionId: number;
  /** Name of the column, such as `value` or `provisional_members`. */
  column: string;
  stored: string | null;
  expected: string | null;
}

export interface Compared {
  cells: number;
  /** Cells that hold a sum, and cells that hold a set counted once. */
  sums: number;
  sets: number;
  differences: number;
  first: Difference | null;
}

/** Everything that decides a stored total, in the order in which a difference is looked for. */
const COLUMNS = [
  'value',
  'members',
  'children_reported',
  'children_expected',
  'units_reported',
  'units_expected',
  'provisional_value',
  'provisional_members',
  'provisional_units',
];

/**
 * The totals once more, from the values alone and by other means than the product's: no roll-up level by level, but
 * one `group by` for each way to add up.
 *
 * `level`: what the units directly below were approved with, and what the unit typed itself.
 * `leaves`: every approved report below at any depth (`reach` holds all units above each unit), and what all the
 * branches on the way typed themselves.
 */
const EXPECTED = `
  create temporary table expected_totals on commit drop as
  with recursive reach (period_id, above_id, unit_id, is_leaf) as (
    select period_id, org_unit_id, org_unit_id, is_leaf from period_units
    union all
    select u.period_id, u.parent_id, r.unit_id, r.is_leaf
    from reach r join period_units u on u.period_id = r.period_id and u.org_unit_id = r.above_id where u.parent_id is not null),
  branches as (
    select u.period_id, u.org_unit_id, u.leaf_count,
      (select count(*) from period_units c where c.period_id = u.period_id and c.parent_id = u.org_unit_id) as child_count
    from period_units u where not u.is_leaf),
  given as (select v.*, e.over_units from data_values v join data_elements e on e.id = v.data_element_id where e.over_units <> 'ratio'),
  level as (
    select u.parent_id as org_unit_id, v.period_id, v.data_element_id, v.option_id, v.over_units, v.value as number, v.members, 1 as answered, v.units_reported as units
    from given v join period_units u using (org_unit_id, period_id) where u.parent_id is not null
    union all
    select v.org_unit_id, v.period_id, v.data_element_id, v.option_id, v.over_units, v.own_value, v.own_members, 0, 0
    from given v join branches b using (org_unit_id, period_id) where v.own_value is not null or v.own_members is not null),
  leaves as (
    select r.above_id as org_unit_id, v.period_id, v.data_element_id, v.option_id, v.over_units,
      case when r.is_leaf then v.value else v.own_value end as number, case when r.is_leaf then v.members else v.own_members end as members,
      case when r.is_leaf then v.units_reported else 0 end as units
    from given v join reach r on r.period_id = v.period_id and r.unit_id = v.org_unit_id
    where (r.above_id <> r.unit_id or not r.is_leaf) and (r.is_leaf or v.own_value is not null or v.own_members is not null)),
  level_counts as (
    select org_unit_id, period_id, data_element_id, option_id, over_units, sum(number) as total, sum(answered) as children, sum(units) as units
    from level group by 1, 2, 3, 4, 5),
  level_sets as (
    select org_unit_id, period_id, data_element_id, option_id, array_agg(distinct member order by member) as members
    from level cross join unnest(members) as member where over_units = 'union' group by 1, 2, 3, 4),
  level_empty as (
    select org_unit_id, period_id, data_element_id, option_id, bool_or(members is not null) as said
    from level where over_units = 'union' group by 1, 2, 3, 4),
  leaf_counts as (
    select org_unit_id, period_id, data_element_id, option_id, over_units, sum(number) as total, sum(units) as units
    from leaves group by 1, 2, 3, 4, 5),
  leaf_sets as (
    select org_unit_id, period_id, data_element_id, option_id, array_agg(distinct member order by member) as members
    from leaves cross join unnest(members) as member where over_units = 'union' group by 1, 2, 3, 4),
  leaf_empty as (
    select org_unit_id, period_id, data_element_id, option_id, bool_or(members is not null) as said
    from leaves where over_units = 'union' group by 1, 2, 3, 4),
  cells as (
    select org_unit_id, period_id, data_element_id, option_id, over_units from level_counts
    union select org_unit_id, period_id, data_element_id, option_id, over_units from leaf_counts)
  select org_unit_id, period_id, data_element_id, option_id, c.over_units,
    case c.over_units when 'sum' then round(l.total, 4) else cardinality(case when le.said then coalesce(ls.members, '{}') end) end as value,
    case when le.said then coalesce(ls.members, '{}') end as members,
    coalesce(l.children, 0) as children_reported, b.child_count as children_expected, coalesce(l.units, 0) as units_reported, b.leaf_count as units_expected,
    case c.over_units when 'sum' then round(f.total, 4) else cardinality(case when fe.said then coalesce(fs.members, '{}') end) end as provisional_value,
    case when fe.said then coalesce(fs.members, '{}') end as provisional_members,
    coalesce(f.units, 0) as provisional_units
  from cells c join branches b using (org_unit_id, period_id)
    left join level_counts l using (org_unit_id, period_id, data_element_id, option_id)
    left join level_sets ls using (org_unit_id, period_id, data_element_id, option_id)
    left join level_empty le using (org_unit_id, period_id, data_element_id, option_id)
    left join leaf_counts f using (org_unit_id, period_id, data_element_id, option_id)
    left join leaf_sets fs using (org_unit_id, period_id, data_element_id, option_id)
    left join leaf_empty fe using (org_unit_id, period_id, data_element_id, option_id)`;

/** How a column reads when two are compared: sets in one order whatever the collation, numbers without their tail. */
function readable(side: string, column: string): string {
  if (column.endsWith('members'))
    return `(select array_agg(m order by m collate "C") from unnest(${side}.${column}) as m)::text`;
  if (column.endsWith('value')) return `trim_scale(${side}.${column})::text`;
  return `${side}.${column}::bigint::text`;
}

const differing = COLUMNS.map((column) => `${readable('s', column)} is distinct from ${readable('x', column)}`).join(
  ' or ',
);
const pairs = COLUMNS.map((column) => `array['${column}', ${readable('s', column)}, ${readable('x', column)}]`).join(
  ', ',
);

const COMPARED = `
  select (coalesce(s.org_unit_id, x.org_unit_id))::int as "orgUnitId", p.key as "periodKey", e.code as element, coalesce(s.option_id, x.option_id) as "optionId",
    (select name from org_unit_versions where org_unit_id = coalesce(s.org_unit_id, x.org_unit_id) order by valid_from desc limit 1) as unit,
    s.org_unit_id is not null as "isStored", x.org_unit_id is not null as "isExpected", array[${pairs}] as pairs, count(*) over () as differences
  from total_cells s full join expected_totals x using (org_unit_id, period_id, data_element_id, option_id)
    join periods p on p.id = coalesce(s.period_id, x.period_id) join data_elements e on e.id = coalesce(s.data_element_id, x.data_element_id)
  where s.org_unit_id is null or x.org_unit_id is null or ${differing}
  order by p.starts_on desc, 1, e.id, 4 limit 1`;

interface Row extends Omit<Difference, 'column' | 'stored' | 'expected'> {
  isStored: boolean;
  isExpected: boolean;
  pairs: [string, string | null, string | null][];
  differences: string;
}

function differenceIn({ isStored, isExpected, pairs, differences: _, ...where }: Row): Difference {
  if (!isStored) return { ...where, column: 'row', stored: null, expected: 'a total' };
  if (!isExpected) return { ...where, column: 'row', stored: 'a total', expected: null };
  const [column, stored, expected] = pairs.find(([, stored, expected]) => stored !== expected) as Row['pairs'][number];
  return { ...where, column, stored, expected };
}

/**
 * Compares every stored total with an independent recomputation, in one snapshot.
 *
 * @param client a connection as the owner of the tables or as a superuser; nothing is left changed
 * @returns null while notes wait in the queue of the worker: the totals of those units are not due yet
 */
export async function compareTotals(client: Client): Promise<Compared | null> {
  await client.query('begin isolation level repeatable read');
  try {
    // Row security is forced on the owner too: ask as the product itself does.
    await client.query(
      `select set_config('app.actor', 'system:proof', true), set_config('app.reads_all', 'on', true), set_config('app.writes_all', 'on', true)`,
    );
    const waiting = await client.query('select 1 from dirty_totals limit 1');
    if (waiting.rowCount) return null;
    await client.query(EXPECTED);
    const { rows } = await client.query<Row>(COMPARED);
    const [count] = (
      await client.query(
        `select count(*)::int as cells, count(*) filter (where over_units = 'sum')::int as sums, count(*) filter (where over_units = 'union')::int as sets from expected_totals`,
      )
    ).rows;
    const [row] = rows;
    return { ...count, differences: Number(row?.differences ?? 0), first: row ? differenceIn(row) : null };
  } finally {
    await client.query('rollback');
  }
}
