import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { MAI_CHAU, Office, PHU_THO } from '../../../tests/support/office.ts';

let db: TestDatabase;
let office: Office;

beforeAll(async () => {
  db = await testDatabase();
  office = await Office.open(db);
});

afterAll(async () => {
  await office.close();
  await db.drop();
});

const list = async (query: string) => (await office.call('maiChau', `GET /org-units?${query}`)).body;
const countOn = async (day: string) =>
  Object.fromEntries(
    (await list(`day=${day}&parentId=1`)).counts.map(({ kind, count }: { kind: string; count: number }) => [
      kind,
      count,
    ]),
  );

it('has 63 provinces, 696 districts and 10,035 communes on 30/6/2025', async () => {
  const kinds = await countOn('2025-06-30');
  expect(kinds.province + kinds.municipality).toBe(63);
  expect(kinds.rural_district + kinds.urban_district + kinds.town + kinds.city).toBe(696);
  expect(kinds.commune + kinds.ward + kinds.township).toBe(10_035);
});

it('has 34 provinces and 3,321 communes from 1/7/2025, and no district', async () => {
  const kinds = await countOn('2025-07-01');
  expect(kinds.province + kinds.municipality).toBe(34);
  expect(kinds.rural_district).toBeUndefined();
  expect(kinds.commune + kinds.ward + kinds.special_zone).toBe(3321);
});

it('has 697 wards, 2,611 communes and 13 special zones from 30/4/2026', async () => {
  expect(await countOn('2026-04-30')).toMatchObject({ ward: 697, commune: 2611, special_zone: 13 });
});

it('knows the code 25 as two different units: Phú Thọ before and after, with other territory', async () => {
  const before = (await list('day=2025-06-30&q=Phú Thọ')).units.find(({ code }: { code: string }) => code === '25');
  const after = (await list('day=2025-07-01&q=Phú Thọ')).units.find(({ code }: { code: string }) => code === '25');
  expect(after.id).toBe(PHU_THO);
  expect(before.id).not.toBe(after.id);
});

it('keeps Đồng Nai one unit when it becomes a city', async () => {
  const before = (await list('day=2026-04-29&q=Đồng Nai')).units.find(
    ({ kind }: { kind: string }) => kind === 'province',
  );
  const after = (await list('day=2026-04-30&q=Đồng Nai')).units.find(
    ({ kind }: { kind: string }) => kind === 'municipality',
  );
  expect(after.id).toBe(before.id);
});

it('finds a unit with diacritics, without them, and with the tone mark on either vowel', async () => {
  const names = async (q: string) =>
    (await list(`day=2026-09-16&q=${encodeURIComponent(q)}`)).units.map(({ name }: { name: string }) => name);
  expect(await names('mai chau')).toContain('Xã Mai Châu');
  expect(await names('Mai Châu')).toEqual(['Xã Mai Châu']);
  expect(await names('Hoà Bình')).toEqual(await names('Hòa Bình'));
  expect((await names('hoa binh')).length).toBeGreaterThanOrEqual((await names('Hòa Bình')).length);
  // Written with marks, the search means them.
  expect(await names('Mái Châu')).toEqual([]);
});

it('says what a commune came from, by which document, and where it belongs', async () => {
  const { body } = await office.call('maiChau', `GET /org-units/${MAI_CHAU}?day=2026-09-16`);
  expect(body.path.map(({ name }: { name: string }) => name)).toEqual(['Việt Nam', 'Tỉnh Phú Thọ', 'Xã Mai Châu']);
  expect(body.predecessors.map(({ name }: { name: string }) => name)).toContain('Thị trấn Mai Châu');
  expect(body.predecessors[0]).toMatchObject({ effectiveOn: '2025-07-01', legalBasis: '1676/NQ-UBTVQH15' });
});

it('knows ministries through their reorganisation', async () => {
  const on = async (day: string) =>
    (await list(`day=${day}&q=${encodeURIComponent('Thông tin và Truyền thông')}`)).units.length;
  expect(await on('2025-02-28')).toBe(1);
  expect(await on('2025-03-01')).toBe(0);
});
