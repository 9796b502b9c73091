import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenPage } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { issueDocument } from '../support/filled-report.ts';
import { MAI_CHAU, PHU_THO, VIET_NAM } from '../support/office.ts';
import { type Running, runProduct } from '../support/running.ts';

// Every page of the demonstration, at a desk and on a phone.

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The last round that is closed everywhere, and the one being reported. */
const [LAST_ROUND, THIS_ROUND] = [7, 8];
const PHUONG_KY_SON = 11701;
const ITEMS = '1:0';
const RATIO = '4:0';
const COUNTRIES = '20:0';

interface Visit {
  what: string;
  /** The beginning of an account's address; null is a visitor. */
  as: string | null;
  path: string | (() => string);
  /** On the page once its data have come. */
  shows: string | RegExp;
  /** The server refuses something here, and the page says so. */
  refused?: boolean;
}

const VISITS: Visit[] = [
  { what: 'sign-in', as: null, path: '/dang-nhap', shows: 'Xã Mai Châu' },
  { what: 'my work', as: 'canbo.maichau', path: '/viec', shows: /^Điền tiếp/ },
  { what: 'my work, of a province', as: 'tonghop.phutho', path: '/viec', shows: /^Xem và duyệt/ },
  { what: 'my work, with nothing to do', as: 'giamsat', path: '/viec', shows: 'Không có việc nào đang chờ.' },
  { what: 'the programme of the country', as: 'giamsat', path: '/chuong-trinh', shows: /^So sánh 34 tỉnh/ },
  {
    what: 'the programme of a province',
    as: 'giamsat',
    path: `/chuong-trinh?ky=2026-Q3&dv=${PHU_THO}`,
    shows: /^So sánh 148/,
  },
  { what: 'reports of a commune', as: 'canbo.maichau', path: '/bao-cao', shows: /Quý I\/2026/ },
  { what: 'reports of a province', as: 'tonghop.phutho', path: '/bao-cao', shows: 'Phường Âu Cơ' },
  { what: 'reports, for who may read none', as: 'quantri', path: '/bao-cao', shows: /không đọc báo cáo/ },
  {
    what: 'the report as a commune fills it',
    as: 'canbo.maichau',
    path: `/bao-cao/${THIS_ROUND}/${MAI_CHAU}`,
    shows: 'Trước khi nộp',
  },
  {
    what: 'the report of which an item came back',
    as: 'canbo.hoabinh',
    path: `/bao-cao/${THIS_ROUND}/11693`,
    shows: /đã trả lại báo cáo/,
  },
  {
    what: 'the review of a submitted report',
    as: 'tonghop.phutho',
    path: `/bao-cao/${THIS_ROUND}/${PHUONG_KY_SON}`,
    shows: 'Cần xem khi duyệt',
  },
  {
    what: 'an earlier version of a report',
    as: 'giamsat',
    path: `/bao-cao/${LAST_ROUND}/${MAI_CHAU}?ban=1`,
    shows: /^Bản 1,/,
  },
  ...(
    [
      [THIS_ROUND, 'bao-cao-con', 'Phường Âu Cơ'],
      [THIS_ROUND, 'loi-van', /^I\. Công tác chỉ đạo/],
      [THIS_ROUND, 'so-lieu', 'Chưa dựng báo cáo tổng hợp'],
      [THIS_ROUND, 'so-lieu-rieng', 'Trước khi nộp'],
      [THIS_ROUND, 'van-ban', /^Thể thức/],
      [LAST_ROUND, 'so-lieu', 'Đoàn vào'],
      [LAST_ROUND, 'van-ban', /^Thể thức/],
    ] as const
  ).map(([round, tab, shows]) => ({
    what: `the consolidated report, ${tab} of round ${round}`,
    as: 'tonghop.phutho',
    path: `/tong-hop/${round}/${PHU_THO}#${tab}`,
    shows,
  })),
  {
    what: 'the consolidated report of the country',
    as: 'tonghop.trunguong',
    path: `/tong-hop/${THIS_ROUND}/${VIET_NAM}`,
    shows: 'Tỉnh Phú Thọ',
  },
  ...(
    [
      ['of the country', VIET_NAM, ITEMS, 'Tỉnh Phú Thọ'],
      ['of a province', PHU_THO, ITEMS, 'Xã Bản Nguyên'],
      ['of a commune', MAI_CHAU, ITEMS, 'Ô số liệu gốc'],
      ['of a ratio', VIET_NAM, RATIO, 'tử số'],
      ['of countries counted once', VIET_NAM, COUNTRIES, 'Tỉnh Phú Thọ'],
    ] as const
  ).map(([whose, unit, key, shows]) => ({
    what: `the trace of a figure ${whose}`,
    as: 'giamsat',
    path: `/truy-vet/${LAST_ROUND}/${unit}/${key}`,
    shows,
  })),
  { what: 'units', as: 'giamsat', path: '/don-vi', shows: 'Thành phố Hà Nội' },
  { what: 'one unit', as: 'giamsat', path: `/don-vi/${PHU_THO}`, shows: /^Từ đâu mà có/ },
  { what: 'units of a province', as: 'giamsat', path: `/don-vi?trong=${PHU_THO}`, shows: 'Xã Mai Châu' },
  { what: 'indicators', as: 'giamsat', path: '/chi-so', shows: 'Đoàn vào' },
  { what: 'documents', as: 'giamsat', path: '/tai-lieu', shows: /Trang xác minh|RR-/ },
  {
    what: 'one document',
    as: 'giamsat',
    path: () => `/tai-lieu/${PHU_THO}/${issued.id}`,
    shows: /RR-/,
  },
  { what: 'verification', as: null, path: () => `/xac-minh/${issued.code}`, shows: 'Văn bản này là bản thật' },
  {
    what: 'verification of an unknown code',
    as: null,
    path: '/xac-minh/RR-00000-00000',
    shows: /^Không có văn bản nào mang mã/,
    refused: true,
  },
  {
    what: 'the link of the first administrator, opened by a stranger',
    as: null,
    path: '/khoi-tao/no-such-link',
    shows: /không còn mở được/,
    refused: true,
  },
  { what: 'an unknown address', as: null, path: '/khong-co-trang-nay', shows: 'Không tìm thấy trang', refused: true },
  {
    what: 'a unit that never was',
    as: 'giamsat',
    path: '/don-vi/999999999',
    shows: /^Không có đơn vị này/,
    refused: true,
  },
];

let db: TestDatabase;
let product: Running;
let issued: Awaited<ReturnType<typeof issueDocument>>;
const browsers = new Map<string, OpenPage>();

async function browserOf(as: string | null): Promise<OpenPage> {
  const name = as ?? 'visitor';
  const known = browsers.get(name) ?? (await product.openAs(as));
  browsers.set(name, known);
  return known;
}

beforeAll(async () => {
  db = await testDatabase({ demo: true });
  product = await runProduct(db);
  const { page } = await browserOf('tonghop.phutho');
  issued = await issueDocument(page.request, `/reports/${LAST_ROUND}/${PHU_THO}`);
}, 240_000);

afterAll(async () => {
  await product?.stop();
  await db?.drop();
});

/** What axe finds serious or critical, each with the places it is about. */
async function seriousFindings(page: Page): Promise<string[]> {
  // Whether all lies in a landmark is never serious, and takes long to find out; what passed is not told apart.
  const options = { resultTypes: ['violations' as const], rules: { region: { enabled: false } } };
  const { violations } = await new AxeBuilder({ page }).options(options).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`));
}

/** What sticks out to the right of the screen and would make the whole page scroll sideways. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

it.each(VISITS)(
  '$what reads well at a desk and on a phone',
  async ({ as, path, shows, refused }) => {
    const { page, complaints } = await browserOf(as);
    const before = complaints.length;
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      // Through a blank page, so that a change behind # alone loads anew too.
      await page.goto('about:blank');
      await page.goto(typeof path === 'string' ? path : path());
      await page.getByText(shows).filter({ visible: true }).first().waitFor();
      await page.getByText('Đang tải…').waitFor({ state: 'detached' });
      const found = {
        size: size.width,
        notice: await page.getByText('Số liệu minh họa').filter({ visible: true }).count(),
        heading: await page.getByRole('heading', { level: 1 }).filter({ visible: true }).count(),
        sideways: await sideways(page),
        serious: await seriousFindings(page),
      };
      expect(found).toEqual({ size: size.width, notice: 1, heading: 1, sideways: 0, serious: [] });
    }
    const faults = complaints.slice(before).filter((line) => !(refused && line.includes('status of 4')));
    expect(faults).toEqual([]);
  },
  90_000,
);
