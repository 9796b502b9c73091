import type { DemoUnit } from './units.ts';

/** People appear by their office, never by a personal name. */
export const reporterOf = (unit: DemoUnit): string =>
  unit.level === 'commune' ? `Cán bộ văn hóa - xã hội, ${unit.inText}` : `Đầu mối tổng hợp, ${unit.inText}`;
export const approverOf = (unit: DemoUnit): string => `Người duyệt báo cáo, ${unit.inText}`;
