import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readArchive } from '../../src/platform/documents/archive.ts';
import type { OpenPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { MAI_CHAU, PHU_THO } from '../support/office.ts';
import { type Running, runProduct } from '../support/running.ts';

/**
 * The story the product exists for: one report, from a commune's cell to the national figure and the official document,
 * in real browsers, on the demonstration.
 */
let db: TestDatabase;
let product: Running;
let commune: OpenPage;
let province: OpenPage;
let centre: OpenPage;
let onlooker: OpenPage;

const VIEWS = 'Lượt xem nội dung trên các nền tảng';
const QUARTER = 'Quý III/2026';

beforeAll(async () => {
  db = await testDatabase({ demo: true });
  product = await runProduct(db);
  commune = await product.openAs('canbo.maichau');
  province = await product.openAs('tonghop.phutho');
  centre = await product.openAs('tonghop.trunguong');
  onlooker = await product.openAs('giamsat', { height: 1400 });
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

const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Đã lưu' }).first().waitFor();

/** Presses the one acting button of the dialog that asks whether one means it. */
async function confirm(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog
    .getByRole('button')
    .filter({ hasNotText: /Thôi|Đóng|Hủy/ })
    .last()
    .click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The card of the figure this story follows: the smallest part of the page that holds its picture and its way to the source. */
const figureCard = (page: Page): Locator =>
  page
    .locator('div, section, article')
    .filter({ has: page.getByRole('link', { name: `Truy vết ${VIEWS}` }) })
    .filter({ has: page.getByRole('img', { name: new RegExp(`^${VIEWS}`) }) })
    .last();

/** Gives every warning its word of explanation, where the page asks for it. */
async function explainAll(page: Page): Promise<void> {
  const asked = page.getByRole('region', { name: 'Trước khi nộp' }).getByRole('textbox');
  for (let left = await asked.count(); left > 0; left -= 1) {
    await asked.nth(left - 1).fill('Đã đối chiếu với hồ sơ gốc.');
    await page.keyboard.press('Tab');
  }
}

async function submitFrom(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await confirm(page);
  await page.getByText('Chờ duyệt').first().waitFor();
}

it('shows the commune officer what waits, and opens the report from there', async () => {
  const { page } = commune;
  await page.goto('/');
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
  await page.getByRole('link', { name: /Điền tiếp: Báo cáo quý III\/2026 của xã Mai Châu/ }).click();
  await page.getByRole('heading', { level: 1, name: /Xã Mai Châu/ }).waitFor();
  expect(page.url()).toContain(`/bao-cao/`);
});

it('lets the officer fill the quarter by keyboard, with numbers as Vietnamese writes them', async () => {
  const { page } = commune;
  await typeInto(page, VIEWS, 'năm nghìn');
  await page
    .getByText(/không phải là số|chữ/i)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await typeInto(page, VIEWS, '12.345');
  await typeInto(page, 'Đoàn vào', '1');
  await typeInto(page, 'Lượt khách đoàn vào', '6');
  await typeInto(page, 'Lượt khách đoàn vào, lũy kế từ đầu năm báo cáo', '5');
  await page
    .getByText(/lũy kế/i)
    .first()
    .waitFor();
  for (const [name, value] of [
    ['Sự kiện, tuần văn hóa, lễ hội, triển lãm', '2'],
    ['Lớp, hội nghị tập huấn, quán triệt', '1'],
    ['Lượt người được tập huấn', '64'],
    ['Văn bản chỉ đạo, hướng dẫn đã ban hành', '3'],
    ['Cuộc họp, giao ban của ban chỉ đạo', '2'],
    ['Cuộc kiểm tra, giám sát', '1'],
    ['Kinh phí đã thực hiện', '12,5'],
  ] as const)
    await typeInto(page, name, value);
  await page.getByRole('textbox', { name: /^III\. Hạn chế/ }).fill('Đội ngũ cộng tác viên biết tiếng Trung còn mỏng.');
  await page.getByRole('textbox', { name: /^IV\. Nhiệm vụ/ }).fill('Mở chuyên mục song ngữ trên trang của xã.');
  await saved(page);
  expect(await cell(page, VIEWS).textContent()).toContain('12.345');
  expect(await cell(page, 'Kinh phí đã thực hiện').textContent()).toContain('12,5');
});

it('asks a word for what is odd, and blocks what is wrong, each beside its cell', async () => {
  const { page } = commune;
  // Six guests in the quarter cannot be five since the start of the year.
  const before = page.getByRole('region', { name: 'Trước khi nộp' });
  await before
    .getByText(/lũy kế/i)
    .first()
    .waitFor();
  await typeInto(page, 'Lượt khách đoàn vào, lũy kế từ đầu năm báo cáo', '60');
  await explainAll(page);
  await saved(page);
});

it('submits, and the province sees its 148 communes with this one waiting', async () => {
  await submitFrom(commune.page, /Nộp lên tỉnh Phú Thọ/);
  const { page } = province;
  await page.goto('/viec');
  await page.getByRole('link', { name: /^Xem và duyệt/ }).click();
  await page.getByRole('tab', { name: 'Đơn vị trực thuộc (148)' }).waitFor();
  await page.getByRole('searchbox').fill('mai chau');
  await page.getByRole('row', { name: /Xã Mai Châu Chờ duyệt/ }).waitFor();
  await page.getByRole('link', { name: 'Xã Mai Châu' }).first().click();
});

it('returns one cell with a reason; only that cell opens, is corrected and submitted again', async () => {
  const { page } = province;
  await page.getByRole('button', { name: new RegExp(`^Trả lại ô này: .*${VIEWS}$`) }).click();
  await page.getByRole('textbox', { name: /^Lý do trả lại/ }).fill('Đối chiếu lại lượt xem với trang quản trị.');
  await page.getByRole('button', { name: 'Trả lại 1 mục' }).click();
  await page.getByText('Bị trả lại').first().waitFor();

  const own = commune.page;
  await own.goto('/viec');
  await own.getByText('Đối chiếu lại lượt xem với trang quản trị.').waitFor();
  await own.getByRole('link', { name: /Mai Châu/ }).click();
  await cell(own, VIEWS).waitFor();
  expect(await cell(own, 'Đoàn vào').getAttribute('aria-label')).toContain('đang khóa');
  await typeInto(own, VIEWS, '12.000');
  await explainAll(own);
  await saved(own);
  await submitFrom(own, /Nộp/);
});

it('lets the province approve the corrected report', async () => {
  const { page } = province;
  await page.goto(`/bao-cao/8/${MAI_CHAU}`);
  await page.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await confirm(page);
  await page.getByText('Đã duyệt').first().waitFor();
});

it('builds the consolidated report from the approved children, with own figures and words', async () => {
  const { page } = province;
  await page.goto(`/tong-hop/8/${PHU_THO}`);
  await page.getByRole('tab', { name: 'Số liệu riêng của đơn vị' }).click();
  await typeInto(page, VIEWS, '100.000');
  await saved(page);
  await page.getByRole('button', { name: 'Dựng báo cáo tổng hợp' }).click();
  await page.getByRole('button', { name: 'Dựng lại' }).waitFor();
  await page.getByRole('tab', { name: 'Lời văn, kiến nghị' }).click();
  await page.getByRole('checkbox').first().check();
  await page
    .getByRole('button', { name: /Đưa .* vào/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: /^III\. Hạn chế/ }).fill('Nhiều xã còn thiếu cộng tác viên biết ngoại ngữ.');
  await page.getByRole('textbox', { name: /^IV\. Nhiệm vụ/ }).fill('Tập huấn cho cộng tác viên của 148 xã, phường.');
  await saved(page);
  const words = await page.getByRole('textbox', { name: /^I\. Công tác chỉ đạo/ }).inputValue();
  expect(words).toMatch(/\(.*(xã|phường|Xã|Phường).*\)/);
  await page.getByRole('tab', { name: 'Số liệu tổng hợp' }).click();
  await page
    .getByRole('row', { name: new RegExp(VIEWS) })
    .first()
    .waitFor();
  await submitFrom(page, 'Nộp lên Trung ương');
});

it('moves the national figure, its completeness and the map in front of an open browser when the centre approves', async () => {
  const watch = onlooker.page;
  await watch.goto('/chuong-trinh');
  const card = figureCard(watch);
  await card.getByText('3/34 tỉnh đã duyệt').waitFor();
  const before = await card.textContent();
  expect(await watch.getByRole('link', { name: /^Tỉnh Phú Thọ: đã duyệt/ }).count()).toBe(0);

  const { page } = centre;
  await page.goto(`/bao-cao/8/${PHU_THO}`);
  await page
    .getByRole('button', { name: /^Duyệt/ })
    .first()
    .click();
  await confirm(page);
  await card.getByText('4/34 tỉnh đã duyệt').waitFor({ timeout: 5_000 });
  expect(await card.textContent()).not.toBe(before);
  await watch.getByRole('link', { name: /^Tỉnh Phú Thọ: đã duyệt/ }).waitFor();
  await onlooker.picture('story-programme');
});

it('traces the national figure to the commune’s cell in three clicks', async () => {
  const { page } = onlooker;
  await figureCard(page)
    .getByRole('link', { name: /Truy vết/ })
    .click();
  await page.getByRole('table').getByRole('link', { name: 'Tỉnh Phú Thọ' }).click();
  await page.getByRole('heading', { level: 1, name: /từ đâu ra/ }).waitFor();
  await page.waitForURL(new RegExp(`/truy-vet/8/${PHU_THO}/`));
  await page.getByRole('table').getByRole('link', { name: 'Xã Mai Châu' }).click();
  await page.waitForURL(new RegExp(`/truy-vet/8/${MAI_CHAU}/`));
  await page.getByText('12.000').first().waitFor();
  await page.getByText('Đối chiếu lại lượt xem với trang quản trị.').first().waitFor();
  await onlooker.picture('story-trace');
});

it('issues the Word document in the layout of the body, with the figure in it and a code that verifies', async () => {
  const { page } = province;
  await page.goto(`/tong-hop/8/${PHU_THO}`);
  await page.getByRole('tab', { name: 'Văn bản' }).click();
  await page.getByRole('tab', { name: 'Văn bản', selected: true }).waitFor();
  await page.getByRole('heading', { name: 'Lập văn bản' }).waitFor();
  await page.getByRole('button', { name: /^Ban hành/ }).click();
  await confirm(page);
  const link = page.getByRole('link', { name: /Word/ }).first();
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const parts = readArchive(Buffer.concat(chunks));
  const text = parts.get('word/document.xml')?.toString('utf8') ?? '';
  const everywhere = [...parts.values()].map((part) => part.toString('utf8')).join('');
  for (const said of ['ĐẢNG CỘNG SẢN VIỆT NAM', '12.000']) expect([said, text.includes(said)]).toEqual([said, true]);
  expect(everywhere.includes('SỐ LIỆU MINH HỌA')).toBe(true);
  const code = /RR-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] as string;

  const visitor = await product.openAs(null);
  await visitor.page.goto(`/xac-minh/${code}`);
  await visitor.page.getByText(code).first().waitFor();
  await visitor.page
    .getByText(/còn khớp|khớp với/i)
    .first()
    .waitFor();
  await visitor.close();
});

it('has met no error in any of the four browsers', () => {
  for (const { complaints } of [commune, province, centre, onlooker]) expect(complaints).toEqual([]);
});
