import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FilledReport, fillReport, read, write } from '../support/filled-report.ts';
import { MAI_CHAU } from '../support/office.ts';
import { type Running, runProduct } from '../support/running.ts';

// A report filled with the hands on the keyboard: no pointer touches the page in this file.

const ROUND = 8;
const REPORT = `/reports/${ROUND}/${MAI_CHAU}`;
const QUARTER = 'Quý III/2026';
const EVENTS = 'Sự kiện, tuần văn hóa, lễ hội, triển lãm';
const COUNTRIES = 'Quốc gia, vùng lãnh thổ đoàn ra đã đến';

let db: TestDatabase;
let product: Running;
let officer: OpenPage;
let page: Page;
let keys: Map<string, string>;

beforeAll(async () => {
  db = await testDatabase({ demo: true });
  product = await runProduct(db);
  officer = await product.openAs('canbo.maichau');
  page = officer.page;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  keys = await fillReport(page.request, REPORT, { but: ['SK01'] });
  await page.goto(`/bao-cao/${ROUND}/${MAI_CHAU}`);
  await cell('Đoàn vào').waitFor();
}, 240_000);

afterAll(async () => {
  await product?.stop();
  await db?.drop();
});

/** The cell of this quarter, by the name of its line. */
const cell = (name: string): Locator => page.getByRole('gridcell', { name: new RegExp(`^${name}, ${QUARTER}:`) });

const press = async (...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};

const focused = (): Promise<string> =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');

const isFocused = async (place: Locator): Promise<boolean> => (await place.and(page.locator(':focus')).count()) > 0;

/** Presses a key until the focus has come to a place; that it comes there is what is being proved. */
async function pressUntil(key: string, place: Locator, most = 80): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    if (await isFocused(place)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${most} times ${key} did not lead to ${place}; the focus is on “${await focused()}”`);
}

/** Goes to a cell of the grid from another one. */
async function goTo(name: string): Promise<void> {
  await press('Control+Home');
  await pressUntil('ArrowDown', cell(name));
}

const copyOutside = (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const saved = () => page.getByRole('status').filter({ hasText: 'Đã lưu' }).first().waitFor();

/** What the server has in a cell, `undefined` where it has nothing. */
async function stored(code: string) {
  const { cells } = await read<FilledReport>(page.request, REPORT);
  return cells.find(({ key }) => key === keys.get(code));
}

it('leads from the top of the page into the grid by Tab alone', async () => {
  await pressUntil('Tab', cell('Tin, bài thông tin đối ngoại đã đăng, phát'));
  await press('ArrowDown', 'ArrowUp');
  expect(await isFocused(cell('Tin, bài thông tin đối ngoại đã đăng, phát'))).toBe(true);
});

it('takes what is typed by Enter, mends it by F2, lets go by Esc and brings back by Ctrl+Z', async () => {
  const items = cell('Ấn phẩm, tài liệu đã phát hành');
  await goTo('Ấn phẩm, tài liệu đã phát hành');
  await press('1', '2', 'Enter');
  expect(await items.textContent()).toBe('12');
  expect(await isFocused(cell('Pa nô, băng rôn, màn hình LED/LCD tuyên truyền'))).toBe(true);
  await press('ArrowUp', 'F2', 'End', '5', 'Escape');
  expect(await items.textContent()).toBe('12');
  expect(await isFocused(items)).toBe(true);
  await press('F2', 'End', '5', 'Enter');
  expect(await items.textContent()).toBe('125');
  await press('ArrowUp', 'Delete');
  expect(await items.textContent()).toBe('');
  await press('Control+z');
  expect(await items.textContent()).toBe('125');
  await press('Control+z');
  expect(await items.textContent()).toBe('12');
  await saved();
  expect((await stored('TT07'))?.value).toBe(12);
});

it('pastes a block of Excel: takes the good values, refuses the others cell by cell with the reason', async () => {
  await goTo('Đoàn ra');
  await copyOutside(['3', '12', 'Lào; trung quoc', 'hai văn bản', '1,5', '-', '1.234,5'].join('\r\n').concat('\r\n'));
  await press('Control+v');
  await page.getByText('3 giá trị chưa được nhận; các ô đó vẫn giữ nguyên').waitFor();
  for (const why of [
    'Thỏa thuận hợp tác đã ký “hai văn bản”: “hai văn bản” không phải là số.',
    'Hội nghị, hội thảo quốc tế đã tổ chức “1,5”: “1,5” phải là số nguyên',
    'Dự án viện trợ phi chính phủ nước ngoài mới “-”: Dấu gạch “-” có thể là 0',
  ])
    await page.getByRole('listitem').filter({ hasText: why }).waitFor();
  expect(await cell('Giá trị viện trợ phi chính phủ nước ngoài cam kết').textContent()).toBe('1.234,5');
  expect(await cell(COUNTRIES).textContent()).toBe('Lào, Trung Quốc');
  expect(await cell('Thỏa thuận hợp tác đã ký').textContent()).toBe('');
  await saved();
  expect((await stored('DN09'))?.value).toBe(1234.5);
  expect((await stored('DN05'))?.members?.sort()).toEqual(['CN', 'LA']);
  expect(await stored('DN06')).toBeUndefined();
});

it('refuses a number whose marks are not those of Vietnamese, in the cell where it was typed', async () => {
  await goTo('Kinh phí đã thực hiện');
  await page.keyboard.type('1,234.5');
  await press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Không rõ dấu chấm, dấu phẩy trong “1,234.5”' }).waitFor();
  await press('Escape');
  expect(await cell('Kinh phí đã thực hiện').textContent()).toBe('12,5');
});

it('keeps not applicable, zero and empty apart, after loading anew too', async () => {
  await goTo('Đoàn phóng viên, báo chí nước ngoài');
  await press('Control+.', 'ArrowDown');
  await press('0', 'Enter');
  await press('7', 'Enter', 'ArrowUp', 'Delete', 'ArrowDown');
  await page.keyboard.type('kad');
  await press('Enter');
  await saved();
  await page.reload();
  await cell('Đoàn vào').waitFor();
  const shown = async (name: string) => (await cell(name).textContent()) as string;
  expect(await shown('Đoàn phóng viên, báo chí nước ngoài')).toBe('không áp dụng');
  expect(await shown('Lượt phóng viên nước ngoài tác nghiệp')).toBe('0');
  expect(await shown('Họp báo, hội nghị cung cấp thông tin cho báo chí')).toBe('');
  expect(await shown('Lượt người phát ngôn cung cấp thông tin')).toBe('không áp dụng');
  expect(await stored('PV01')).toMatchObject({ state: 'not_applicable', value: null });
  expect(await stored('PV02')).toMatchObject({ state: 'value', value: 0 });
  expect(await stored('PV03')).toBeUndefined();
});

it('copies chosen cells to the clipboard and pastes them below', async () => {
  await pressUntil('Tab', cell('Tin, bài thông tin đối ngoại đã đăng, phát'));
  await goTo('Đoàn phóng viên, báo chí nước ngoài');
  await press('Shift+ArrowDown', 'Control+c');
  expect(await copied()).toBe('không áp dụng\n0');
  await goTo('Lượt khách tham quan triển lãm, sự kiện');
  await press('Control+v');
  expect(await cell('Lượt khách tham quan triển lãm, sự kiện').textContent()).toBe('không áp dụng');
  expect(await cell('Tác phẩm dự thi, dự giải').textContent()).toBe('0');
});

it('lets countries be chosen by name without diacritics', async () => {
  await goTo(COUNTRIES);
  await press('F2');
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('textbox', { name: 'Tìm trong danh mục' });
  for (const [typed, name] of [
    ['nhat ban', 'Nhật Bản'],
    ['campuchia', 'Campuchia'],
  ] as const) {
    await pressUntil('Shift+Tab', search);
    await press('Control+a');
    await page.keyboard.type(typed);
    await pressUntil('Tab', dialog.getByRole('checkbox', { name }));
    await press('Space');
  }
  await pressUntil('Tab', dialog.getByRole('button', { name: 'Chọn 4 mục' }));
  await press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await isFocused(cell(COUNTRIES))).toBe(true);
  await saved();
  expect((await stored('DN05'))?.members?.sort()).toEqual(['CN', 'JP', 'KH', 'LA']);
});

it('adds an address and a picture beside a cell', async () => {
  await goTo(EVENTS);
  await press('2', 'Enter', 'ArrowUp', 'ArrowRight', 'Enter');
  await pressUntil('Tab', page.getByRole('button', { name: 'Ghi chú và minh chứng' }));
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: new RegExp(EVENTS) });
  await dialog.waitFor();
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await pressUntil('Tab', field('Minh chứng này cho thấy điều gì'));
  await page.keyboard.type('Lễ hội Xên Mường, khai mạc');
  await pressUntil('Tab', field('Đường dẫn'));
  await page.keyboard.type('https://maichau.example/le-hoi');
  await press('Enter');
  await dialog.getByRole('link', { name: 'Lễ hội Xên Mường, khai mạc' }).waitFor();

  await pressUntil('Shift+Tab', field('Minh chứng này cho thấy điều gì'));
  await page.keyboard.type('Ảnh chụp buổi khai mạc');
  // The window in which a file is picked is the system's, not the page's.
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2f7d4f' } })
    .png()
    .toBuffer();
  await field('Hoặc ảnh').setInputFiles({ name: 'khai-mac.png', mimeType: 'image/png', buffer: photo });
  await pressUntil('Tab', dialog.getByRole('button', { name: 'Thêm', exact: true }));
  await press('Enter');
  await dialog.getByRole('link', { name: 'Ảnh chụp buổi khai mạc' }).waitFor();
  await press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await saved();
});

it('hands the report in by keyboard, and what proves a figure is seen where it is traced', async () => {
  await page.keyboard.press('Control+Home');
  await pressUntil('Shift+Tab', page.getByRole('button', { name: 'Nộp lên Tỉnh Phú Thọ' }));
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await pressUntil('Tab', dialog.getByRole('button', { name: 'Nộp lên Tỉnh Phú Thọ' }), 5);
  await press('Enter');
  await page.getByText('Chờ duyệt').first().waitFor();
  const { latestVersion } = await read<FilledReport>(page.request, REPORT);
  const approver = await product.openAs('nguoiduyet.phutho');
  await write(approver.page.request, 'post', `${REPORT}/approval`, { versionNo: latestVersion });

  const { page: seen } = approver;
  await seen.goto(`/truy-vet/${ROUND}/${MAI_CHAU}/${keys.get('SK01')}`);
  await seen.getByRole('link', { name: /Lễ hội Xên Mường, khai mạc/ }).waitFor();
  expect(await seen.getByRole('link', { name: /Lễ hội Xên Mường/ }).getAttribute('href')).toBe(
    'https://maichau.example/le-hoi',
  );
  const picture = seen.getByRole('link', { name: /Ảnh chụp buổi khai mạc/ });
  const answer = await seen.request.get((await picture.getAttribute('href')) as string);
  expect([answer.status(), (await sharp(await answer.body()).metadata()).width]).toEqual([200, 640]);
});

it('has met no error in the browser', () => {
  expect(officer.complaints).toEqual([]);
});
