import { createDemoAccounts, type DemoAccount } from '../../features/identity/use-cases/accounts.ts';
import type { Role } from '../../kernel/access.ts';
import type { Words } from '../../kernel/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { MAI_CHAU, PHU_THO, PHUONG_HOA_BINH, PHUONG_SA_PA } from './known-units.ts';
import { approverOf, reporterOf } from './people.ts';
import type { DemoMap, DemoUnit } from './units.ts';

/** One account of the sign-in page: an office, never a person, with what it can try. */
export interface ListedAccount {
  email: string;
  /** Name by the unit; the same as in the history of its reports. */
  name: (unit: DemoUnit) => string;
  role: Role;
  /** Null is the centre. */
  unitId: number | null;
  withSubtree: boolean;
  tries: Words;
}

const office = (title: string) => (unit: DemoUnit) => `${title}, ${unit.inText}`;

/** Every role once, in the order of the sign-in page. */
const LISTED_ACCOUNTS: ListedAccount[] = [
  {
    email: 'canbo.maichau@demo.example',
    name: reporterOf,
    role: 'reporter',
    unitId: MAI_CHAU,
    withSubtree: false,
    tries: {
      vi: 'Điền tiếp báo cáo quý III/2026 đang dở của xã Mai Châu và gửi lên tỉnh.',
      en: 'Go on filling in the report of Mai Châu for the third quarter of 2026 and hand it in.',
    },
  },
  {
    email: 'canbo.hoabinh@demo.example',
    name: reporterOf,
    role: 'reporter',
    unitId: PHUONG_HOA_BINH,
    withSubtree: false,
    tries: {
      vi: 'Sửa đúng mục bị trả lại trong báo cáo của phường Hòa Bình rồi gửi lại.',
      en: 'Mend what was returned in the report of Hòa Bình ward and hand it in again.',
    },
  },
  {
    email: 'canbo.sapa@demo.example',
    name: reporterOf,
    role: 'reporter',
    unitId: PHUONG_SA_PA,
    withSubtree: false,
    tries: {
      vi: 'Bắt đầu báo cáo quý III/2026 của phường Sa Pa từ trang trắng.',
      en: 'Begin the report of Sa Pa ward for the third quarter of 2026 from nothing.',
    },
  },
  {
    email: 'nguoiduyet.phutho@demo.example',
    name: approverOf,
    role: 'approver',
    unitId: PHU_THO,
    withSubtree: true,
    tries: {
      vi: 'Duyệt hoặc trả lại báo cáo của các xã, phường tỉnh Phú Thọ.',
      en: 'Approve or return the reports of the communes and wards of Phú Thọ.',
    },
  },
  {
    email: 'tonghop.phutho@demo.example',
    name: reporterOf,
    role: 'coordinator',
    unitId: PHU_THO,
    withSubtree: true,
    tries: {
      vi: 'Tổng hợp báo cáo của 148 xã, phường thành báo cáo của tỉnh Phú Thọ và xuất văn bản.',
      en: 'Consolidate the reports of 148 communes into that of Phú Thọ and issue the document.',
    },
  },
  {
    email: 'truongban.phutho@demo.example',
    name: office('Trưởng ban chỉ đạo'),
    role: 'head',
    unitId: PHU_THO,
    withSubtree: true,
    tries: {
      vi: 'Xem tình hình toàn tỉnh, gửi báo cáo của tỉnh và ban hành văn bản.',
      en: 'See where the province stands, hand in its report and issue documents.',
    },
  },
  {
    email: 'tonghop.trunguong@demo.example',
    name: reporterOf,
    role: 'coordinator',
    unitId: null,
    withSubtree: true,
    tries: {
      vi: 'Theo dõi 34 tỉnh, thành phố, duyệt và tổng hợp thành báo cáo cả nước.',
      en: 'Follow the 34 provinces, approve and consolidate their reports into that of the country.',
    },
  },
  {
    email: 'nguoiduyet.trunguong@demo.example',
    name: approverOf,
    role: 'approver',
    unitId: null,
    withSubtree: true,
    tries: {
      vi: 'Duyệt báo cáo tổng hợp của các tỉnh, thành phố.',
      en: 'Approve the consolidated reports of the provinces.',
    },
  },
  {
    email: 'dondoc.trunguong@demo.example',
    name: office('Người đôn đốc'),
    role: 'follow_up',
    unitId: null,
    withSubtree: true,
    tries: { vi: 'Xem đơn vị nào chậm, thiếu báo cáo để đôn đốc.', en: 'See who is late or missing, and remind them.' },
  },
  {
    email: 'lanhdao.trunguong@demo.example',
    name: office('Lãnh đạo ban chỉ đạo'),
    role: 'head',
    unitId: null,
    withSubtree: true,
    tries: {
      vi: 'Xem số liệu cả nước, chỉ tiêu, mức độ đầy đủ và nguồn của từng con số.',
      en: 'See the figures of the country, their targets, how complete they are and where each comes from.',
    },
  },
  {
    email: 'giamsat.trunguong@demo.example',
    name: office('Người giám sát'),
    role: 'auditor',
    unitId: null,
    withSubtree: true,
    tries: { vi: 'Tra cứu nhật ký: ai đã làm gì, khi nào.', en: 'Look up the log: who did what, and when.' },
  },
  {
    email: 'quantri.trunguong@demo.example',
    name: office('Người quản trị hệ thống'),
    role: 'administrator',
    unitId: null,
    withSubtree: true,
    tries: {
      vi: 'Quản lý tài khoản và quyền; không đọc được báo cáo.',
      en: 'Keep accounts and rights; the reports themselves stay closed.',
    },
  },
];

/** What each listed account can try, by e-mail. */
export const triesByEmail = (): Record<string, Words> =>
  Object.fromEntries(LISTED_ACCOUNTS.map(({ email, tries }) => [email, tries]));

/**
 * Opens the accounts of the demonstration.
 *
 * @returns the account of the approver of a unit, by the unit's id
 */
export async function openAccounts(ctx: Ctx, map: DemoMap): Promise<Map<number, string>> {
  const units = [map.centre, ...map.provinces.flatMap(({ unit, communes }) => [unit, ...communes])];
  const unitOf = ({ unitId }: ListedAccount) => units.find(({ id }) => id === (unitId ?? map.centre.id)) as DemoUnit;
  const accounts = LISTED_ACCOUNTS.map((account): DemoAccount => {
    const unit = unitOf(account);
    const grants = [{ role: account.role, orgUnitId: unit.id, withSubtree: account.withSubtree }];
    return { name: account.name(unit), email: account.email, grants, listed: true };
  });
  const ids = await createDemoAccounts(ctx, accounts);
  const approvers = LISTED_ACCOUNTS.filter(({ role }) => role === 'approver');
  return new Map(approvers.map((account) => [unitOf(account).id, ids.get(account.email) as string]));
}
