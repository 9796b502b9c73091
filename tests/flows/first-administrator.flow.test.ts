import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../../src/app/server.ts';
import { systemContext } from '../../src/app/system-context.ts';
import { makeFirstAdministratorLink } from '../../src/features/identity/use-cases/accounts.ts';
import { clockWithOffset } from '../../src/platform/context.ts';
import { type Database, openDatabase, sql } from '../../src/platform/db.ts';
import { freePort } from '../../src/platform/engine/cluster.ts';
import { openPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

// A real installation as `npm run serve` starts it: the shipped facts, no account, one link.

const PASSWORD = 'nước chảy đá mòn';

let testDb: TestDatabase;
let database: Database;
let server: Awaited<ReturnType<typeof createServer>>;
let publicUrl: string;

const system = () => ({
  ...systemContext(database, 'first-administrator', clockWithOffset(0).now()),
  publicUrl,
});

beforeAll(async () => {
  testDb = await testDatabase();
  database = openDatabase(testDb.appUrl, 4);
  const port = await freePort();
  publicUrl = `http://localhost:${port}`;
  server = await createServer({
    database,
    appUrl: testDb.appUrl,
    clock: clockWithOffset(0),
    isDemo: false,
    publicUrl,
    behindProxy: false,
    withWeb: true,
    withApi: true,
    secret: 'a secret of the test, long enough to sign',
    logLevel: 'error',
  });
  await server.app.listen({ host: '127.0.0.1', port });
});

afterAll(async () => {
  await server.stop();
  await database.close();
  await testDb.drop();
});

async function madeLink(): Promise<string> {
  const link = await makeFirstAdministratorLink(system());
  if (!link) throw new Error('There is an administrator already.');
  return link.url;
}

/** What a page itself did wrong; that the server refused something is no fault of the page. */
const faults = (complaints: string[]) => complaints.filter((line) => !line.includes('status of 4'));

it('shows nobody to sign in as, since nobody is there', async () => {
  const { page, complaints, close } = await openPage({ baseURL: publicUrl });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect(await page.getByText('Vào thử với vai').count()).toBe(0);
  expect(faults(complaints)).toEqual([]);
  await close();
});

it('lets the first administrator in by the link, once', async () => {
  const url = await madeLink();
  const { page, complaints, picture, close } = await openPage({ baseURL: publicUrl });
  await page.goto(url);
  await page.getByRole('heading', { name: 'Tạo tài khoản quản trị đầu tiên' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await picture('first-administrator');

  await page.getByLabel('Họ và tên').fill('Trần Văn Bình');
  await page.getByLabel('Thư điện tử').fill('binh@ro-rang.example');
  const type = async (password: string, again: string) => {
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByLabel('Nhập lại mật khẩu').fill(again);
    await page.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }).click();
  };
  await type(PASSWORD, 'nước chảy đá mềm');
  await page.getByText('Hai lần nhập mật khẩu chưa giống nhau.').waitFor();
  await type('ngắn', 'ngắn');
  await page.getByText('Mật khẩu phải có ít nhất 12 ký tự.').waitFor();
  await type(PASSWORD, PASSWORD);
  await page.waitForURL('**/viec');
  await page.getByText('Trần Văn Bình').first().waitFor();
  expect(faults(complaints)).toEqual([]);
  await close();

  const second = await openPage({ baseURL: publicUrl });
  await second.page.goto(url);
  await second.page.getByText('Liên kết này không còn mở được').waitFor();
  await second.page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
  await second.page.getByLabel('Thư điện tử').fill('binh@ro-rang.example');
  await second.page.getByLabel('Mật khẩu').fill(PASSWORD);
  await second.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await second.page.waitForURL('**/viec');
  await second.close();
  expect(await makeFirstAdministratorLink(system())).toBeNull();
});

it('keeps who opened the account, as one entry of the audit log', async () => {
  const entries = await database.transaction('read only', async (db) => {
    await db.query(sql`select set_config('app.actor', 'test', true), set_config('app.reads_all', 'on', true)`);
    return db.query(sql`select account_id as account, outcome from audit_log where act = 'account.create'`);
  });
  expect(entries).toEqual([{ account: 'system:first-administrator', outcome: 'done' }]);
});

it('reads well on a phone and in English, and says that a link nobody made opens nothing', async () => {
  const { page, close } = await openPage({ baseURL: publicUrl, width: 390, height: 844 });
  await page.goto('/khoi-tao/no-such-link');
  await page.getByText('Liên kết này không còn mở được').waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Ngôn ngữ').selectOption('en');
  await page.getByText('This link no longer opens').waitFor();
  await page.getByRole('link', { name: 'Go to the sign-in page' }).waitFor();
  await close();
});
