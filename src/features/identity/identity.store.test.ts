import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { MAI_CHAU, PHU_THO, VIET_NAM } from '../../../tests/support/office.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import { type Ctx, inTransaction, systemActor } from '../../platform/context.ts';
import { type Database, openDatabase, sql } from '../../platform/db.ts';
import { createHttp, route } from '../../platform/http.ts';
import { LiveHub } from '../../platform/live.ts';
import { keepSetting } from '../../platform/settings.ts';
import { addUnits } from '../org-units/use-cases.ts';
import { identityRoutes } from './routes.ts';
import {
  type AccountToOpen,
  createAccount,
  createDemoAccounts,
  DEMO_PASSWORD,
  makeFirstAdministratorLink,
} from './use-cases/accounts.ts';
import { type Doorkeeper, openDoor } from './use-cases/session.ts';
import { actorOf } from './use-cases/session-actors.ts';

const PASSWORD = 'nước chảy đá mòn';
const [LAO_CAI, SA_PA] = [66, 11318] as const;
/** A commune of the province that closed: the shipped facts have none that closed under today's provinces. */
const CLOSED_COMMUNE = 900_001;

let clock = '2026-09-16T02:00:00.000Z';
const TODAY = '2026-09-16';
const YESTERDAY = '2026-09-15';

let testDb: TestDatabase;
let database: Database;
let ctx: Ctx;
let door: Doorkeeper;
let app: FastifyInstance;

/** An address that only someone signed in may ask, and one that writes. */
const probes = [
  route(
    endpoint({
      method: 'GET',
      path: '/probe',
      door: 'actor',
      summary: '',
      input: z.object({}),
      output: z.object({ name: z.string() }),
    }),
    async (ctx) => ({ name: ctx.actor.name }),
  ),
  route(
    endpoint({ method: 'POST', path: '/probe', door: 'actor', summary: '', input: z.object({}), output: z.object({}) }),
    async (ctx) => {
      await audit(ctx, 'probe', { orgUnitId: null, subject: 'probe' });
      return {};
    },
  ),
];

async function build(
  isDemo: boolean,
  publicUrl = 'http://localhost',
): Promise<{ app: FastifyInstance; door: Doorkeeper }> {
  const secret = 'a secret of the test, long enough to sign';
  const door = openDoor({ databaseUrl: testDb.appUrl, secret, publicUrl, isDemo }, database);
  const app = await createHttp({
    database,
    clock: { now: () => clock },
    isDemo,
    publicUrl,
    behindProxy: false,
    routes: [...identityRoutes(door), ...probes],
    live: new LiveHub(),
    identify: door.actors.identify,
    webDir: null,
    logger: false,
  });
  return { app, door };
}

async function withApp<T>(isDemo: boolean, publicUrl: string, work: (app: FastifyInstance) => Promise<T>): Promise<T> {
  const other = await build(isDemo, publicUrl);
  try {
    return await work(other.app);
  } finally {
    await other.app.close();
    await other.door.auth.close();
  }
}

const open = (account: Partial<AccountToOpen> & { email: string }) =>
  createAccount(ctx, { name: 'Đinh Thị Hoa', password: PASSWORD, grants: [], ...account });

beforeAll(async () => {
  testDb = await testDatabase();
  database = openDatabase(testDb.appUrl, 4);
  ctx = {
    db: database,
    database,
    actor: systemActor('test'),
    now: clock,
    today: TODAY,
    language: 'vi',
    requestId: 'test',
    isDemo: false,
    publicUrl: 'http://localhost',
    inTransaction: false,
  };
  const closed = {
    id: CLOSED_COMMUNE,
    code: 'closed',
    name: 'Xã Đã Đóng',
    kind: 'commune' as const,
    parentId: PHU_THO,
    validFrom: '2025-07-01',
    validTo: YESTERDAY,
    legalBasis: '',
  };
  await inTransaction(ctx, (ctx) => addUnits(ctx, [closed], []));
  ({ app, door } = await build(false));
  await open({ email: 'hoa@maichau.example', grants: [{ role: 'reporter', orgUnitId: MAI_CHAU, withSubtree: false }] });
});

afterAll(async () => {
  await app.close();
  await door.auth.close();
  await database.close();
  await testDb.drop();
});

const signInBody = (email: string, password = PASSWORD): InjectOptions => ({
  method: 'POST',
  url: '/api/sign-in',
  payload: { email, password },
});

const answerTo = (options: InjectOptions, from = app) => from.inject(options);

/** Signs in and answers the cookie. */
async function sessionOf(email: string, password = PASSWORD, from = app): Promise<string> {
  const answer = await answerTo(signInBody(email, password), from);
  expect(answer.statusCode).toBe(200);
  return String(answer.headers['set-cookie']).split(';')[0] as string;
}

const meOf = async (cookie: string, from = app) =>
  (await answerTo({ url: '/api/me', headers: { cookie } }, from)).json();

/** Audit entries are open to whoever reads the whole country. */
const entries = (act: string) =>
  inTransaction(ctx, (ctx) =>
    ctx.db.query<{ account: string; outcome: string; subject: string; details: unknown }>(
      sql`select account_id as account, outcome, subject, details from audit_log where act = ${act} order by id`,
    ),
  );

it('signs a commune officer in, and says who they are, where, and what they may do', async () => {
  const me = await meOf(await sessionOf('  Hoa@MaiChau.example'));
  expect(me.account).toMatchObject({ name: 'Đinh Thị Hoa', email: 'hoa@maichau.example' });
  expect(me.unit).toEqual({ id: MAI_CHAU, name: 'Xã Mai Châu', kind: 'commune' });
  expect(me.roles).toEqual([{ role: 'reporter', orgUnitId: MAI_CHAU, orgUnitName: 'Xã Mai Châu', withSubtree: false }]);
  expect(me.can).toMatchObject({
    report: true,
    submit: true,
    decide: false,
    consolidate: false,
    manageAccounts: false,
  });
  expect(me.demo).toBeNull();
});

it('takes a password whichever way the keyboard composes its letters', async () => {
  await sessionOf('hoa@maichau.example', PASSWORD.normalize('NFD'));
});

it('keeps the session in a cookie that scripts cannot read and other sites cannot send along', async () => {
  const cookie = String((await answerTo(signInBody('hoa@maichau.example'))).headers['set-cookie']);
  expect(cookie).toMatch(/^ro-rang\.session_token=.*HttpOnly.*SameSite=Lax/i);
  expect(cookie).not.toMatch(/Max-Age|Secure/i);
});

it('sends the cookie over TLS alone where the installation is reached so', async () => {
  await withApp(false, 'https://ro-rang.example', async (app) => {
    const cookie = String((await answerTo(signInBody('hoa@maichau.example'), app)).headers['set-cookie']);
    expect(cookie).toMatch(/^__Secure-ro-rang\.session_token=.*; Secure/i);
    expect((await meOf(cookie.split(';')[0] as string, app)).account.email).toBe('hoa@maichau.example');
  });
});

it('gives a wrong password, an unknown address and no address at all the same answer', async () => {
  const asked = [
    signInBody('hoa@maichau.example', 'không phải mật khẩu này'),
    signInBody('nobody@maichau.example'),
    signInBody('no address'),
    signInBody('hoa@maichau.example', 'x'.repeat(900)),
  ];
  const answers = await Promise.all(asked.map((options) => answerTo(options)));
  const bodies = answers.map((answer) => ({ ...answer.json(), instance: '' }));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  expect(bodies[0]).toMatchObject({ code: 'identity.wrong_sign_in', details: {} });
  expect(answers.every((answer) => answer.headers['set-cookie'] === undefined)).toBe(true);
});

it('keeps who signed in and out, and of a refused try nothing that tells an address', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  await answerTo({ method: 'POST', url: '/api/sign-out', headers: { cookie } });
  await answerTo(signInBody('secret-typed-here@x.example'));
  const { account } = (await meOf(await sessionOf('hoa@maichau.example'))) as { account: { id: string } };
  const signIns = await entries('account.sign_in');
  expect(signIns).toContainEqual({
    account: account.id,
    outcome: 'done',
    subject: `account ${account.id}`,
    details: {},
  });
  const refused = signIns.filter(({ outcome }) => outcome === 'refused');
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused.map((entry) => JSON.stringify(entry))).size).toBe(1);
  expect(JSON.stringify(refused)).not.toContain('secret-typed-here');
  expect(await entries('account.sign_out')).toContainEqual({
    account: account.id,
    outcome: 'done',
    subject: `account ${account.id}`,
    details: {},
  });
});

it('slows down whoever keeps trying, for a real account and an invented one alike', async () => {
  await open({ email: 'tried@phutho.example' });
  const tries = async (email: string) => {
    const codes: string[] = [];
    for (let i = 0; i < 7; i++) codes.push((await answerTo(signInBody(email, 'sai mật khẩu rồi'))).json().code);
    return codes;
  };
  const [real, invented] = await Promise.all([tries('tried@phutho.example'), tries('invented@phutho.example')]);
  expect(real).toEqual(invented);
  expect(real).toEqual([...Array(5).fill('identity.wrong_sign_in'), 'identity.slow_down', 'identity.slow_down']);
  expect((await answerTo(signInBody('tried@phutho.example'))).statusCode).toBe(429);
  clock = '2026-09-16T04:00:00.000Z';
  await sessionOf('tried@phutho.example');
});

it('ends the session at sign-out: the same cookie opens nothing afterwards', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  expect((await answerTo({ url: '/api/probe', headers: { cookie } })).json()).toEqual({ name: 'Đinh Thị Hoa' });
  const left = await answerTo({ method: 'POST', url: '/api/sign-out', headers: { cookie } });
  expect(String(left.headers['set-cookie'])).toMatch(/ro-rang\.session_token=;.*Max-Age=0/);
  expect((await answerTo({ url: '/api/probe', headers: { cookie } })).statusCode).toBe(401);
  expect((await meOf(cookie)).account).toBeNull();
});

it('ends the earlier session of a browser that signs in again', async () => {
  const first = await sessionOf('hoa@maichau.example');
  const again = await answerTo({ ...signInBody('hoa@maichau.example'), headers: { cookie: first } });
  expect(again.statusCode).toBe(200);
  expect((await answerTo({ url: '/api/probe', headers: { cookie: first } })).statusCode).toBe(401);
});

it('lets a session slide with its use, and end twelve hours after the last', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  const token = decodeURIComponent(cookie).split('=')[1]?.split('.')[0] as string;
  const left = async (hours: number) => {
    const ends = new Date(Date.now() + hours * 3_600_000).toISOString();
    await database.query(sql`update sessions set "expiresAt" = ${ends} where token = ${token}`);
  };
  await left(1);
  expect((await meOf(cookie)).account.email).toBe('hoa@maichau.example');
  const [session] = await database.query<{ hours: number }>(sql`
    select round(extract(epoch from "expiresAt" - now()) / 3600) as hours from sessions where token = ${token}`);
  expect(session?.hours).toBe(12);

  const other = await sessionOf('hoa@maichau.example');
  await database.query(
    sql`update sessions set "expiresAt" = '2020-01-01' where token = ${decodeURIComponent(other).split('=')[1]?.split('.')[0]}`,
  );
  expect((await meOf(other)).account).toBeNull();
});

it('believes no cookie that it has not signed', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  const forged = `${cookie.slice(0, cookie.indexOf('.', 10) + 1)}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D`;
  expect((await answerTo({ url: '/api/probe', headers: { cookie: forged } })).statusCode).toBe(401);
});

it("asks whoever is not signed in to do so, in the reader's language", async () => {
  const vi = await answerTo({ url: '/api/probe' });
  const en = await answerTo({ url: '/api/probe', headers: { 'accept-language': 'en-GB' } });
  expect(vi.statusCode).toBe(401);
  expect(vi.headers['content-type']).toContain('application/problem+json');
  expect(vi.json()).toMatchObject({ code: 'request.sign_in', title: expect.stringContaining('Hãy đăng nhập') });
  expect(en.json()).toMatchObject({ code: 'request.sign_in', title: expect.stringContaining('Sign in') });
});

it('refuses a write that a page of another site makes a signed-in browser send', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  const write = (headers: Record<string, string>) =>
    answerTo({
      method: 'POST',
      url: '/api/probe',
      headers: { cookie, 'idempotency-key': 'k', ...headers },
      payload: {},
    });
  expect((await write({ origin: 'https://elsewhere.example' })).json().code).toBe('request.foreign_page');
  expect((await write({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('request.foreign_page');
  expect(await entries('probe')).toEqual([]);
  expect((await write({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  expect(await entries('probe')).toHaveLength(1);
  const strangers = { ...signInBody('hoa@maichau.example'), headers: { origin: 'https://elsewhere.example' } };
  expect((await answerTo(strangers)).json().code).toBe('request.foreign_page');
});

it('gives nothing for a grant that ended yesterday or begins tomorrow, and counts its last day', async () => {
  const grant = { role: 'coordinator', orgUnitId: PHU_THO, withSubtree: true } as const;
  const ended = await open({ email: 'ended@phutho.example', grants: [{ ...grant, validTo: YESTERDAY }] });
  const later = await open({ email: 'later@phutho.example', grants: [{ ...grant, validFrom: '2026-09-17' }] });
  const last = await open({ email: 'last@phutho.example', grants: [{ ...grant, validTo: TODAY }] });
  expect(await actorOf(database, ended, TODAY)).toMatchObject({ grants: [], reads: [], writes: [] });
  expect(await actorOf(database, later, TODAY)).toMatchObject({ grants: [], reads: [], writes: [] });
  expect((await actorOf(database, last, TODAY)).grants).toEqual([grant]);
  const me = await meOf(await sessionOf('ended@phutho.example'));
  expect(me).toMatchObject({
    account: { email: 'ended@phutho.example' },
    unit: null,
    roles: [],
    can: { readReports: false },
  });
});

it('reaches, with the subtree, every commune that was ever under the province and none of another', async () => {
  const account = await open({
    email: 'head@phutho.example',
    grants: [{ role: 'coordinator', orgUnitId: PHU_THO, withSubtree: true }],
  });
  const { reads, writes } = await actorOf(database, account, TODAY);
  // 148 communes and wards of today, the one that closed, and the province.
  expect(reads).toHaveLength(150);
  expect(reads).toEqual(expect.arrayContaining([PHU_THO, MAI_CHAU, CLOSED_COMMUNE]));
  expect(reads).not.toContain(SA_PA);
  expect(writes).toEqual(reads);
});

it('reaches every unit from the country itself, but only for whoever holds a role that reads reports', async () => {
  const over = { orgUnitId: VIET_NAM, withSubtree: true };
  const centre = await open({ email: 'centre@vn.example', grants: [{ role: 'coordinator', ...over }] });
  const keeper = await open({ email: 'keeper@vn.example', grants: [{ role: 'administrator', ...over }] });
  const auditor = await open({ email: 'auditor@vn.example', grants: [{ role: 'auditor', ...over }] });
  expect(await actorOf(database, centre, TODAY)).toMatchObject({ reads: 'all', writes: 'all' });
  expect(await actorOf(database, keeper, TODAY)).toMatchObject({ reads: [], writes: [] });
  expect(await actorOf(database, auditor, TODAY)).toMatchObject({ reads: 'all', writes: [] });
});

it('stays at the country itself without the subtree', async () => {
  const account = await open({
    email: 'alone@vn.example',
    grants: [{ role: 'approver', orgUnitId: VIET_NAM, withSubtree: false }],
  });
  expect(await actorOf(database, account, TODAY)).toMatchObject({ reads: [VIET_NAM], writes: [VIET_NAM] });
});

it('opens an account, and keeps who opened it with which grants, never the password', async () => {
  const grants = [{ role: 'head' as const, orgUnitId: SA_PA, withSubtree: false }];
  const { id } = await open({ email: 'head@sapa.example', grants });
  const [entry] = (await entries('account.create')).filter(({ subject }) => subject === `account ${id}`);
  expect(entry).toMatchObject({
    account: 'system:test',
    outcome: 'done',
    details: { after: { email: 'head@sapa.example', grants } },
  });
  expect(JSON.stringify(entry)).not.toContain(PASSWORD);
  const [kept] = await database.query<{ password: string }>(
    sql`select password from credentials where "userId" = ${id}`,
  );
  expect(kept?.password).toMatch(/^\$argon2id\$/);
});

it('refuses a second account for one address, and a weak password, and leaves nothing behind', async () => {
  const count = async () => (await database.query<{ n: number }>(sql`select count(*) as n from accounts`))[0]?.n;
  const before = await count();
  await expect(open({ email: 'HOA@maichau.example' })).rejects.toMatchObject({ code: 'identity.email_taken' });
  await expect(open({ email: 'weak@maichau.example', password: 'ngắn' })).rejects.toMatchObject({
    code: 'identity.password_short',
  });
  expect(await count()).toBe(before);
});

it('lets nobody but the product open accounts', async () => {
  const hoa = await actorOf(database, { id: 'x', name: 'Hoa' }, TODAY);
  const opening = createAccount(
    { ...ctx, actor: hoa },
    { name: 'x', email: 'x@x.example', password: PASSWORD, grants: [] },
  );
  await expect(opening).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
});

it('keeps the language someone reads in', async () => {
  const cookie = await sessionOf('hoa@maichau.example');
  const put = (language: string, key: string) =>
    answerTo({
      method: 'PUT',
      url: '/api/language',
      headers: { cookie, 'idempotency-key': key },
      payload: { language },
    });
  expect((await put('en', 'language-1')).json()).toEqual({ language: 'en' });
  expect((await meOf(cookie)).language).toBe('en');
  const refused = (await put('fr', 'language-2')).json();
  expect(refused).toMatchObject({ code: 'request.invalid', title: expect.stringContaining('language') });
  // No sentence of a library in there: nobody would translate it.
  expect(refused.details.issues).toEqual([{ at: '/language', code: 'invalid_value' }]);
  await put('vi', 'language-3');
  expect(await entries('account.language')).toHaveLength(2);
});

const founder = (token: string, fields: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: `/api/first-administrator/${token}`,
  payload: { name: 'Trần Văn Bình', email: 'binh@vn.example', password: PASSWORD, ...fields },
});

async function madeLink(): Promise<string> {
  await database.query(sql`delete from grants where role = 'administrator'`);
  const link = await makeFirstAdministratorLink({ ...ctx, now: clock });
  return link?.url.split('/').at(-1) as string;
}

it('lets the first administrator in by a link that works once', async () => {
  const token = await madeLink();
  expect((await answerTo({ url: `/api/first-administrator/${token}` })).json().shortestPassword).toBe(12);
  const both = await Promise.all([answerTo(founder(token)), answerTo(founder(token, { email: 'second@vn.example' }))]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410]);
  expect((await answerTo({ url: `/api/first-administrator/${token}` })).json().code).toBe('identity.link_closed');
  const winner = both.find(({ statusCode }) => statusCode === 200)?.json().email;
  const me = await meOf(await sessionOf(winner));
  expect(me).toMatchObject({
    unit: { id: VIET_NAM },
    roles: [{ role: 'administrator', withSubtree: true }],
    can: { manageAccounts: true, readReports: false },
  });
});

it('leaves the link open after a password that was refused', async () => {
  const token = await madeLink();
  expect((await answerTo(founder(token, { email: 'careful@vn.example', password: 'ngắn' }))).json().code).toBe(
    'identity.password_short',
  );
  expect((await answerTo(founder(token, { email: 'careful@vn.example' }))).statusCode).toBe(200);
});

it('closes a link after a day, when a new one is made, and makes none once there is an administrator', async () => {
  const stale = await madeLink();
  const token = await madeLink();
  expect((await answerTo(founder(stale, { email: 'stale@vn.example' }))).json().code).toBe('identity.link_closed');
  const before = clock;
  clock = '2026-09-17T04:00:00.001Z';
  expect((await answerTo(founder(token, { email: 'late@vn.example' }))).json().code).toBe('identity.link_closed');
  clock = before;
  expect((await answerTo(founder(token, { email: 'in-time@vn.example' }))).statusCode).toBe(200);
  expect(await makeFirstAdministratorLink(ctx)).toBeNull();
});

it('keeps the link itself nowhere, only its fingerprint', async () => {
  const token = await madeLink();
  const links = await database.query(sql`select * from entry_links`);
  expect(JSON.stringify([links, await entries('entry_link.create')])).not.toContain(token);
});

it('shows the accounts anyone may try in the demonstration alone, and lets them in nowhere else', async () => {
  const grants = [{ role: 'approver' as const, orgUnitId: LAO_CAI, withSubtree: true }];
  const ids = await createDemoAccounts({ ...ctx, isDemo: true }, [
    { name: 'Lò Thị Mai', email: 'mai@laocai.example', grants, listed: true },
    {
      name: 'Giàng A Sử',
      email: 'su@sapa.example',
      grants: [{ role: 'reporter', orgUnitId: SA_PA, withSubtree: false }],
      listed: false,
    },
  ]);
  expect(ids.size).toBe(2);
  expect((await answerTo({ url: '/api/demo-accounts' })).json()).toEqual([]);
  expect((await answerTo(signInBody('mai@laocai.example', DEMO_PASSWORD))).json().code).toBe('identity.wrong_sign_in');
  const tries = { vi: 'Duyệt báo cáo của các xã.', en: 'Approve the reports of the communes.' };
  await keepSetting(database, 'demo', { tries: { 'mai@laocai.example': tries } });
  await withApp(true, 'http://localhost', async (app) => {
    const listed = [
      {
        email: 'mai@laocai.example',
        name: 'Lò Thị Mai',
        role: 'approver',
        unitName: 'Tỉnh Lào Cai',
        password: DEMO_PASSWORD,
        tries,
      },
    ];
    expect((await answerTo({ url: '/api/demo-accounts' }, app)).json()).toEqual(listed);
    expect((await meOf(await sessionOf('mai@laocai.example', DEMO_PASSWORD, app), app)).demo).toEqual({ today: TODAY });
    await sessionOf('su@sapa.example', DEMO_PASSWORD, app);
  });
  await expect(createDemoAccounts(ctx, [])).rejects.toMatchObject({ code: 'identity.not_allowed' });
});
