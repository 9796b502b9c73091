import type { ReportCell } from '../../features/reporting/domain/report.ts';
import { roundTo } from '../../kernel/quantity.ts';
import type { Codes } from './catalogue.ts';
import type { Memory } from './memory.ts';
import type { Quarter } from './quarters.ts';
import { type Random, seeded } from './random.ts';
import type { DemoUnit } from './units.ts';

/** What a quarter is like, by its place in the reporting year: Tết in the first, holidays and floods in the third. */
const SEASON = [1.2, 1, 0.9, 1.05];
const GROWTH_PER_QUARTER = 0.02;

/** Puts down the cells of one report, in the order of the catalogue. Keys stand in the order in which the database keeps them. */
class Sheet {
  readonly cells: ReportCell[] = [];
  readonly unit: DemoUnit;
  readonly quarter: Quarter;
  readonly random: Random;
  readonly #codes: Codes;

  constructor(unit: DemoUnit, quarter: Quarter, codes: Codes) {
    this.unit = unit;
    this.quarter = quarter;
    this.random = seeded(unit.id, quarter.index, 1);
    this.#codes = codes;
  }

  put(
    element: string,
    value: number | null,
    more: { option?: string; source?: string; members?: string[] } = {},
  ): void {
    this.cells.push({
      key: this.#codes.key(element, more.option),
      state: value === null ? 'not_applicable' : 'value',
      value,
      source: more.source ?? '',
      comment: '',
      members: more.members ?? null,
      explanation: '',
    });
  }

  /** A count around `base` for an ordinary commune; grows with the unit, the season and the years. */
  count(base: number, size = this.unit.size): number {
    const { quarter, random } = this;
    const season = SEASON[quarter.ordinal - 1] ?? 1;
    const wished = base * size * season * (1 + GROWTH_PER_QUARTER * quarter.index) * random.between(0.8, 1.2);
    return Math.floor(wished + random.next());
  }

  /** Whole parts of a total by share, never more than the total; the parts are put beside it. */
  split(element: string, total: number, shares: Record<string, number>): number[] {
    let left = total;
    return Object.entries(shares).map(([option, share]) => {
      const part = Math.min(left, Math.floor(total * share + this.random.next() * 0.9));
      left -= part;
      this.put(element, part, { option });
      return part;
    });
  }
}

function items(sheet: Sheet, boost: number): void {
  const { unit, random } = sheet;
  const total = sheet.count(14) * boost;
  sheet.put('TT01', total);
  const parts = sheet.split('TT01', total, unit.languages);
  const ofPeoples = 'OTHER_LANGUAGE' in unit.languages ? (parts.at(-1) ?? 0) : 0;
  const foreign = parts.reduce((sum, part) => sum + part, 0) - ofPeoples;
  sheet.put('TT02', foreign);
  sheet.put('TT03T', Math.min(total, foreign + ofPeoples + Math.floor(total * random.between(0.05, 0.2))));
  const digital = sheet.count(5);
  sheet.put('TT06', digital);
  sheet.split('TT06', digital, unit.platforms);
  if (random.chance(0.9)) sheet.put('TT07', sheet.count(0.8));
  if (random.chance(0.93)) sheet.put('TT09', sheet.count(6, Math.min(unit.size, 8)));
  sheet.put('TT10', unit.hasLoudspeakers ? sheet.count(38, Math.min(unit.size, 3)) : null);
}

function platforms(sheet: Sheet, boost: number): void {
  const { unit, random, quarter } = sheet;
  const visits = unit.hasMeter ? sheet.count(3800) : null;
  sheet.put('NT01', visits, { source: unit.hasMeter ? 'Công cụ đo của trang thông tin' : '' });
  sheet.put(
    'NT02T',
    visits === null ? null : Math.floor(visits * random.between(0.01, 0.05) * Math.min(3, unit.openness)),
  );
  const codes = Object.keys(unit.platforms);
  if (codes.length === 0) {
    for (const element of ['NT03', 'NT04', 'NT05']) sheet.put(element, null);
    return;
  }
  const each = unit.level === 'commune' ? 1 : unit.level === 'province' ? 4 : 9;
  sheet.put('NT03', codes.length * each);
  for (const option of codes) sheet.put('NT03', each, { option });
  const stable = seeded(unit.id, 12);
  const follows = Math.floor(2400 * unit.size * stable.between(0.6, 1.4) * (1 + 0.045 * quarter.index));
  sheet.put('NT04', follows);
  sheet.split('NT04', follows, unit.platforms);
  const views = sheet.count(16_000) * boost;
  sheet.put('NT05', views, { source: 'Số liệu của nền tảng, chốt ngày cuối kỳ' });
  sheet.split('NT05', views, unit.platforms);
}

function delegations(sheet: Sheet, memory: Memory): void {
  const { unit, random, quarter } = sheet;
  const incoming = sheet.count(0.16, unit.openness);
  sheet.put('DN01', incoming);
  const visitors = incoming === 0 ? 0 : Math.round(incoming * random.between(4, 14));
  sheet.put('DN02', visitors);
  // The reporting year 2024 had three quarters before the first that is shown.
  const earlier = quarter.year === 2024 ? Math.round(visitors * 2.6) : memory.visitorsOf(quarter.year);
  sheet.put('DN02L', earlier + visitors);
  const isCommune = unit.level === 'commune';
  const outgoing = isCommune ? (random.chance(0.02 * unit.openness) ? 1 : 0) : sheet.count(0.25, unit.size);
  if (outgoing > 0) {
    sheet.put('DN03', outgoing);
    sheet.put('DN04', Math.round(outgoing * random.between(3, 9)));
    const visited = [...new Set(Array.from({ length: outgoing }, () => random.pick(unit.countries)))].sort();
    sheet.put('DN05', visited.length, { members: visited });
  } else if (unit.countsTrained) sheet.put('DN03', 0);
  if (isCommune) return;
  sheet.put('DN06', sheet.count(0.05, unit.size));
  sheet.put('DN07', sheet.count(0.06, unit.size));
  const projects = sheet.count(0.09, unit.size);
  sheet.put('DN08', projects);
  sheet.put('DN09', roundTo(projects * random.between(40_000, 260_000), 2));
}

function press(sheet: Sheet): void {
  const { unit, random, quarter } = sheet;
  const isCommune = unit.level === 'commune';
  const crews = sheet.count(0.08, unit.openness);
  if (!isCommune || crews > 0 || random.chance(0.4)) {
    sheet.put('PV01', crews);
    sheet.put('PV02', crews === 0 ? 0 : Math.round(crews * random.between(2, 5)));
  }
  if (random.chance(isCommune ? 0.5 : 1)) sheet.put('PV03', sheet.count(0.3, Math.min(unit.size, 12)));
  sheet.put('PV04', sheet.count(1.2, Math.min(unit.size, 15)));
  const stable = seeded(unit.id, 13);
  const bound = isCommune ? stable.whole(3, 7) : stable.whole(18, 32);
  sheet.put('PV05T', Math.min(bound, Math.floor(bound * stable.between(0.5, 0.9) + quarter.index * 0.3)));
  sheet.put('PV05M', bound);
}

function eventsAndTraining(sheet: Sheet, boost: number): void {
  const { unit, random, quarter } = sheet;
  const size = Math.min(unit.size, 12);
  const events = sheet.count(1.3, size);
  sheet.put('SK01', events);
  if (events > 0 || random.chance(0.5)) sheet.put('SK03', Math.round(events * 260 * random.between(0.6, 1.4)) * boost);
  if (random.chance(0.6)) sheet.put('SK04', sheet.count(1.5, size));
  const courses = sheet.count(0.8, size);
  sheet.put('TH01', courses);
  sheet.put('TH02', Math.round(courses * random.between(32, 58)));
  if (!unit.countsTrained) return;
  const stable = seeded(unit.id, 14);
  const officials = unit.level === 'commune' ? stable.whole(4, 12) : stable.whole(25, 60);
  sheet.put('TH04T', Math.min(officials, Math.floor(officials * stable.between(0.25, 0.7) + quarter.index * 0.4)));
  sheet.put('TH04M', officials);
}

function management(sheet: Sheet): void {
  const size = Math.min(sheet.unit.size, 10);
  sheet.put('QL01', sheet.count(2, size));
  sheet.put('QL03', sheet.count(1.2, Math.min(size, 4)));
  sheet.put('QL04', sheet.count(0.6, size));
  const spent = 9 * sheet.unit.size * (1 + GROWTH_PER_QUARTER * sheet.quarter.index) * sheet.random.between(0.7, 1.3);
  sheet.put('QL05', roundTo(spent, 1), { source: 'Bộ phận tài chính - kế toán' });
}

/**
 * What a unit reports in a quarter: the same each time. Parts never exceed their whole, the cumulative figure is that of
 * the year's approved quarters, and a jump against the unit's history carries a word of explanation.
 *
 * @param explain chooses the words for a jump
 */
export function cellsOf(
  unit: DemoUnit,
  quarter: Quarter,
  codes: Codes,
  memory: Memory,
  explain: (random: Random, jump: 'above' | 'below') => string,
): ReportCell[] {
  const sheet = new Sheet(unit, quarter, codes);
  const outlier = sheet.random.chance(0.012) ? sheet.random.pick(['items', 'views', 'visits'] as const) : null;
  const boost = (what: typeof outlier) => (outlier === what ? sheet.random.whole(4, 6) : 1);
  items(sheet, boost('items'));
  platforms(sheet, boost('views'));
  delegations(sheet, memory);
  press(sheet);
  eventsAndTraining(sheet, boost('visits'));
  management(sheet);
  const cumulative = codes.key('DN02L');
  for (const cell of sheet.cells) {
    if (cell.value === null || cell.key === cumulative || !cell.key.endsWith(':0')) continue;
    const jump = memory.jump(cell.key, cell.value);
    if (jump) cell.explanation = explain(sheet.random, jump);
  }
  return sheet.cells;
}
