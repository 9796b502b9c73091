import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDemo } from '../../src/app/demo/create.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { compareTotals } from './rollup.ts';

const PHU_THO = 69;
let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  await createDemo(database.ownerUrl, { scale: { provinces: ['25'], quarters: 2 } });
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(
    `select set_config('app.actor', 'system:test', false), set_config('app.reads_all', 'on', false), set_config('app.writes_all', 'on', false)`,
  );
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Spoils the stored totals, compares, and puts everything back by what it is told. */
async function comparedAfter(spoil: string, mend: string) {
  const { rowCount } = await client.query(spoil);
  expect(rowCount).toBeGreaterThan(0);
  try {
    return await compareTotals(client);
  } finally {
    await client.query(mend);
  }
}

it('finds every total of the roll-up equal to one group by over the values', async () => {
  const compared = await compareTotals(client);
  expect(compared).toMatchObject({ differences: 0, first: null });
  expect(compared?.sums).toBeGreaterThan(100);
  expect(compared?.sets).toBeGreaterThan(0);
});

it('names the first total that is not what the values give', async () => {
  const cell = `org_unit_id = ${PHU_THO} and option_id = 0 and data_element_id = 1`;
  const compared = await comparedAfter(
    `update total_cells set value = value + 1 where ${cell}`,
    `update total_cells set value = value - 1 where ${cell}`,
  );
  expect(compared).toMatchObject({ differences: 2, first: { orgUnitId: PHU_THO, column: 'value', optionId: 0 } });
  expect(Number(compared?.first?.stored)).toBe(Number(compared?.first?.expected) + 1);
});

it('notices a country that was left out of a set and a unit that was not counted', async () => {
  const sets = `update total_cells set provisional_members = provisional_members[2:] where cardinality(provisional_members) > 1`;
  await client.query('create temporary table kept as select * from total_cells');
  const mend = `delete from total_cells; insert into total_cells select * from kept`;
  expect((await comparedAfter(sets, mend))?.first?.column).toBe('provisional_members');
  const units = `update total_cells set units_expected = units_expected - 1 where org_unit_id = ${PHU_THO}`;
  expect((await comparedAfter(units, mend))?.first?.column).toBe('units_expected');
});

it('names a total that is missing, and one that stands without values', async () => {
  const mend = `delete from total_cells; insert into total_cells select * from kept`;
  const missing = await comparedAfter(`delete from total_cells where org_unit_id = ${PHU_THO}`, mend);
  expect(missing?.first).toMatchObject({ orgUnitId: PHU_THO, column: 'row', stored: null });
  const naked = `insert into total_cells select 11719, period_id, data_element_id, option_id, value, members, children_reported, children_expected,
    units_reported, units_expected, provisional_value, provisional_members, provisional_units, recomputed_at from kept where org_unit_id = ${PHU_THO}`;
  expect((await comparedAfter(naked, mend))?.first).toMatchObject({ column: 'row', expected: null });
});

it('does not judge while the queue of totals to recompute is not empty', async () => {
  const compared = await comparedAfter(
    `insert into dirty_totals (org_unit_id, period_id) select 11719, max(id) from periods`,
    'delete from dirty_totals',
  );
  expect(compared).toBeNull();
});
