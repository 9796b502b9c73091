import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { issueDocument } from '../support/filled-report.ts';
import { leftInVietnamese, listenToAnswers, type Told } from '../support/interface-words.ts';
import { MAI_CHAU, PHU_THO, VIET_NAM } from '../support/office.ts';
import { type Running, runProduct } from '../support/running.ts';

// The same product in English. Names of units and people and the words of reports stay as they were written.

const [LAST_ROUND, THIS_ROUND] = [7, 8];
const SA_PA = 11318;
const REPORT = `/bao-cao/${THIS_ROUND}/${MAI_CHAU}`;

interface English extends OpenPage {
  told: () => Promise<Told>;
}

let db: TestDatabase;
let product: Running;
let issued: Awaited<ReturnType<typeof issueDocument>>;
const browsers = new Map<string, English>();

beforeAll(async () => {
  db = await testDatabase({ demo: true });
  product = await runProduct(db);
  const { page, close } = await product.openAs('tonghop.phutho');
  issued = await issueDocument(page.request, `/reports/${LAST_ROUND}/${PHU_THO}`);
  await close();
}, 240_000);

afterAll(async () => {
  await product?.stop();
  await db?.drop();
});

/** A browser in which somebody, or a visitor, has chosen English. */
async function englishBrowserOf(as: string | null): Promise<English> {
  const name = as ?? 'visitor';
  const known = browsers.get(name);
  if (known) return known;
  const opened = await product.openAs(as);
  const english = { ...opened, told: listenToAnswers(opened.page) };
  browsers.set(name, english);
  await opened.page.goto('/viec');
  if (as !== null) await opened.page.getByRole('button', { name: 'Tài khoản' }).click();
  await chooseLanguage(opened.page, 'Ngôn ngữ', 'en');
  return english;
}

/** Chooses a language where the page offers it, and waits until the whole page has changed. */
async function chooseLanguage(page: Page, label: string, language: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(language);
  await page.locator(`html[lang=${language}]`).waitFor();
}

const PAGES: [what: string, as: string | null, path: string | (() => string), shows: string | RegExp][] = [
  ['my work', 'canbo.maichau', '/viec', /^Go on filling in/],
  ['my work of a province', 'tonghop.phutho', '/viec', /^See and decide/],
  ['the programme', 'giamsat', '/chuong-trinh', 'Incoming delegations'],
  ['the programme of a province', 'giamsat', `/chuong-trinh?ky=2026-Q3&dv=${PHU_THO}`, 'Incoming delegations'],
  ['reports of a commune', 'canbo.maichau', '/bao-cao', /Quarter I of 2026/],
  ['reports of a province', 'tonghop.phutho', '/bao-cao', 'Phường Âu Cơ'],
  ['a report that is filled', 'canbo.maichau', `/bao-cao/${THIS_ROUND}/${MAI_CHAU}`, 'Incoming delegations'],
  ['a report that came back', 'canbo.hoabinh', `/bao-cao/${THIS_ROUND}/11693`, 'Incoming delegations'],
  ['a report that is reviewed', 'tonghop.phutho', `/bao-cao/${THIS_ROUND}/11701`, 'Incoming delegations'],
  ['a version of a report', 'giamsat', `/bao-cao/${LAST_ROUND}/${MAI_CHAU}?ban=1`, 'Incoming delegations'],
  ['the reports below', 'tonghop.phutho', `/tong-hop/${THIS_ROUND}/${PHU_THO}#bao-cao-con`, 'Phường Âu Cơ'],
  ['the words below', 'tonghop.phutho', `/tong-hop/${THIS_ROUND}/${PHU_THO}#loi-van`, /^I\. /],
  ['consolidated figures', 'tonghop.phutho', `/tong-hop/${LAST_ROUND}/${PHU_THO}#so-lieu`, 'Incoming delegations'],
  ['own figures', 'tonghop.phutho', `/tong-hop/${THIS_ROUND}/${PHU_THO}#so-lieu-rieng`, 'Incoming delegations'],
  ['the document', 'tonghop.phutho', `/tong-hop/${LAST_ROUND}/${PHU_THO}#van-ban`, 'Layout'],
  ['the trace of the country', 'giamsat', `/truy-vet/${LAST_ROUND}/${VIET_NAM}/1:0`, 'Tỉnh Phú Thọ'],
  ['the trace of a ratio', 'giamsat', `/truy-vet/${LAST_ROUND}/${VIET_NAM}/4:0`, /numerator/],
  ['the trace of countries', 'giamsat', `/truy-vet/${LAST_ROUND}/${VIET_NAM}/20:0`, 'Tỉnh Phú Thọ'],
  ['the trace of a commune', 'giamsat', `/truy-vet/${LAST_ROUND}/${MAI_CHAU}/1:0`, 'The original cell'],
  ['units', 'giamsat', '/don-vi', 'Thành phố Hà Nội'],
  ['one unit', 'giamsat', `/don-vi/${PHU_THO}`, 'Tỉnh Vĩnh Phúc'],
  ['indicators', 'giamsat', '/chi-so', 'Incoming delegations'],
  ['documents', 'giamsat', '/tai-lieu', /RR-/],
  ['one document', 'giamsat', () => `/tai-lieu/${PHU_THO}/${issued.id}`, /RR-/],
  ['sign-in', null, '/dang-nhap', 'Xã Mai Châu'],
  ['verification', null, () => `/xac-minh/${issued.code}`, /RR-/],
  ['an unknown code', null, '/xac-minh/RR-00000-00000', /RR-00000-00000/],
  ['a used link', null, '/khoi-tao/no-such-link', /no longer opens/],
  ['an unknown address', null, '/khong-co-trang-nay', /khong-co-trang-nay/],
];

it.each(PAGES)('leaves no Vietnamese sentence of the interface on the page of %s', async (_what, as, path, shows) => {
  const { page, told } = await englishBrowserOf(as);
  await page.goto('about:blank');
  await page.goto(typeof path === 'string' ? path : path());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  await page.getByText('Loading…').waitFor({ state: 'detached' });
  expect(await leftInVietnamese(page, await told())).toEqual([]);
});

it('would notice: on a page in Vietnamese it finds the interface’s sentences', async () => {
  const { page } = await product.openAs('canbo.sapa');
  const told = listenToAnswers(page);
  await page.goto(`/bao-cao/${THIS_ROUND}/${SA_PA}`);
  await page.getByText('Đoàn vào').first().waitFor();
  const found = await leftInVietnamese(page, await told());
  expect(found).toEqual(
    expect.arrayContaining(['ui.account: Tài khoản', 'reporting.entry_source_derived: tự tính', 'Đoàn vào']),
  );
});

it('refuses in English too: a wrong password, a text that is no number, a report that is not complete', async () => {
  const door = await englishBrowserOf(null);
  await door.page.goto('/dang-nhap');
  await door.page.getByLabel('E-mail').fill('nobody@demo.example');
  await door.page.getByLabel('Password').fill('wrong');
  await door.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await door.page.getByRole('alert').waitFor();
  expect(await leftInVietnamese(door.page, await door.told())).toEqual([]);

  const { page, told } = await englishBrowserOf('canbo.maichau');
  await page.goto(REPORT);
  await page.getByRole('gridcell', { name: /^Incoming delegations, Quarter III of 2026:/ }).click();
  await page.keyboard.type('năm');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '“năm” is not a number.' }).waitFor();
  expect(await leftInVietnamese(page, await told())).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Submit to/ }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  expect(await leftInVietnamese(page, await told())).toEqual([]);
});

it('reads and writes numbers and days as English does', async () => {
  const { page } = await englishBrowserOf('canbo.maichau');
  await page.goto(REPORT);
  const aid = page.getByRole('gridcell', { name: /^Foreign non-governmental aid committed, Quarter III of 2026:/ });
  await aid.click();
  await page.keyboard.type('1.234,5');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'such as 1,234.5' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1,234.5');
  await page.keyboard.press('Enter');
  expect(await aid.textContent()).toBe('1,234.5');
  await page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
  await page.getByText('16 Sep 2026').first().waitFor();
  await page
    .getByText(/15 Jun 2026.*14 Sep 2026/)
    .first()
    .waitFor();
});

it('lists countries by their name in the language on screen, in its order', async () => {
  const { page } = await product.openAs('canbo.sapa');
  await page.goto('/viec');
  const namesIn = async (cell: string) => {
    await page.goto(`/bao-cao/${THIS_ROUND}/${SA_PA}`);
    await page.getByRole('gridcell', { name: new RegExp(`^${cell}:`) }).click();
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().waitFor();
    const names = await dialog.getByRole('checkbox').locator('..').allTextContents();
    await page.keyboard.press('Escape');
    return names;
  };
  const vietnamese = await namesIn('Quốc gia, vùng lãnh thổ đoàn ra đã đến, Quý III/2026');
  expect(vietnamese).toEqual([...vietnamese].sort(new Intl.Collator('vi').compare));
  expect(vietnamese.indexOf('Đức')).toBeGreaterThan(vietnamese.indexOf('Dominica'));

  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await chooseLanguage(page, 'Ngôn ngữ', 'en');
  const english = await namesIn('Countries and territories visited by outgoing delegations, Quarter III of 2026');
  expect(english).toEqual([...english].sort(new Intl.Collator('en').compare));
  expect(english.length).toBe(vietnamese.length);
  expect(english).toContain('Germany');
});

it('keeps the language after loading anew, in another tab, and on another machine of the same account', async () => {
  const { page } = await englishBrowserOf('canbo.hoabinh');
  await page.goto('/viec');
  await page.reload();
  await page.getByRole('heading', { name: 'My work' }).waitFor();
  const tab = await page.context().newPage();
  await tab.goto('/bao-cao');
  await tab.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
  await tab.close();

  const other = await product.openAs('canbo.hoabinh');
  await other.page.goto('/viec');
  await other.page.getByRole('heading', { name: 'My work' }).waitFor();

  await other.page.getByRole('button', { name: 'Account' }).click();
  await chooseLanguage(other.page, 'Language', 'vi');
  await other.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
  await other.page.reload();
  await other.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
});

it('says the name of the report in the language chosen at the door', async () => {
  const { page } = await product.openAs(null);
  await page.goto('/dang-nhap?tiep=/bao-cao');
  await chooseLanguage(page, 'Ngôn ngữ', 'en');
  await page.getByRole('button', { name: /Phường Sa Pa/ }).click();
  await page.getByText('Quarterly report on external-information work').first().waitFor();
});

it('has met no error in any browser', () => {
  const faults = [...browsers.values()].flatMap(({ complaints }) => complaints);
  expect(faults.filter((line) => !line.includes('status of 4'))).toEqual([]);
});
