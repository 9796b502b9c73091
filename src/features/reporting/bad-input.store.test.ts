import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { MAI_CHAU, Office, type Person } from '../../../tests/support/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { openRound } from './use-cases/rounds.ts';

/** The township of Mai Châu, which ended on 30/6/2025 under a district that ended with it. */
const OLD_MAI_CHAU = 2754;
const oldReporter: Person = { role: 'reporter', orgUnitId: OLD_MAI_CHAU, withSubtree: false };

let db: TestDatabase;
let office: Office;
let oldRound: number;
let round: number;
let key: string;

beforeAll(async () => {
  db = await testDatabase();
  office = await Office.open(db);
  const call = { templateCode: 'BC-TTDN-QUY', regimeCode: 'thong-tin-doi-ngoai' };
  await inTransaction(office.system(), async (ctx) => {
    oldRound = await openRound(ctx, { ...call, periodKey: '2025-Q2' });
    round = await openRound(ctx, { ...call, periodKey: '2026-Q3' });
  });
  const { body } = await office.call('centre', 'GET /data-elements');
  key = `${body.elements.find(({ code }: { code: string }) => code === 'DN01').id}:0`;
});

afterAll(async () => {
  await office.close();
  await db.drop();
});

const cell = () => ({ key, state: 'value', value: 1, members: null, explanation: '', comment: '', baseRev: 0 });
const cellsNow = async () => (await office.call('maiChau', `GET /reports/${round}/${MAI_CHAU}`)).body.cells;

it('asks the units of the old map for the second quarter of 2025, through their districts', async () => {
  const { body } = await office.call('auditor', `GET /reports?roundId=${oldRound}&parentId=1`);
  expect(body.total).toBe(63);
});

it('refuses a unit that has ended, and says since when', async () => {
  const reply = await office.call(oldReporter, `PUT /reports/${oldRound}/${OLD_MAI_CHAU}/cells`, { cells: [cell()] });
  expect(reply).toMatchObject({ status: 422, body: { code: 'report.unit_closed' } });
  expect(reply.body.title).toContain('kế thừa');
});

it('says each refusal in the language of the reader', async () => {
  const ask = (language: string) => office.call('maiChau', `GET /reports/999999/${MAI_CHAU}`, undefined, { language });
  expect((await ask('vi')).body.title).toMatch(/Không tìm thấy báo cáo/);
  expect((await ask('en')).body.title).toMatch(/report was not found/);
});

it('refuses a write without a key, a body that is no JSON, and an address that does not exist', async () => {
  const port = await office.listen();
  const send = (init: RequestInit) =>
    fetch(`http://127.0.0.1:${port}/api/reports/${round}/${MAI_CHAU}/cells`, {
      method: 'PUT',
      ...init,
      headers: { 'x-person': 'maiChau', 'content-type': 'application/json', ...init.headers },
    });
  expect(await (await send({ body: JSON.stringify({ cells: [cell()] }) })).json()).toMatchObject({
    code: 'request.key_missing',
  });
  expect(await (await send({ body: '{"cells": [', headers: { 'idempotency-key': 'a' } })).json()).toMatchObject({
    status: 400,
    code: 'request.unreadable',
  });
  expect(await (await fetch(`http://127.0.0.1:${port}/api/nowhere`)).json()).toMatchObject({
    status: 404,
    code: 'request.not_found',
  });
  expect(await cellsNow()).toEqual([]);

  // A connection that breaks in the middle of a request.
  const whole = JSON.stringify({ cells: [cell()] });
  await new Promise<void>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `PUT /api/reports/${round}/${MAI_CHAU}/cells HTTP/1.1\r\nhost: localhost\r\nx-person: maiChau\r\nidempotency-key: half\r\ncontent-type: application/json\r\ncontent-length: ${whole.length}\r\n\r\n${whole.slice(0, 40)}`,
      );
      setTimeout(() => socket.destroy(), 100);
    });
    socket.on('close', () => setTimeout(done, 200));
    socket.on('error', () => {});
  });
  expect(await cellsNow()).toEqual([]);
});

it('refuses a picture that is none, and one that is too large to send', async () => {
  const send = (picture: string) =>
    office.call('maiChau', `POST /reports/${round}/${MAI_CHAU}/evidence`, { key, caption: 'Ảnh', picture });
  expect(await send(Buffer.from('<svg onload="alert(1)"/>').toString('base64'))).toMatchObject({
    status: 422,
    body: { code: 'report.bad_picture' },
  });
  expect(await send('A'.repeat(9_000_000))).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
});

it('takes a name with marks and an explanation typed in pieces as the same words (NFC)', async () => {
  const pieces = 'Đã đối chiếu'.normalize('NFD');
  expect(
    await office.call('maiChau', `PUT /reports/${round}/${MAI_CHAU}/cells`, {
      cells: [{ ...cell(), explanation: pieces }],
    }),
  ).toMatchObject({ status: 200 });
  expect((await cellsNow())[0].explanation).toBe('Đã đối chiếu');
});

it('keeps "not applicable", zero and empty apart', async () => {
  const save = async (state: string, value: number | null) => {
    const [stored] = await cellsNow();
    return office.call('maiChau', `PUT /reports/${round}/${MAI_CHAU}/cells`, {
      cells: [{ ...cell(), state, value, baseRev: stored?.rev ?? 0 }],
    });
  };
  await save('value', 0);
  expect((await cellsNow())[0]).toMatchObject({ state: 'value', value: 0 });
  await save('not_applicable', null);
  expect((await cellsNow())[0]).toMatchObject({ state: 'not_applicable', value: null });
  await save('empty', null);
  expect(await cellsNow()).toEqual([]);
});

it('does not take a cell that was emptied and filled again for the one a page still shows', async () => {
  const save = (value: number | null, baseRev: number, explanation = '') =>
    office.call('maiChau', `PUT /reports/${round}/${MAI_CHAU}/cells`, {
      cells: [{ ...cell(), state: value === null ? 'empty' : 'value', value, baseRev, explanation }],
    });
  const shown = (await save(1, 0)).body.cells[0].rev;
  await save(null, shown);
  const refilled = (await save(2, 0)).body.cells[0].rev;
  expect(refilled).toBeGreaterThan(shown);
  expect(await save(3, shown)).toMatchObject({ status: 409, body: { code: 'report.cell_conflict' } });
  // Words beside a value are somebody's words too.
  expect((await save(2, refilled, 'của tôi')).status).toBe(200);
  expect(await save(2, refilled, 'của người khác')).toMatchObject({ status: 409 });
});

it('says who wrote a section meanwhile, and when', async () => {
  const write = (body: string) =>
    office.call('maiChau', `PUT /reports/${round}/${MAI_CHAU}/sections/I`, { body, baseRev: 0 });
  expect((await write('Một')).status).toBe(200);
  expect(await write('Hai')).toMatchObject({
    status: 409,
    body: {
      code: 'report.section_conflict',
      details: { theirs: 'Một', yours: 'Hai', byName: 'maiChau', at: office.now },
    },
  });
});

it('keeps where a value was taken from, beside it', async () => {
  const [stored] = await cellsNow();
  const sourced = { ...cell(), source: 'Số liệu của nền tảng', baseRev: stored?.rev ?? 0 };
  expect((await office.call('maiChau', `PUT /reports/${round}/${MAI_CHAU}/cells`, { cells: [sourced] })).status).toBe(
    200,
  );
  expect((await cellsNow())[0].source).toBe('Số liệu của nền tảng');
});

it('opens a round by another regime, kept as data: the award year from July to June', async () => {
  const award = await inTransaction(office.system(), (ctx) =>
    openRound(ctx, { templateCode: 'BC-TTDN-QUY', regimeCode: 'nam-xet-giai', periodKey: '2026-Y' }),
  );
  const { body } = await office.call('centre', 'GET /rounds');
  expect(body.rounds.find(({ id }: { id: number }) => id === award).period).toMatchObject({
    startsOn: '2025-07-01',
    endsOn: '2026-06-30',
  });
});
