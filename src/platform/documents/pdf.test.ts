import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { OfficialDocument } from '../../kernel/official-document.ts';
import { renderPdf } from './pdf.ts';
import { AWKWARD, communeTable, partyReport, stateReport } from './sample-document.test-data.ts';

/** What a reader sees: the pages in order, their sizes and words (without spaces), and all links. */
async function read(doc: OfficialDocument) {
  const bytes = Buffer.from(await renderPdf(doc));
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of bytes.toString('latin1').matchAll(/\n(\d+) 0 obj\n(.*?)\nendobj/gs))
    objects.set(id, body);
  const follow = (body: string, key: string) =>
    objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => ({
      size: /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/
        .exec(page)
        ?.slice(1)
        .map((points) => Math.round((Number(points) / 72) * 25.4)),
      words: wordsOf(unpack(follow(page, 'Contents')), fontsOf(follow(page, 'Resources'), objects)),
    }));
  const links = [...objects.values()].flatMap((body) =>
    [...body.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address]) => address),
  );
  return { bytes, pages, links, all: pages.map(({ words }) => words).join('') };
}

const unpack = (body: string) => {
  const packed = /stream\n(.*)\nendstream/s.exec(body)?.[1] ?? '';
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
};

/** For each font of a page, the letters of its glyphs. */
function fontsOf(resources: string, objects: Map<string, string>) {
  const named = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
  return new Map(
    named.map(([, name = '', id = '']) => {
      const map = unpack(objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '') ?? '');
      const pairs = [...map.matchAll(/<(\w{4})> <(\w+)>/g)].map(
        ([, glyph = '', letters = '']) =>
          [Number.parseInt(glyph, 16), Buffer.from(letters, 'hex').swap16().toString('utf16le')] as const,
      );
      return [name, new Map(pairs)];
    }),
  );
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a literal string, which may hold brackets in pairs and escaped signs. */
function literalAt(content: string, start: number): { bytes: string; end: number } {
  let bytes = '';
  let depth = 1;
  let at = start;
  while (true) {
    const [sign = ''] = /\\[0-7]{1,3}|\\.|./sy.exec(content.slice(at, at + 4)) ?? [];
    at += sign.length;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) return { bytes, end: at };
    const escaped = sign.slice(1);
    if (!sign.startsWith('\\')) bytes += sign;
    else bytes += /\d/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped);
  }
}

function wordsOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let words = '';
  const next = /\/(F\d+) [\d.]+ Tf|\(/g;
  for (let found = next.exec(content); found; found = next.exec(content)) {
    if (found[1]) font = fonts.get(found[1]) ?? font;
    if (found[0] !== '(') continue;
    const { bytes, end } = literalAt(content, next.lastIndex);
    next.lastIndex = end;
    for (let at = 0; at < bytes.length; at += 2) {
      words += font.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? '?';
    }
  }
  return tight(words);
}

const tight = (text: string) => text.replace(/\s/g, '');

it('draws a PDF of A4 pages, the landscape annex lying on its side', async () => {
  const { bytes, pages } = await read(stateReport);
  expect(bytes.subarray(0, 4).toString()).toBe('%PDF');
  expect(pages.map(({ size }) => size)).toEqual([
    [210, 297],
    [297, 210],
    [297, 210],
    [210, 297],
  ]);
  expect(bytes.toString('latin1')).toContain('pdfaid:part');
});

it('sets each layout under its own head', async () => {
  const [state, party] = [(await read(stateReport)).all, (await read(partyReport)).all];
  for (const line of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 05/BC-BCĐ',
    'BÁO CÁO',
    'Kính gửi: Ban Chỉ đạo',
    'I. CÔNG TÁC CHỈ ĐẠO',
    'Nơi nhận:',
    'Phụ lục II',
  ]) {
    expect(state).toContain(tight(line));
  }
  for (const line of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BAN CHỈ ĐẠO CÔNG TÁC THÔNG TIN ĐỐI NGOẠI*', 'Số 12-BC/BCĐ'])
    expect(party).toContain(tight(line));
  expect(party).not.toContain(tight('CỘNG HÒA XÃ HỘI'));
});

it('numbers pages from 1 in each annex and hides the first number', async () => {
  const { pages } = await read({ ...stateReport, illustrative: false, verification: null });
  const [, annexFirst, annexSecond, other] = pages.map(({ words }) => words);
  expect(annexFirst).toMatch(/^PhụlụcI/);
  expect(annexSecond).toMatch(/^2Tin,bài.*XãMường25/);
  expect(other).toMatch(/^PhụlụcII/);
});

it('reads no text as markup: awkward signs come out as they are', async () => {
  const cell = { header: [[{ text: AWKWARD }]], rows: [[{ text: AWKWARD }]] };
  const subject = `${AWKWARD} ${AWKWARD}`;
  const { all } = await read({
    ...stateReport,
    subject,
    annexes: [{ title: 'x', orientation: 'portrait', table: cell }],
  });
  expect(all.split(tight(AWKWARD))).toHaveLength(1 + 1 + 2 + 2);
});

it('leads from every figure to its trace, and from every page to the verification', async () => {
  const { links, pages } = await read(stateReport);
  expect(links.filter((address) => address?.includes('/t/'))).toHaveLength(1 + 40 * 10);
  expect(links.filter((address) => address?.includes('/v/7K2M-9QXD'))).toHaveLength(pages.length);
  expect(pages.every(({ words }) => words.includes('Mãxácminh:7K2M-9QXD'))).toBe(true);
});

it('says on every page that figures are made up or that the document is a draft', async () => {
  const draft = { ...stateReport, illustrative: false, draft: true, number: null };
  expect((await read(stateReport)).pages.every(({ words }) => words.includes('SỐLIỆUMINHHỌA'))).toBe(true);
  expect((await read(draft)).pages.every(({ words }) => words.includes('BẢNNHÁP'))).toBe(true);
  expect((await read(draft)).all).toContain('Số:/BC-BCĐ');
  expect((await read({ ...stateReport, illustrative: false })).all).not.toMatch(/MINHHỌA|BẢNNHÁP/);
});

it('repeats the headings on every page of a province of 148 communes and drops no row', async () => {
  const { pages, all } = await read({
    ...stateReport,
    annexes: [{ title: 'Kết quả', orientation: 'landscape', table: communeTable(148) }],
  });
  const annex = pages.filter(({ size }) => size?.[0] === 297);
  expect(annex.length).toBeGreaterThan(3);
  expect(annex.every(({ words }) => words.includes('Xã,phườngMãtruyvết'))).toBe(true);
  for (let commune = 1; commune <= 148; commune += 1) expect(all).toContain(`XãMường${commune}${commune}.000`);
});

it('gives the same bytes for the same document', async () => {
  const [first, second] = [await renderPdf(stateReport), await renderPdf(structuredClone(stateReport))];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

it('draws a document even where no font has a sign of it', async () => {
  const { all } = await read({ ...stateReport, subject: 'Kết quả \ue123 quý III' });
  expect(all).toContain('quýIII');
});

it('refuses a document whose table would show figures under the wrong heading', async () => {
  const table = { header: [[{ text: 'Xã' }, { text: 'Tin' }]], rows: [[{ text: '5' }]] };
  const annexes: OfficialDocument['annexes'] = [{ title: 'x', orientation: 'portrait', table }];
  await expect(renderPdf({ ...stateReport, annexes })).rejects.toThrow('Row 1 fills 1 of 2 columns');
});
