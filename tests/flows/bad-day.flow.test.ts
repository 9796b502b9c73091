import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FilledReport, fillReport, read, write } from '../support/filled-report.ts';
import { MAI_CHAU } from '../support/office.ts';
import { type Running, runProduct } from '../support/running.ts';

// What goes wrong on the day of the deadline: the line, a colleague, the session, the server. Nothing typed is lost.

const ROUND = 8;
const REPORT = `/reports/${ROUND}/${MAI_CHAU}`;
const ADDRESS = `/bao-cao/${ROUND}/${MAI_CHAU}`;
const OFFICER = 'canbo.maichau';
const QUARTER = 'Quý III/2026';
const [PRINTED, BANNERS, BROADCASTS, VISITS, DELEGATIONS] = [
  'Ấn phẩm, tài liệu đã phát hành',
  'Pa nô, băng rôn, màn hình LED/LCD tuyên truyền',
  'Buổi phát trên loa truyền thanh cơ sở',
  'Lượt truy cập trang, cổng thông tin đối ngoại',
  'Đoàn ra',
];

let db: TestDatabase;
let product: Running;
let keys: Map<string, string>;
const opened: OpenPage[] = [];

/** A browser of its own with the report open in it. */
async function openReport(): Promise<OpenPage> {
  const one = await product.openAs(OFFICER);
  opened.push(one);
  await one.page.goto(ADDRESS);
  await cell(one.page, 'Đoàn vào').waitFor();
  return one;
}

beforeAll(async () => {
  db = await testDatabase({ demo: true });
  product = await runProduct(db);
  const { page, close } = await product.openAs(OFFICER);
  keys = await fillReport(page.request, REPORT);
  await close();
}, 240_000);

afterAll(async () => {
  await product?.stop();
  await db?.drop();
});

const cell = (page: Page, name: string): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${name}, ${QUARTER}:`) });

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await cell(page, name).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const shows = (page: Page, name: string): Promise<string | null> => cell(page, name).textContent();

/** Waits until the page says where the last thing typed is. */
const says = (page: Page, words: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor({ timeout: 20_000 });

/** Of a conflict: whose each content is, and what it is. */
async function bothSides(dialog: Locator): Promise<string[]> {
  const sides = await dialog.locator('section').all();
  const words = (side: Locator, part: string) => side.locator(part).first().textContent();
  return Promise.all(sides.map(async (side) => `${await words(side, 'h3')}: ${await words(side, 'b')}`));
}

async function stored(page: Page, code: string) {
  const { cells } = await read<FilledReport>(page.request, REPORT);
  return cells.find(({ key }) => key === keys.get(code))?.value;
}

it('keeps on the machine what is typed without a network, through loading anew, and sends it once', async () => {
  const { page } = await openReport();
  const taken: string[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (request.method() === 'PUT' && response.ok()) taken.push(request.postData() ?? '');
  });
  await page.context().setOffline(true);
  await typeInto(page, PRINTED, '11');
  await says(page, 'Đã giữ trên máy, đang chờ mạng');
  expect(await stored(page, 'TT07')).not.toBe(11);

  // The pages can be loaded again, but nothing can be brought to the server yet.
  await page.route('**/api/reports/**', (route) =>
    route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
  );
  await page.context().setOffline(false);
  await page.reload();
  await cell(page, PRINTED).waitFor();
  expect(await shows(page, PRINTED)).toBe('11');
  await says(page, 'Đã giữ trên máy, đang chờ mạng');
  expect(taken).toEqual([]);

  await page.unroute('**/api/reports/**');
  await says(page, 'Đã lưu');
  expect(await stored(page, 'TT07')).toBe(11);
  expect(taken.length).toBe(1);
  expect(JSON.parse(taken[0] as string).cells).toHaveLength(1);
  await page.reload();
  await cell(page, PRINTED).waitFor();
  expect(await shows(page, PRINTED)).toBe('11');
  await says(page, 'Chưa có thay đổi');
});

it('sends by itself when the network is back', async () => {
  const { page } = await openReport();
  await page.context().setOffline(true);
  await typeInto(page, PRINTED, '12');
  await says(page, 'Đã giữ trên máy, đang chờ mạng');
  await page.context().setOffline(false);
  await says(page, 'Đã lưu');
  expect(await stored(page, 'TT07')).toBe(12);
});

it('takes an answer that was lost on the way for its own, not for somebody else’s change', async () => {
  const { page } = await openReport();
  let lost = 0;
  await page.route('**/cells', async (route) => {
    if (lost >= 3) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await typeInto(page, PRINTED, '13');
  await says(page, 'Đã lưu');
  expect([lost, await stored(page, 'TT07')]).toEqual([3, 13]);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('shows both values where two typed into one cell, and keeps the one that is chosen', async () => {
  const [first, second] = [await openReport(), await openReport()];
  await typeInto(first.page, BANNERS, '14');
  await says(first.page, 'Đã lưu');
  await typeInto(second.page, BANNERS, '15');
  const dialog = second.page.getByRole('dialog', { name: 'Hai người cùng sửa một chỗ' });
  await dialog.waitFor();
  expect(await bothSides(dialog)).toEqual(['Bạn vừa nhập: 15', expect.stringMatching(/đã lưu lúc .*: 14$/)]);
  expect(await stored(second.page, 'TT09')).toBe(14);

  await dialog.getByRole('button', { name: 'Giữ nội dung tôi nhập' }).click();
  await says(second.page, 'Đã lưu');
  expect(await stored(second.page, 'TT09')).toBe(15);

  // And the other way round: the first, still with its own value on screen, gives way.
  await typeInto(first.page, BANNERS, '16');
  const other = first.page.getByRole('dialog', { name: 'Hai người cùng sửa một chỗ' });
  await other.getByRole('button', { name: 'Lấy nội dung kia' }).click();
  await cell(first.page, BANNERS).filter({ hasText: '15' }).waitFor();
  expect(await stored(first.page, 'TT09')).toBe(15);
});

it('leaves both contents on screen while nothing is chosen, and after loading anew', async () => {
  const [first, second] = [await openReport(), await openReport()];
  await typeInto(first.page, BANNERS, '17');
  await says(first.page, 'Đã lưu');
  await typeInto(second.page, BANNERS, '18');
  await second.page.getByRole('dialog').waitFor();
  await second.page.keyboard.press('Escape');
  await second.page.getByText('Còn 1 chỗ có hai nội dung khác nhau').waitFor();
  expect(await shows(second.page, BANNERS)).toBe('18');
  await second.page.reload();
  const dialog = second.page.getByRole('dialog', { name: 'Hai người cùng sửa một chỗ' });
  await dialog.waitFor();
  expect(await bothSides(dialog)).toEqual(['Bạn vừa nhập: 18', expect.stringMatching(/đã lưu lúc .*: 17$/)]);
  await dialog.getByRole('button', { name: 'Lấy nội dung kia' }).click();
  await cell(second.page, BANNERS).filter({ hasText: '17' }).waitFor();
});

it('keeps what is typed after the session ended in another tab, and sends it after signing in again', async () => {
  const { page } = await openReport();
  const tab = await page.context().newPage();
  await tab.goto('/viec');
  await tab.getByRole('button', { name: 'Tài khoản' }).click();
  await tab.getByRole('button', { name: 'Đăng xuất' }).click();
  await tab.waitForURL('**/dang-nhap');
  await typeInto(page, BROADCASTS, '61');
  await says(page, 'Chưa lưu được');
  await page
    .getByText('Chưa đăng nhập hoặc phiên làm việc đã hết hạn. Hãy đăng nhập rồi thực hiện lại.')
    .first()
    .waitFor();
  expect(await shows(page, BROADCASTS)).toBe('61');

  await page.reload();
  await page.waitForURL('**/dang-nhap?tiep=**');
  await page.getByRole('button', { name: /Xã Mai Châu/ }).click();
  await page.waitForURL(`**${ADDRESS}`);
  await says(page, 'Đã lưu');
  expect([await shows(page, BROADCASTS), await stored(page, 'TT10')]).toEqual(['61', 61]);
});

it('sends by itself what was typed without a session once there is one again in another tab', async () => {
  const { page } = await openReport();
  const tab = await page.context().newPage();
  await tab.goto('/viec');
  await tab.getByRole('button', { name: 'Tài khoản' }).click();
  await tab.getByRole('button', { name: 'Đăng xuất' }).click();
  await tab.waitForURL('**/dang-nhap');
  await typeInto(page, BROADCASTS, '63');
  await says(page, 'Chưa lưu được');
  await tab.getByRole('button', { name: /Xã Mai Châu/ }).click();
  await tab.waitForURL('**/viec');
  await says(page, 'Đã lưu');
  expect(await stored(page, 'TT10')).toBe(63);
});

it('lets typing go on while the server is stopped, and saves all of it when the server is back', async () => {
  const { page } = await openReport();
  const port = Number(new URL(product.url).port);
  await product.stop();
  await typeInto(page, VISITS, '4700');
  await says(page, 'Đã giữ trên máy, đang chờ mạng');
  await typeInto(page, DELEGATIONS, '7');
  product = await runProduct(db, { port });
  await says(page, 'Đã lưu');
  expect([await stored(page, 'NT01'), await stored(page, 'DN03')]).toEqual([4700, 7]);
  expect([await shows(page, VISITS), await shows(page, DELEGATIONS)]).toEqual(['4.700', '7']);
});

it('shows what changed elsewhere instead of handing in what one has not seen', async () => {
  const { page } = await openReport();
  const elsewhere = await openReport();
  await typeInto(elsewhere.page, PRINTED, '15');
  await says(elsewhere.page, 'Đã lưu');

  await page.getByRole('button', { name: 'Nộp lên Tỉnh Phú Thọ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp lên Tỉnh Phú Thọ' }).click();
  const dialog = page.getByRole('dialog', { name: 'Báo cáo đã thay đổi ở nơi khác' });
  const line = dialog.getByRole('row', { name: new RegExp(PRINTED) });
  await line.waitFor();
  expect(await line.getByRole('cell').allTextContents()).toEqual(['13', '15']);
  expect((await read<FilledReport>(page.request, REPORT)).status).toBe('draft');
  await dialog.getByRole('button', { name: 'Đã xem, quay lại báo cáo' }).click();
  expect(await shows(page, PRINTED)).toBe('15');
});

it('keeps what was typed while a colleague handed the report in, and says why it cannot be saved', async () => {
  const { page } = await openReport();
  await page.context().setOffline(true);
  await typeInto(page, PRINTED, '16');
  await page.getByRole('textbox', { name: /^III\. Hạn chế/ }).fill('Chưa có người biết tiếng Lào.');
  await says(page, 'Đã giữ trên máy, đang chờ mạng');

  const colleague = await openReport();
  const { rev } = await read<FilledReport>(colleague.page.request, REPORT);
  await write(colleague.page.request, 'post', `${REPORT}/submission`, { rev, reason: '' });
  await page.context().setOffline(false);
  await page.getByText('2 thay đổi chưa lưu được lên máy chủ').waitFor();
  const kept = page.getByRole('alert').filter({ hasText: 'chưa lưu được lên máy chủ' });
  for (const words of [PRINTED, '16', 'Chưa có người biết tiếng Lào.'])
    expect(await kept.textContent()).toContain(words);
  expect(await stored(page, 'TT07')).toBe(15);

  await page.reload();
  await page.getByText('2 thay đổi chưa lưu được lên máy chủ').waitFor();
  expect(await kept.textContent()).toContain('Chưa có người biết tiếng Lào.');
});

it('has met no error in any browser but the failures that were arranged', () => {
  const arranged = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_FAILED|ERR_INCOMPLETE|ERR_EMPTY|status of (4\d\d|503)/;
  const faults = opened.flatMap(({ complaints }) => complaints).filter((line) => !arranged.test(line));
  expect(faults).toEqual([]);
});
