import type { DocumentTable, OfficialDocument, TableCell } from '../../kernel/official-document.ts';

/** Signs that mean something to Word, to Typst or to a browser, and must come out as signs. */
export const AWKWARD =
  '#let x = 1, $a^2$, *đậm*, _nghiêng_, [ngoặc], \\ gạch, @nhắc, "kép", \'đơn\', <script>alert(1)</script>, `mã`, // hết, = đề, ~, &amp;, #sys.inputs';

const link = (row: number, column: number) => `https://figures.example/t/${row}-${column}`;

/** A table of one row per commune, twelve columns, each figure with its trace. */
export function communeTable(communes: number): DocumentTable {
  const figure =
    (row: number) =>
    (_: unknown, column: number): TableCell => ({
      text: `${row}.${String(column).padStart(3, '0')}`,
      align: 'right',
      href: link(row, column),
    });
  return {
    unitNote: 'Đơn vị tính: tin, bài',
    header: [
      [
        { text: 'TT', rowspan: 2 },
        { text: 'Xã, phường', rowspan: 2 },
        { text: 'Tin, bài', colspan: 9 },
        { text: 'Mã truy vết', rowspan: 2 },
      ],
      Array.from({ length: 9 }, (_, column) => ({ text: `Ngôn ngữ ${column + 1}` })),
    ],
    rows: Array.from({ length: communes }, (_, row) => [
      { text: String(row + 1), align: 'center' },
      { text: `Xã Mường ${row + 1}` },
      ...Array.from({ length: 9 }, figure(row + 1)),
      { text: `PT-${row + 1}`, align: 'center', href: link(row + 1, 0) },
    ]),
  };
}

/** A report of a province in the state layout: words, a small table, one landscape and one portrait annex. */
export const stateReport: OfficialDocument = {
  layout: 'state',
  superiorBody: 'Ủy ban nhân dân tỉnh Phú Thọ',
  issuingBody: 'Ban Chỉ đạo nhân quyền',
  issuingBodyInText: 'Ban Chỉ đạo nhân quyền tỉnh Phú Thọ',
  number: 5,
  symbol: { kind: 'BC', bodySymbol: 'BCĐ' },
  place: 'Phú Thọ',
  day: '2026-09-22',
  kindName: 'Báo cáo',
  subject: 'Kết quả công tác quý III năm 2026',
  addressees: ['Ban Chỉ đạo về nhân quyền của Chính phủ'],
  body: [
    { kind: 'heading', level: 1, text: 'I. Công tác chỉ đạo' },
    {
      kind: 'paragraph',
      content: [{ text: 'Toàn tỉnh có ' }, { text: '28.416', href: link(0, 1) }, { text: ' tin, bài.' }],
    },
    { kind: 'list', items: ['Tiếng Việt: 19.204;', 'Tiếng Anh: 9.212.'] },
    { kind: 'heading', level: 2, text: '1. Số liệu' },
    {
      kind: 'table',
      table: {
        header: [[{ text: 'Nội dung' }, { text: 'Quý III' }]],
        rows: [[{ text: 'Tin, bài' }, { text: '28.416' }]],
      },
    },
    { kind: 'source', content: 'Nguồn: báo cáo của 131/148 xã, phường.' },
    { kind: 'paragraph', content: AWKWARD },
  ],
  annexes: [
    { title: 'Kết quả theo xã, phường', orientation: 'landscape', table: communeTable(40) },
    {
      title: 'Nhiệm vụ',
      orientation: 'portrait',
      table: { header: [[{ text: 'Nhiệm vụ' }]], rows: [[{ text: 'Tập huấn' }]] },
    },
  ],
  signer: { authority: ['TM. BAN CHỈ ĐẠO', 'KT. TRƯỞNG BAN'], office: 'PHÓ TRƯỞNG BAN', name: 'Nguyễn Thị Minh Họa' },
  recipients: ['- Như trên;', '- Lưu: VT, BCĐ.'],
  verification: { code: '7K2M-9QXD', url: 'https://figures.example/v/7K2M-9QXD' },
  illustrative: true,
  draft: false,
};

/** The same report from a committee of the Party. */
export const partyReport: OfficialDocument = {
  ...stateReport,
  layout: 'party',
  superiorBody: 'Tỉnh ủy Phú Thọ',
  issuingBody: 'Ban Chỉ đạo công tác thông tin đối ngoại',
  number: 12,
  subject: 'về kết quả công tác quý III năm 2026',
  annexes: stateReport.annexes.slice(0, 1),
};
