import { type Db, sql } from '../../platform/db.ts';

/**
 * Puts the figures of approved versions among the values of the country, as the approval of each would have: a commune's
 * own cells, a consolidated report's totals with its own part beside them.
 *
 * @param orgUnitIds units whose approved versions are taken, in all their rounds
 */
export async function acceptApproved(db: Db, orgUnitIds: number[]): Promise<void> {
  const approved = sql`
    report_versions v
    join reports r on r.org_unit_id = v.org_unit_id and r.round_id = v.round_id and r.approved_version = v.version_no
    join rounds o on o.id = v.round_id`;
  const cells = sql`jsonb_to_recordset(v.content -> 'cells') as c (key text, state text, value numeric, members text[], source text, explanation text)`;
  const columns = sql`org_unit_id, period_id, data_element_id, option_id, value, members, own_value, own_members, not_applicable,
    units_reported, units_expected, source, explanation, round_id, version_no`;
  await db.query(sql`
    insert into data_values (${columns})
    select v.org_unit_id, o.period_id, split_part(c.key, ':', 1)::int, split_part(c.key, ':', 2)::int, c.value, c.members, c.value, c.members,
      c.state = 'not_applicable', 1, 1, c.source, c.explanation, v.round_id, v.version_no
    from ${approved} cross join ${cells}
    where v.org_unit_id = any(${orgUnitIds}) and not v.content ? 'consolidation'
    order by v.org_unit_id, o.period_id`);
  await db.query(sql`
    insert into data_values (${columns})
    select v.org_unit_id, o.period_id, split_part(f.key, ':', 1)::int, split_part(f.key, ':', 2)::int, f.value, f.members, c.value, c.members,
      coalesce(c.state = 'not_applicable', false), f."unitsReported", f."unitsExpected", coalesce(c.source, ''), coalesce(c.explanation, ''), v.round_id, v.version_no
    from ${approved}
    cross join jsonb_to_recordset(v.content #> '{consolidation,figures}') as f (key text, value numeric, members text[], "unitsReported" int, "unitsExpected" int)
    left join lateral ${cells} on c.key = f.key
    where v.org_unit_id = any(${orgUnitIds}) and v.content ? 'consolidation'`);
}
