import { expect, it } from 'vitest';
import { shippedElements, shippedTemplate } from '../../../../tests/support/shipped-catalogue.ts';
import type { Block, OfficialDocument } from '../../../kernel/official-document.ts';
import { composeDocument, type DocumentSource, periodInWords } from './document.ts';
import type { ReportContent } from './report.ts';

const elements = shippedElements();
const id = (code: string) => elements.find((element) => element.code === code)?.id as number;

const child = (value: number): ReportContent => ({
  cells: [
    { key: `${id('NT05')}:0`, state: 'value', value, members: null, source: 'typed', explanation: '', comment: '' },
  ],
  sections: [],
  recommendations: [],
  evidence: [],
  template: { id: 1, version: 1 },
});

const figure = (code: string, value: number) => ({
  key: `${id(code)}:0`,
  ownValue: null,
  ownMembers: null,
  childrenValue: value,
  value,
  members: null,
  childrenReported: 1,
  childrenExpected: 2,
  unitsReported: 1,
  unitsExpected: 2,
});

const source = (more: Partial<DocumentSource> = {}): DocumentSource => ({
  body: {
    name: 'Ban Chỉ đạo công tác thông tin đối ngoại tỉnh Phú Thọ',
    layout: 'party',
    superiorName: 'TỈNH ỦY PHÚ THỌ',
    nameLines: ['BAN CHỈ ĐẠO CÔNG TÁC', 'THÔNG TIN ĐỐI NGOẠI'],
    symbol: 'BCĐ',
    place: 'Phú Thọ',
    signerAuthority: ['T/M BAN CHỈ ĐẠO'],
    signerOffice: 'TRƯỞNG BAN',
    signerName: 'Nguyễn Văn Mẫu',
    addressees: ['Ban Chỉ đạo Trung ương'],
    recipients: ['- Như trên;'],
  },
  unit: { id: 69, name: 'Tỉnh Phú Thọ' },
  period: {
    id: 8,
    kind: 'quarter',
    year: 2026,
    ordinal: 3,
    key: '2026-Q3',
    startsOn: '2026-06-15',
    endsOn: '2026-09-14',
  },
  legalBasis: 'Nghị định 09/2019/NĐ-CP',
  template: shippedTemplate(),
  elements,
  content: {
    ...child(0),
    cells: [],
    sections: [{ key: 'I', body: 'Dòng một.\n\nDòng hai.' }],
    recommendations: [{ id: 'a', body: 'Hỗ trợ biên dịch.', addressee: 'Bộ VHTTDL' }],
    consolidation: {
      builtAt: '2026-09-16T02:00:00Z',
      pins: [[11719, 2]],
      missing: [{ id: 11720, name: 'Xã Bao La', status: 'draft' }],
      figures: [figure('NT05', 58730), figure('PV05T', 1), figure('PV05M', 100)],
    },
  },
  children: [{ id: 11719, name: 'Xã Mai Châu', content: child(58730) }],
  earlier: [new Map([[`${id('NT05')}:0`, { value: 1000, members: null }]])],
  issue: { number: 12, code: 'RR-AAAAA-BBBBB' },
  day: '2026-09-22',
  publicUrl: 'https://ro-rang.example',
  illustrative: false,
  ...more,
});

const words = (document: OfficialDocument) =>
  document.body
    .map((block: Block) => ('text' in block ? block.text : 'content' in block ? String(block.content) : ''))
    .join('\n');

it('names a period as documents do', () => {
  expect(periodInWords({ kind: 'quarter', year: 2026, ordinal: 3 })).toBe('quý III năm 2026');
  expect(periodInWords({ kind: 'half', year: 2026, ordinal: 1 })).toBe('6 tháng đầu năm 2026');
  expect(periodInWords({ kind: 'month', year: 2026, ordinal: 7 })).toBe('tháng 7 năm 2026');
});

it('says on how many reports it stands and names those it lacks', () => {
  const { document } = composeDocument(source());
  expect(words(document)).toContain('tổng hợp từ 1/2 đơn vị');
  expect(words(document)).toContain('Chưa có số liệu được duyệt của 1 đơn vị: xã Bao La');
});

it('lets the issuing body pick the layout and the wording of the subject', () => {
  expect(composeDocument(source()).document).toMatchObject({
    layout: 'party',
    subject: 'về kết quả công tác thông tin đối ngoại quý III năm 2026',
  });
  const state = source();
  expect(composeDocument({ ...state, body: { ...state.body, layout: 'state' } }).document.subject).toBe(
    'Kết quả công tác thông tin đối ngoại quý III năm 2026',
  );
});

it('prints each figure once, with the link that traces it and the code beside it', () => {
  const { document, figures } = composeDocument(source());
  const [annex] = document.annexes;
  const row = annex?.table.rows.find(
    (cells) => cells[1]?.text === elements.find(({ code }) => code === 'NT05')?.name.vi,
  );
  expect(row?.[3]).toMatchObject({ text: '58.730', href: `https://ro-rang.example/truy-vet/8/69/${id('NT05')}:0` });
  expect(row?.[4]).toMatchObject({ text: '59.730', href: expect.stringContaining('/truy-vet/') });
  expect(figures.find((one) => one.yearToDate && one.key === `${id('NT05')}:0`)).toMatchObject({ printed: 59_730 });
  const printed = figures.find(({ key, orgUnitId }) => key === `${id('NT05')}:0` && orgUnitId === 69);
  expect(row?.[6]).toMatchObject({ text: `RR-AAAAA-BBBBB-${printed?.line}` });
});

it('takes a ratio from its totals, and prints a dash where nothing is known', () => {
  const { figures } = composeDocument(source());
  expect(figures.find(({ key }) => key === `${id('PV05')}:0`)?.printed).toBe(1);
  expect(figures.find(({ key }) => key === `${id('DN01')}:0`)?.printed).toBeNull();
});

it('shows the figures of each child, and those without any as such', () => {
  const table = composeDocument(source()).document.annexes[1]?.table;
  expect(table?.rows[0]?.[1]?.text).toBe('Xã Mai Châu');
  expect(table?.rows[1]?.at(-1)?.text).toBe('chưa có số liệu được duyệt');
});

it('has neither number nor code while it is a draft', () => {
  const { document } = composeDocument(source({ issue: null }));
  expect(document).toMatchObject({ draft: true, number: null, verification: null });
});

it('a printed figure of one language or platform says of which line it is a part', () => {
  const { figures } = composeDocument(source());
  const english = figures.find(({ label }) => label.vi.endsWith('Tiếng Anh'));
  expect(english?.label.vi).toMatch(/^Tin, bài .+ – Tiếng Anh$/);
});
