import type { UnitVersion } from '../../features/org-units/domain.ts';
import { unitsOfKinds } from '../../features/org-units/use-cases.ts';
import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../../platform/context.ts';
import { MAI_CHAU } from './known-units.ts';
import { type Random, seeded } from './random.ts';

/** A unit as the demonstration sees it: how large its figures are, and what it has and lacks. All of it is made up. */
export interface DemoUnit {
  id: number;
  code: string;
  name: string;
  /** As it stands inside a sentence: "xã Mai Châu". */
  inText: string;
  level: 'commune' | 'province' | 'centre';
  parentId: number | null;
  /** 1 is an ordinary commune. */
  size: number;
  /** Share of items by language option. */
  languages: Record<string, number>;
  /** Share of digital work by platform option; only platforms the unit is on. */
  platforms: Record<string, number>;
  /** How much it deals with visitors from abroad, 1 for an ordinary commune. */
  openness: number;
  /** Countries its delegations go to. */
  countries: string[];
  hasMeter: boolean;
  hasLoudspeakers: boolean;
  countsTrained: boolean;
}

/** Codes of provinces, by what lies near them. */
const NEAR: Record<string, string[]> = {
  CN: ['04', '08', '11', '12', '15', '20', '22'],
  LA: ['11', '14', '38', '40', '42', '44', '46', '48', '51'],
  KH: ['51', '52', '66', '75', '80', '82', '91', '86', '92', '96'],
};
const MANY_PEOPLES = ['04', '08', '11', '12', '14', '15', '19', '20', '25', '51', '52', '66', '68', '38', '40'];
const CITIES = ['01', '31', '46', '48', '75', '79', '92'];
const FAR_COUNTRIES = [
  'CN',
  'JP',
  'KR',
  'SG',
  'TH',
  'MY',
  'AU',
  'FR',
  'DE',
  'US',
  'IN',
  'RU',
  'HU',
  'CZ',
  'PH',
  'ID',
  'CU',
  'TW',
];

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function languagesOf(province: string, random: Random): Record<string, number> {
  const has = (list: string[] | undefined) => list?.includes(province) ?? false;
  const weights: Record<string, number> = {
    EN: CITIES.includes(province) ? 0.16 : random.chance(0.7) ? 0.08 : 0,
    ZH: has(NEAR.CN) ? 0.09 : province === '79' ? 0.04 : 0,
    LO: has(NEAR.LA) ? 0.07 : 0,
    KM: has(NEAR.KH) ? 0.08 : 0,
    FR: ['01', '46', '79'].includes(province) ? 0.02 : 0,
    OTHER_LANGUAGE: MANY_PEOPLES.includes(province) ? 0.14 : 0,
  };
  return Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight > 0));
}

function platformsOf(random: Random, all: boolean): Record<string, number> {
  const shares: [string, number, number][] = [
    ['FACEBOOK', 0.5, 1],
    ['YOUTUBE', 0.08, 0.2],
    ['TIKTOK', 0.16, 0.35],
    ['ZALO', 0.2, 0.9],
    ['OTHER_PLATFORM', 0.04, 0.05],
  ];
  return Object.fromEntries(
    shares.filter(([, , likely]) => all || random.chance(likely)).map(([code, share]) => [code, share]),
  );
}

function countriesOf(province: string): string[] {
  const neighbours = Object.keys(NEAR).filter((country) => NEAR[country]?.includes(province));
  return neighbours.length > 0 ? neighbours : FAR_COUNTRIES.slice(0, 3);
}

/** The commune whose report the newcomer fills in has something on most lines. */
const SHOWN: Partial<DemoUnit> = {
  size: 1.4,
  platforms: { FACEBOOK: 0.5, TIKTOK: 0.16, ZALO: 0.2 },
  languages: { EN: 0.14, OTHER_LANGUAGE: 0.14 },
  openness: 4,
  hasMeter: true,
};

function communeFrom(unit: UnitVersion, province: UnitVersion): DemoUnit {
  const random = seeded(unit.id, 11);
  const border = Object.values(NEAR).some((codes) => codes.includes(province.code));
  const urban = unit.kind === 'ward' ? 1.5 : unit.kind === 'special_zone' ? 0.8 : 1;
  return {
    ...named(unit, 'commune'),
    size: urban * (CITIES.includes(province.code) ? 1.5 : 1) * Math.exp(random.between(-0.7, 0.7)),
    languages: languagesOf(province.code, random),
    platforms: random.chance(0.98) ? platformsOf(random, false) : {},
    openness: (border ? 1.6 : 1) * (random.chance(0.06) ? 5 : 1),
    countries: countriesOf(province.code),
    hasMeter: random.chance(0.6),
    hasLoudspeakers: unit.kind !== 'ward' || random.chance(0.9),
    countsTrained: random.chance(0.85),
    ...(unit.id === MAI_CHAU && SHOWN),
  };
}

/** A province's own offices: its press, its departments, its spokespersons. */
function provinceFrom(unit: UnitVersion): DemoUnit {
  const random = seeded(unit.id, 11);
  const size = (CITIES.includes(unit.code) ? 40 : 22) * Math.exp(random.between(-0.3, 0.3));
  const languages = { EN: 0.12, FR: 0.01, ...languagesOf(unit.code, random) };
  const ordered = Object.fromEntries(
    ['EN', 'ZH', 'LO', 'KM', 'FR', 'OTHER_LANGUAGE']
      .filter((code) => code in languages)
      .map((code) => [code, languages[code as 'EN']]),
  );
  return {
    ...named(unit, 'province'),
    size,
    languages: ordered,
    platforms: platformsOf(random, true),
    openness: size * 1.5,
    countries: [...new Set([...countriesOf(unit.code), ...FAR_COUNTRIES])],
    hasMeter: true,
    hasLoudspeakers: true,
    countsTrained: true,
  };
}

const named = (unit: UnitVersion, level: DemoUnit['level']) => ({
  id: unit.id,
  code: unit.code,
  name: unit.name,
  inText: lowerFirst(unit.name),
  level,
  parentId: unit.parentId,
});

/** All communes under their provinces, and the centre, on a day. */
export interface DemoMap {
  centre: DemoUnit;
  provinces: { unit: DemoUnit; communes: DemoUnit[] }[];
}

/** Reads the units of a day and gives each its made-up traits; provinces in the order of their communes' ids. */
export async function demoMap(ctx: Ctx, day: Day): Promise<DemoMap> {
  const [country] = await unitsOfKinds(ctx, ['country'], day);
  if (!country) throw new Error('The demonstration needs the reference units: load them first.');
  const provinces = await unitsOfKinds(ctx, ['province', 'municipality'], day);
  const communes = Map.groupBy(
    await unitsOfKinds(ctx, ['commune', 'ward', 'special_zone'], day),
    (unit) => unit.parentId,
  );
  const centre = { ...provinceFrom(country), ...named(country, 'centre'), inText: 'Trung ương', size: 60 };
  return {
    centre,
    provinces: provinces
      .map((province) => ({
        unit: provinceFrom(province),
        communes: (communes.get(province.id) ?? [])
          .map((unit) => communeFrom(unit, province))
          .sort((a, b) => a.id - b.id),
      }))
      .sort((a, b) => (a.communes[0]?.id ?? 0) - (b.communes[0]?.id ?? 0)),
  };
}
