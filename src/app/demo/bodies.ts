import { shortName, type UnitVersion } from '../../features/org-units/domain.ts';
import { addIssuingBodies, addUnits } from '../../features/org-units/use-cases.ts';
import type { Ctx } from '../../platform/context.ts';
import { MAI_CHAU, PHUONG_HOA_BINH, PHUONG_SA_PA } from './known-units.ts';
import type { DemoMap, DemoUnit } from './units.ts';

type Body = Parameters<typeof addIssuingBodies>[1][number];

/** Ids of bodies made for the demonstration: below those of real units, beside the shipped ones. */
const FIRST_PARTY_ID = 30_000;
const FIRST_STATE_ID = 31_000;
const NEW_MAP = '2025-07-01';
const CENTRE_PARTY = 20_026;
const CENTRE_STATE = 20_001;
/** Names nobody could take for a person's. */
const SIGNERS = ['Nguyễn Văn Mẫu', 'Trần Thị Minh Họa', 'Lê Thị Ví Dụ', 'Phạm Văn Thí Dụ'];
const signer = (index: number) => SIGNERS[index % SIGNERS.length] as string;
const upper = (text: string) => text.toLocaleUpperCase('vi');

const isCity = (unit: DemoUnit) => unit.inText.startsWith('thành phố');
/** "Tỉnh ủy Phú Thọ", "Thành ủy Hà Nội". */
const partyCommittee = (province: DemoUnit) =>
  `${isCity(province) ? 'Thành ủy' : 'Tỉnh ủy'} ${shortName(province.name)}`;
/** Where a document says it was made: the city named after a person is written in full. */
const placeOf = (unit: DemoUnit) => (unit.code === '79' ? 'Thành phố Hồ Chí Minh' : shortName(unit.name));

interface NamedBody {
  unit: UnitVersion;
  body: Body;
}

const unitOf = (id: number, parent: DemoUnit, code: string, name: string): UnitVersion => ({
  id,
  code: `${code}-${parent.code}`,
  name,
  kind: 'committee',
  parentId: parent.id,
  validFrom: NEW_MAP,
  validTo: null,
  legalBasis: '',
});

function provinceParty(province: DemoUnit, index: number): NamedBody {
  return {
    unit: unitOf(
      FIRST_PARTY_ID + province.id,
      province,
      'BCD',
      `Ban Chỉ đạo công tác thông tin đối ngoại ${province.inText}`,
    ),
    body: {
      orgUnitId: FIRST_PARTY_ID + province.id,
      actsForId: province.id,
      layout: 'party',
      superiorName: upper(partyCommittee(province)),
      nameLines: ['BAN CHỈ ĐẠO CÔNG TÁC', 'THÔNG TIN ĐỐI NGOẠI'],
      symbol: 'BCĐ',
      place: placeOf(province),
      signerAuthority: ['T/M BAN CHỈ ĐẠO'],
      signerOffice: 'TRƯỞNG BAN',
      signerName: signer(index),
      addressees: ['Ban Chỉ đạo công tác thông tin đối ngoại Trung ương'],
      recipients: [
        '- Như trên;',
        `- Thường trực ${partyCommittee(province)} (để báo cáo);`,
        '- Thành viên Ban Chỉ đạo;',
        '- Lưu: VT, BCĐ.',
      ],
    },
  };
}

function provinceState(province: DemoUnit, index: number): NamedBody {
  const name = `Ủy ban nhân dân ${province.inText}`;
  return {
    unit: unitOf(FIRST_STATE_ID + province.id, province, 'UBND', name),
    body: {
      orgUnitId: FIRST_STATE_ID + province.id,
      actsForId: province.id,
      layout: 'state',
      superiorName: '',
      nameLines: ['ỦY BAN NHÂN DÂN', upper(province.inText)],
      symbol: 'UBND',
      place: placeOf(province),
      signerAuthority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'],
      signerOffice: 'PHÓ CHỦ TỊCH',
      signerName: signer(index + 1),
      addressees: ['Bộ Văn hóa, Thể thao và Du lịch'],
      recipients: [
        '- Như trên;',
        `- Thường trực ${partyCommittee(province)} (để báo cáo);`,
        '- Chủ tịch, các Phó Chủ tịch;',
        '- Lưu: VT, VX.',
      ],
    },
  };
}

function communeState(commune: DemoUnit, province: DemoUnit, index: number): NamedBody {
  return {
    unit: unitOf(FIRST_STATE_ID + 500 + index, commune, 'UBND', `Ủy ban nhân dân ${commune.inText}`),
    body: {
      orgUnitId: FIRST_STATE_ID + 500 + index,
      actsForId: commune.id,
      layout: 'state',
      superiorName: '',
      nameLines: ['ỦY BAN NHÂN DÂN', upper(commune.inText)],
      symbol: 'UBND',
      place: shortName(commune.name),
      signerAuthority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'],
      signerOffice: 'PHÓ CHỦ TỊCH',
      signerName: signer(index),
      addressees: [`Ủy ban nhân dân ${province.inText}`],
      recipients: ['- Như trên;', `- Thường trực Đảng ủy ${commune.inText} (để báo cáo);`, '- Lưu: VT.'],
    },
  };
}

const centreBodies = (centre: DemoUnit): Body[] => [
  {
    orgUnitId: CENTRE_PARTY,
    actsForId: centre.id,
    layout: 'party',
    superiorName: 'BAN CHẤP HÀNH TRUNG ƯƠNG',
    nameLines: ['BAN CHỈ ĐẠO CÔNG TÁC', 'THÔNG TIN ĐỐI NGOẠI'],
    symbol: 'BCĐTTĐN',
    place: 'Hà Nội',
    signerAuthority: ['T/M BAN CHỈ ĐẠO'],
    signerOffice: 'TRƯỞNG BAN',
    signerName: signer(0),
    addressees: ['Ban Bí thư Trung ương Đảng'],
    recipients: ['- Như trên;', '- Thành viên Ban Chỉ đạo;', '- Các tỉnh ủy, thành ủy;', '- Lưu: VT, BCĐ.'],
  },
  {
    orgUnitId: CENTRE_STATE,
    actsForId: centre.id,
    layout: 'state',
    superiorName: '',
    nameLines: ['BỘ VĂN HÓA, THỂ THAO', 'VÀ DU LỊCH'],
    symbol: 'BVHTTDL',
    place: 'Hà Nội',
    signerAuthority: ['KT. BỘ TRƯỞNG'],
    signerOffice: 'THỨ TRƯỞNG',
    signerName: signer(1),
    addressees: ['Thủ tướng Chính phủ'],
    recipients: [
      '- Như trên;',
      '- Ban Chỉ đạo công tác thông tin đối ngoại Trung ương;',
      '- Ủy ban nhân dân các tỉnh, thành phố;',
      '- Lưu: VT, TTCS.',
    ],
  },
];

/** Communes that issue documents of their own in the demonstration. */
const ISSUING_COMMUNES = [MAI_CHAU, PHUONG_HOA_BINH, PHUONG_SA_PA];

/** Enters a Party and a state body for the centre and each province, and a state body for a few communes. */
export async function enterBodies(ctx: Ctx, map: DemoMap): Promise<void> {
  const ofProvinces = map.provinces.flatMap(({ unit }, index) => [
    provinceParty(unit, index),
    provinceState(unit, index),
  ]);
  const ofCommunes = map.provinces
    .flatMap(({ unit, communes }) => communes.map((commune) => ({ commune, province: unit })))
    .filter(({ commune }) => ISSUING_COMMUNES.includes(commune.id))
    .map(({ commune, province }, index) => communeState(commune, province, index));
  const made = [...ofProvinces, ...ofCommunes];
  await addUnits(
    ctx,
    made.map(({ unit }) => unit),
    [],
  );
  await addIssuingBodies(ctx, [...centreBodies(map.centre), ...made.map(({ body }) => body)]);
}
