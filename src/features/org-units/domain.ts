import type { Day } from '../../kernel/period.ts';
import { problems } from '../../kernel/problem.ts';

/** Kinds of units; the first ten are administrative, the rest carry out work beside them. */
export const KINDS = [
  'country',
  'municipality',
  'province',
  'city',
  'urban_district',
  'rural_district',
  'town',
  'township',
  'ward',
  'commune',
  'special_zone',
  'ministry',
  'department',
  'committee',
  'press_agency',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a unit is called and where it hangs from one day to another; null is open at that end. */
export interface UnitVersion {
  id: number;
  code: string;
  name: string;
  kind: Kind;
  parentId: number | null;
  validFrom: Day | null;
  validTo: Day | null;
  legalBasis: string;
}

/** An edge between what was and what came of it. `whole`: all of it went there; `part`: it was split; `same`: it goes on. */
export interface Succession {
  effectiveOn: Day;
  fromId: number;
  toId: number;
  part: 'whole' | 'part' | 'same';
  legalBasis: string;
}

export const refuse = problems('org_unit', { unknown: 404, not_open: 422 });

const KIND_WORDS = /^(Thành phố|Tỉnh|Phường|Xã|Đặc khu|Thị trấn|Thị xã|Huyện|Quận)\s+/u;

/** The name of a unit without the words for its kind, as it stands on a tile or after "tỉnh". */
export function shortName(name: string): string {
  return name.replace(KIND_WORDS, '');
}

/** A unit's name inside a Vietnamese sentence: the word for its kind is no name. "tỉnh Phú Thọ", but "Việt Nam". */
export function inSentence(name: string): string {
  return name.replace(KIND_WORDS, (kind) => kind.toLocaleLowerCase('vi'));
}

/** How a body signs its documents. It picks the layout, never the user. */
export interface IssuingBody {
  orgUnitId: number;
  actsForId: number;
  name: string;
  layout: 'state' | 'party';
  superiorName: string;
  nameLines: string[];
  symbol: string;
  place: string;
  signerAuthority: string[];
  signerOffice: string;
  signerName: string;
  addressees: string[];
  recipients: string[];
}
