import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { catalogue } from '../../features/indicators/use-cases.ts';
import type { ReportContent } from '../../features/reporting/domain/report.ts';
import * as reports from '../../features/reporting/store/reports.ts';
import { hashOf, valuesFrom } from '../../features/reporting/use-cases/flow.ts';
import {
  findingsOf,
  formOf,
  getRound,
  pastOf,
  periodOfRound,
  standingOf,
} from '../../features/reporting/use-cases/load.ts';
import { openRound } from '../../features/reporting/use-cases/rounds.ts';
import { type Ctx, inTransaction, reading } from '../../platform/context.ts';
import { type Database, openDatabase, sql } from '../../platform/db.ts';
import { loadReference } from '../reference.ts';
import { systemContext } from '../system-context.ts';
import { DEMO_MOMENT } from './clock.ts';
import { createDemo, demoClockOffset } from './create.ts';
import { MAI_CHAU, PHU_THO } from './known-units.ts';

let testing: TestDatabase;
let database: Database;
let ctx: Ctx;

beforeAll(async () => {
  testing = await testDatabase();
  await loadReference(testing.ownerUrl);
  await createDemo(testing.ownerUrl, { scale: { provinces: ['25', '15'] } });
  // As the application, whose role owns nothing.
  database = openDatabase(testing.appUrl, 2);
  ctx = systemContext(database, 'test', DEMO_MOMENT, { isDemo: true });
});

afterAll(async () => {
  await database.close();
  await testing.drop();
});

const ask = <Row>(statement: ReturnType<typeof sql>) => reading(ctx, ({ db }) => db.query<Row>(statement));
const roundOf = async (key: string) =>
  (
    (
      await ask<{ id: number }>(
        sql`select o.id from rounds o join periods p on p.id = o.period_id where p.key = ${key}`,
      )
    )[0] as { id: number }
  ).id;

it('opens eight rounds for every commune, every province and the centre', async () => {
  const counted = await ask(
    sql`select round_id, level, count(*) as count from reports group by round_id, level having count(*) not in (1, 34, 3321)`,
  );
  expect(counted).toEqual([]);
  expect(await ask(sql`select count(distinct round_id) as rounds, count(*) as duties from reports`)).toEqual([
    { rounds: 8, duties: 8 * 3356 },
  ]);
});

it('keeps the deadlines of the regime: a commune by 17 September 2026, a province by the 22nd, the centre by the 25th', async () => {
  const deadlines = await ask(
    sql`select distinct level, deadline from reports where round_id = ${await roundOf('2026-Q3')} order by deadline`,
  );
  expect(deadlines).toEqual([
    { level: 'commune', deadline: '2026-09-17' },
    { level: 'province', deadline: '2026-09-22' },
    { level: 'centre', deadline: '2026-09-25' },
  ]);
});

it('enters history from before 1 July 2025 by the units of that day', async () => {
  const maps = await ask<{ key: string; day: string }>(
    sql`select p.key, o.units_on as day from rounds o join periods p on p.id = o.period_id order by p.key`,
  );
  expect(maps.slice(0, 4).map(({ day }) => day)).toEqual(['2025-07-01', '2025-07-01', '2025-07-01', '2025-09-14']);
});

it('opens the same round once, however often it is called for', async () => {
  const again = await inTransaction(ctx, (ctx) =>
    openRound(ctx, { templateCode: 'BC-TTDN-QUY', regimeCode: 'thong-tin-doi-ngoai', periodKey: '2026-Q3' }),
  );
  expect(again).toBe(await roundOf('2026-Q3'));
  expect(await ask(sql`select count(*) as rounds from rounds`)).toEqual([{ rounds: 8 }]);
});

it('refuses to open a round for somebody who does not coordinate the country', async () => {
  const officer = {
    ...ctx,
    actor: {
      accountId: 'officer',
      name: '',
      grants: [{ role: 'coordinator' as const, orgUnitId: PHU_THO, withSubtree: true }],
      reads: [],
      writes: [],
    },
  };
  await expect(
    openRound(officer, { templateCode: 'BC-TTDN-QUY', regimeCode: 'thong-tin-doi-ngoai', periodKey: '2026-Q4' }),
  ).rejects.toThrow('round.denied');
});

it('adds provinces up as one plain sum over what their communes were approved for, and what they typed themselves', async () => {
  const differing = await ask(sql`
    select t.org_unit_id, t.period_id, t.data_element_id, t.option_id, t.value, s.value as summed
    from total_cells t
    join data_elements e on e.id = t.data_element_id and e.over_units = 'sum'
    join lateral (
      select sum(case when u.is_leaf then v.value else v.own_value end) as value, count(*) filter (where u.is_leaf) as units
      from period_units u join data_values v using (org_unit_id, period_id)
      where u.period_id = t.period_id and (u.parent_id = t.org_unit_id or u.org_unit_id = t.org_unit_id)
        and v.data_element_id = t.data_element_id and v.option_id = t.option_id
    ) s on true
    where t.org_unit_id <> 1 and (t.value is distinct from s.value or t.units_reported <> s.units)`);
  expect(differing).toEqual([]);
});

it('adds the country up as one plain sum over the approved provinces, and provisionally over every approved commune', async () => {
  const differing = await ask(sql`
    select t.period_id, t.data_element_id, t.option_id from total_cells t
    join data_elements e on e.id = t.data_element_id and e.over_units = 'sum'
    join lateral (
      select sum(case when u.depth = 1 then v.value when u.depth = 0 then v.own_value end) as official, sum(v.own_value) as provisional
      from period_units u join data_values v using (org_unit_id, period_id)
      where u.period_id = t.period_id and v.data_element_id = t.data_element_id and v.option_id = t.option_id
    ) s on true
    where t.org_unit_id = 1 and (t.value is distinct from s.official or t.provisional_value is distinct from s.provisional)`);
  expect(differing).toEqual([]);
  expect((await ask(sql`select from total_cells where org_unit_id = 1`)).length).toBeGreaterThan(300);
});

it('keeps every version with the hash of exactly what can be read back', async () => {
  const versions = await ask<{ content: ReportContent; hash: string }>(
    sql`select content, content_hash as hash from report_versions`,
  );
  expect(versions.length).toBeGreaterThan(1500);
  expect(versions.filter(({ content, hash }) => hashOf(content) !== hash)).toEqual([]);
});

it('takes over from approved versions the same figures as an approval does', async () => {
  const versions = await ask<{ unit: number; round: number; period: number; no: number; content: ReportContent }>(sql`
    select v.org_unit_id as unit, v.round_id as round, o.period_id as period, v.version_no as no, v.content from report_versions v
    join reports r on r.org_unit_id = v.org_unit_id and r.round_id = v.round_id and r.approved_version = v.version_no join rounds o on o.id = v.round_id
    where v.org_unit_id in (${MAI_CHAU}, ${PHU_THO}, 1)`);
  for (const { unit, round, period, no, content } of versions) {
    const kept = await ask(sql`
      select org_unit_id as "orgUnitId", data_element_id as "elementId", option_id as "optionId", value, members, own_value as "ownValue", own_members as "ownMembers",
        not_applicable as "notApplicable", units_reported as "unitsReported", units_expected as "unitsExpected", source, explanation, round_id as "roundId", version_no as "versionNo"
      from data_values where org_unit_id = ${unit} and period_id = ${period} order by data_element_id, option_id`);
    expect(kept).toEqual(
      valuesFrom(unit, round, no, content).sort((a, b) => a.elementId - b.elementId || a.optionId - b.optionId),
    );
  }
  expect(versions.map(({ unit }) => unit)).toEqual(expect.arrayContaining([MAI_CHAU, PHU_THO, 1]));
});

it('hands in nothing that the checks would refuse, in the last two quarters', async () => {
  const rounds = [await roundOf('2026-Q2'), await roundOf('2026-Q3')];
  const seen = await reading(ctx, async (ctx) => {
    const refused: unknown[] = [];
    let checked = 0;
    for (const id of rounds) {
      const round = await getRound(ctx, id);
      const [form, period] = [await formOf(ctx, round), await periodOfRound(ctx, round)];
      for (const report of await reports.listReports(ctx.db, round, {})) {
        if (report.status === 'draft') continue;
        const past = await pastOf(ctx, report.orgUnitId, period, form.keys);
        const findings = findingsOf(form, await standingOf(ctx, report), past, 'submission');
        const open = findings.filter(({ severity, explained }) => severity === 'error' || !explained);
        refused.push(...open.map((finding) => ({ round: id, unit: report.orgUnitId, ...finding })));
        checked += 1;
      }
    }
    return { refused, checked };
  });
  expect(seen.refused).toEqual([]);
  expect(seen.checked).toBeGreaterThan(400);
});

it('leaves Mai Châu with its report begun and not finished, and history in every earlier quarter', async () => {
  const [report] = await ask(sql`
    select status, (select count(*) > 10 from report_cells c where c.org_unit_id = r.org_unit_id and c.round_id = r.round_id) as begun
    from reports r where org_unit_id = ${MAI_CHAU} and round_id = ${await roundOf('2026-Q3')}`);
  expect(report).toEqual({ status: 'draft', begun: true });
  expect(
    await ask(sql`select count(distinct period_id) as quarters from data_values where org_unit_id = ${MAI_CHAU}`),
  ).toEqual([{ quarters: 7 }]);
});

it('shows every fate of a report: late, missing, returned, corrected after approval, not rebuilt since', async () => {
  const [seen] = await ask(sql`
    select
      exists (select from reports where (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date > deadline) as late,
      exists (select from reports r join rounds o on o.id = r.round_id where level = 'commune' and started_at is null and r.parent_id = ${PHU_THO} and deadline < '2026-09-01') as missing,
      exists (select from report_decisions where decision = 'returned') as returned,
      exists (select from reports where status = 'returned') as "stillReturned",
      exists (select from report_versions where version_no = 2 and reason <> '') as corrected,
      exists (select from consolidation_pins p join reports r on r.org_unit_id = p.child_id and r.round_id = p.round_id
        where p.org_unit_id = ${PHU_THO} and r.approved_version > p.child_version_no) as "notRebuilt",
      exists (select from data_values where not_applicable) as "notApplicable",
      exists (select from data_values where explanation <> '') as explained`);
  expect(Object.entries(seen as object).filter(([, there]) => !there)).toEqual([]);
});

it('lets nothing happen after the moment at which the demonstration begins', async () => {
  const [last] = await ask(sql`
    select greatest((select max(submitted_at) from report_versions), (select max(decided_at) from report_decisions), (select max(changed_at) from report_cells),
      (select max(built_at) from reports)) as last`);
  expect((last as { last: string }).last < DEMO_MOMENT).toBe(true);
});

it('keeps no working copy beside an approved report', async () => {
  expect(
    await ask(sql`
    select distinct r.status from report_cells join reports r using (org_unit_id, round_id) where r.status in ('approved', 'consolidated')`),
  ).toEqual([]);
});

it('does nothing a second time, and its clock goes on from 16 September 2026', async () => {
  const before = await ask(sql`select value from settings where key = 'demo'`);
  await createDemo(testing.ownerUrl);
  expect(await ask(sql`select value from settings where key = 'demo'`)).toEqual(before);
  const [{ value }] = before as [{ value: { createdAt: string } }];
  expect(Date.parse(value.createdAt) - (await demoClockOffset(testing.ownerUrl))).toBe(Date.parse(DEMO_MOMENT));
});

it('counts on the maps of three days what the resolutions made of them', async () => {
  const on = async (day: string) => {
    const rows = await ask<{ kind: string; count: number }>(sql`
      select kind, count(*) as count from pub_org_unit_versions where valid_from <= ${day} and valid_to >= ${day} group by kind`);
    const of = (...kinds: string[]) =>
      rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
    return [
      of('province', 'municipality'),
      of('city', 'town', 'urban_district', 'rural_district'),
      of('commune', 'ward', 'township', 'special_zone'),
    ];
  };
  expect(await on('2025-06-30')).toEqual([63, 696, 10_035]);
  expect(await on('2025-07-01')).toEqual([34, 0, 3_321]);
  expect(await on('2026-04-30')).toEqual([34, 0, 3_321]);
});

it('counts wards, communes and special zones as they are since 30 April 2026', async () => {
  const rows = await ask(sql`
    select kind, count(*) as count from pub_org_unit_versions where valid_from <= '2026-04-30' and valid_to >= '2026-04-30'
      and kind in ('ward', 'commune', 'special_zone') group by kind order by kind`);
  expect(rows).toEqual([
    { kind: 'commune', count: 2_611 },
    { kind: 'special_zone', count: 13 },
    { kind: 'ward', count: 697 },
  ]);
});

it('names real elements in every value', async () => {
  const known = await reading(ctx, (ctx) => catalogue(ctx));
  const used = await ask<{ id: number }>(sql`select distinct data_element_id as id from data_values`);
  expect(used.filter(({ id }) => known.get(id)?.kind === 'ratio' || !known.has(id))).toEqual([]);
  expect(used.length).toBeGreaterThanOrEqual(35);
});
