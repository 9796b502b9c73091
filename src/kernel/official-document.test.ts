import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  annexLabel,
  annexReference,
  columnCount,
  linkTarget,
  numberLine,
  type OfficialDocument,
  placeDateLine,
  roman,
} from './official-document.ts';

const issued: OfficialDocument = {
  layout: 'state',
  superiorBody: '',
  issuingBody: 'ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ',
  issuingBodyInText: 'Ủy ban nhân dân tỉnh Phú Thọ',
  number: 5,
  symbol: { kind: 'BC', bodySymbol: 'UBND' },
  place: 'Phú Thọ',
  day: '2026-09-22',
  kindName: 'BÁO CÁO',
  subject: 'Kết quả quý III năm 2026',
  addressees: [],
  body: [],
  annexes: [],
  signer: { authority: [], office: 'CHỦ TỊCH', name: 'Nguyễn Văn A' },
  recipients: [],
  verification: null,
  illustrative: false,
  draft: false,
};

it('writes number and symbol as each layout prescribes', () => {
  expect(numberLine(issued)).toBe('Số: 05/BC-UBND');
  expect(numberLine({ ...issued, number: 412 })).toBe('Số: 412/BC-UBND');
  const party = { ...issued, layout: 'party', symbol: { kind: 'BC', bodySymbol: 'BCĐ' } } as const;
  expect(numberLine({ ...party, number: 12 })).toBe('Số 12-BC/BCĐ');
  expect(numberLine({ ...party, number: 6 })).toBe('Số 06-BC/BCĐ');
});

it('leaves the number and the day of a draft open, whatever it carries', () => {
  const draft = { ...issued, draft: true };
  expect(numberLine(draft)).toMatch(/^Số: \u00a0+\/BC-UBND$/);
  expect(numberLine({ ...draft, number: null })).toBe(numberLine(draft));
  expect(placeDateLine(draft)).toMatch(/^Phú Thọ, ngày \u00a0+ tháng 9 năm 2026$/);
});

it('refuses to print an issued document without a number of the register', () => {
  for (const number of [null, 0, -1, 1.5, Number.NaN])
    expect(() => numberLine({ ...issued, number })).toThrow(RangeError);
});

it('pads days below 10 and the months January and February, no others', () => {
  expect(placeDateLine(issued)).toBe('Phú Thọ, ngày 22 tháng 9 năm 2026');
  expect(placeDateLine({ ...issued, day: '2026-02-05' })).toBe('Phú Thọ, ngày 05 tháng 02 năm 2026');
  expect(placeDateLine({ ...issued, day: '2026-03-09' })).toBe('Phú Thọ, ngày 09 tháng 3 năm 2026');
  expect(placeDateLine({ ...issued, day: '2026-12-10' })).toBe('Phú Thọ, ngày 10 tháng 12 năm 2026');
  expect(() => placeDateLine({ ...issued, day: '22/9/2026' })).toThrow(RangeError);
});

it('numbers annexes in Roman numerals from two annexes on', () => {
  expect(annexLabel(0, 1)).toBe('Phụ lục');
  expect([0, 1, 3].map((index) => annexLabel(index, 4))).toEqual(['Phụ lục I', 'Phụ lục II', 'Phụ lục IV']);
});

it('gives every whole number its own Roman numeral', () => {
  const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 399 }), (value) => {
      const signs = [...roman(value)].map((sign) => worth[sign] ?? Number.NaN);
      const read = signs.reduce((sum, sign, at) => sum + (sign < (signs[at + 1] ?? 0) ? -sign : sign), 0);
      expect(read).toBe(value);
      expect(roman(value)).not.toMatch(/(.)\1{3}/);
    }),
  );
});

it('says under an annex title which document it belongs to', () => {
  expect(annexReference(issued)).toBe(
    '(Kèm theo Báo cáo số 05/BC-UBND ngày 22 tháng 9 năm 2026 của Ủy ban nhân dân tỉnh Phú Thọ)',
  );
});

it('refuses a table whose row would shift its figures under the wrong heading', () => {
  const header = [
    [
      { text: 'Xã', rowspan: 2 },
      { text: 'Tin, bài', colspan: 2 },
    ],
    [{ text: 'Việt' }, { text: 'Anh' }],
  ];
  const full = [{ text: 'Mai Châu' }, { text: '1' }, { text: '2' }];
  expect(columnCount({ header, rows: [full, [{ text: 'Chưa báo cáo', colspan: 3 }]] })).toBe(3);
  expect(() => columnCount({ header, rows: [full, full.slice(1)] })).toThrow('Row 2 fills 2 of 3 columns');
  expect(() => columnCount({ header: header.slice(0, 1), rows: [full] })).toThrow(RangeError);
  expect(() => columnCount({ header, rows: [full], widths: [1, 2] })).toThrow(RangeError);
});

it('draws only web addresses as links', () => {
  expect(linkTarget('https://vi.example/t/AB12')).toBe('https://vi.example/t/AB12');
  for (const href of [undefined, '', 'javascript:alert(1)', 'file:///etc/passwd', '/t/AB12'])
    expect(linkTarget(href)).toBeNull();
});
