import { expect, it } from 'vitest';
import type { OfficialDocument } from '../../kernel/official-document.ts';
import { readArchive } from './archive.ts';
import { renderDocx } from './docx.ts';
import { AWKWARD, communeTable, partyReport, stateReport } from './sample-document.test-data.ts';

/** A part of the Word file as XML, and as the words that stand in it. */
async function read(doc: OfficialDocument) {
  const files = readArchive(await renderDocx(doc));
  const xml = (path: string) => files.get(path)?.toString('utf8') ?? '';
  const words = (path: string) =>
    [...xml(path).matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) => textOf(paragraph)).filter(Boolean);
  return { files, xml, main: xml('word/document.xml'), words: words('word/document.xml'), wordsOf: words };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:(br)\/>/g)]
    .map(([, text, isBreak]) => (isBreak ? ' ' : (text ?? '').replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '?')))
    .join('');

const paragraphWith = (xml: string, text: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .find((paragraph) => textOf(paragraph) === text) ?? '';

it('sets a report of a state body as Decree 30 prescribes', async () => {
  const { main, words } = await read(stateReport);
  for (const line of [
    'ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ',
    'BAN CHỈ ĐẠO NHÂN QUYỀN',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 05/BC-BCĐ',
    'Phú Thọ, ngày 22 tháng 9 năm 2026',
    'BÁO CÁO',
    'Kính gửi: Ban Chỉ đạo về nhân quyền của Chính phủ.',
    'I. CÔNG TÁC CHỈ ĐẠO',
    '- Như trên;',
    'Nguyễn Thị Minh Họa',
  ]) {
    expect(words).toContain(line);
  }
  expect(paragraphWith(main, 'BÁO CÁO')).toMatch(/<w:b\/>.*<w:sz w:val="28"\/>/);
  expect(paragraphWith(main, 'Phú Thọ, ngày 22 tháng 9 năm 2026')).toContain('<w:i/>');
  expect(paragraphWith(main, 'Nơi nhận:')).toMatch(/<w:b\/>.*<w:i\/>.*<w:sz w:val="24"\/>/);
  expect(paragraphWith(main, '- Như trên;')).toContain('<w:sz w:val="22"/>');
  expect(words).not.toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
});

it('sets a report of a Party committee as Instruction 36 prescribes', async () => {
  const { main, words } = await read(partyReport);
  expect(words).toEqual(expect.arrayContaining(['ĐẢNG CỘNG SẢN VIỆT NAM', '*', 'Số 12-BC/BCĐ', '-----']));
  expect(words.join()).not.toMatch(/CỘNG HÒA|Độc lập/);
  expect(paragraphWith(main, 'ĐẢNG CỘNG SẢN VIỆT NAM')).toMatch(/<w:b\/>.*<w:sz w:val="30"\/>/);
  expect(paragraphWith(main, 'BÁO CÁO')).toMatch(/<w:b\/>.*<w:sz w:val="32"\/>/);
  expect(paragraphWith(main, 'về kết quả công tác quý III năm 2026')).toMatch(/<w:b\/>.*<w:sz w:val="30"\/>/);
});

it('keeps the margins of the decree and gives each annex pages and page numbers of its own', async () => {
  const { main } = await read(stateReport);
  const sections = [...main.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) => section);
  const millimetres = (section: string, name: string) =>
    Math.round((Number(new RegExp(`w:${name}="(\\d+)"`).exec(section)?.[1]) / 1440) * 25.4);
  expect(sections.map((section) => /w:orient="(\w+)"/.exec(section)?.[1])).toEqual([
    'portrait',
    'landscape',
    'portrait',
  ]);
  expect(sections.map((section) => [millimetres(section, 'w'), millimetres(section, 'h')])).toEqual([
    [210, 297],
    [297, 210],
    [210, 297],
  ]);
  const [first = ''] = sections;
  expect(['top', 'bottom', 'left', 'right'].map((side) => millimetres(first, side))).toEqual([20, 20, 30, 15]);
  for (const section of sections) {
    expect(section).toContain('<w:pgNumType w:start="1"/>');
    expect(section).toContain('<w:titlePg/>');
  }
});

it('sets the body in Times New Roman 14, justified, first line 1.27 cm, 6 pt apart', async () => {
  const styles = (await read(stateReport)).xml('word/styles.xml');
  const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/s.exec(styles)?.[0] ?? '';
  expect(/<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)?.[0]).toMatch(/Times New Roman.*<w:sz w:val="28"\/>/s);
  expect(body).toContain('<w:jc w:val="both"/>');
  expect(body).toContain('w:firstLine="720"');
  expect(body).toContain('w:after="120"');
});

it('numbers two annexes in Roman numerals and says which document each belongs to', async () => {
  const { words } = await read(stateReport);
  expect(words).toEqual(expect.arrayContaining(['Phụ lục I', 'KẾT QUẢ THEO XÃ, PHƯỜNG', 'Phụ lục II']));
  expect(words.filter((line) => line.startsWith('(Kèm theo Báo cáo số 05/BC-BCĐ ngày 22'))).toHaveLength(2);
  expect((await read(partyReport)).words).toContain('Phụ lục');
});

it('repeats both heading rows of an annex and never breaks a row over two pages', async () => {
  const { main } = await read(stateReport);
  const annex = [...main.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
    .map(([table]) => table)
    .find((table) => table.includes('Xã Mường 1<'));
  const rows = [...(annex ?? '').matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
  expect(rows).toHaveLength(42);
  expect(rows.map((row) => row.includes('<w:tblHeader/>')).indexOf(false)).toBe(2);
  expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
});

it('leads from every figure to its trace, and from every page to the verification', async () => {
  const { main, xml, wordsOf } = await read(stateReport);
  const targets = new Map(
    [...xml('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([relation]) => [
      /Id="([^"]*)"/.exec(relation)?.[1],
      /Target="([^"]*)"/.exec(relation)?.[1],
    ]),
  );
  const links = [...main.matchAll(/<w:hyperlink [^>]*r:id="([^"]*)".*?<\/w:hyperlink>/gs)].map(
    ([link, id]) => `${textOf(link)} ${targets.get(id)}`,
  );
  expect(links).toHaveLength(1 + 40 * 10);
  expect(links).toContain('28.416 https://figures.example/t/0-1');
  expect(links).toContain('7.003 https://figures.example/t/7-3');
  for (const footer of [1, 2, 3, 4, 5, 6]) {
    expect(wordsOf(`word/footer${footer}.xml`)).toEqual([
      'Mã xác minh: 7K2M-9QXD – https://figures.example/v/7K2M-9QXD',
    ]);
    expect(xml(`word/_rels/footer${footer}.xml.rels`)).toContain('Target="https://figures.example/v/7K2M-9QXD"');
  }
});

it('says on every page that figures are made up or that the document is a draft', async () => {
  const marks = async (doc: OfficialDocument) => {
    const { wordsOf } = await read(doc);
    return [1, 2, 3, 4, 5, 6].map((header) => wordsOf(`word/header${header}.xml`).join().trim());
  };
  expect(await marks(stateReport)).toEqual(Array(6).fill('SỐ LIỆU MINH HỌA'));
  expect(await marks({ ...stateReport, illustrative: false, draft: true, number: null })).toEqual(
    Array(6).fill('BẢN NHÁP'),
  );
  expect(await marks({ ...stateReport, illustrative: false })).toEqual(Array(6).fill(''));
});

it('shows awkward signs as they are, joins letters and drops what a Word file can not hold', async () => {
  const { words } = await read({
    ...stateReport,
    subject: 'Kết quả\u0000 ho\u0300a\ud800 \u001b🎌',
    place: 'Pho\u0301',
  });
  expect(words).toContain(AWKWARD);
  expect(words.join('\n')).toContain('Kết quả hòa� 🎌');
  expect(words.join('\n')).toContain('Phó, ngày');
});

it('does not draw an address that is none of the web as a link', async () => {
  const body: OfficialDocument['body'] = [
    { kind: 'paragraph', content: [{ text: 'bấm', href: 'javascript:alert(1)' }] },
  ];
  const { main, xml, words } = await read({ ...stateReport, body, annexes: [] });
  expect(words).toContain('bấm');
  expect(main + xml('word/_rels/document.xml.rels')).not.toContain('javascript');
});

it('gives the same bytes for the same document, and other bytes for another figure', async () => {
  const [first, second] = [await renderDocx(stateReport), await renderDocx(structuredClone(stateReport))];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const corrected = await renderDocx({ ...stateReport, number: 6 });
  expect(Buffer.from(first).equals(Buffer.from(corrected))).toBe(false);
  expect((await read(stateReport)).xml('docProps/core.xml')).toContain('2026-09-22T00:00:00Z');
});

it('holds a province of 148 communes, every row of it', async () => {
  const annexes: OfficialDocument['annexes'] = [
    { title: 'Kết quả', orientation: 'landscape', table: communeTable(148) },
  ];
  const { words } = await read({ ...stateReport, annexes });
  expect(words.filter((line) => line.startsWith('Xã Mường '))).toHaveLength(148);
});
