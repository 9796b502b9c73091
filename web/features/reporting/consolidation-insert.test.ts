import { expect, it } from 'vitest';
import { insertRecommendations, insertWords, sourceNames } from './consolidation-insert.ts';

const source = (name: string) => ({ id: name.length, name, versionNo: 1 });
const group = (body: string, names: string[], addressee: string | null = null) => ({
  body,
  addressee,
  sources: names.map(source),
});

it('words taken from below follow the own text and name who said them', () => {
  const text = insertWords('Còn ba hạn chế.', [group('Đường truyền yếu ở xã vùng cao.', ['Xã Mai Châu', 'Xã Bao La'])]);
  expect(text).toBe('Còn ba hạn chế.\n- Đường truyền yếu ở xã vùng cao (Xã Mai Châu; Xã Bao La).');
});

it('words taken from below into an empty section begin it', () => {
  expect(insertWords('  \n', [group('Chưa có kinh phí riêng', ['Xã Tam Đảo'])])).toBe(
    '- Chưa có kinh phí riêng (Xã Tam Đảo).',
  );
});

it('eleven sources are ten names and one counted, so that none is dropped unseen', () => {
  const names = Array.from({ length: 11 }, (_, index) => `Xã ${index + 1}`);
  expect(sourceNames(names)).toBe(`${names.slice(0, 10).join('; ')}; và 1 đơn vị khác`);
});

it('a recommendation keeps whom it asks; one that names nobody goes to the unit above', () => {
  const groups = [
    group('Hỗ trợ một biên dịch viên.', ['Xã Mai Châu'], 'Sở Ngoại vụ'),
    group('Sớm cấp kinh phí', ['Xã Bao La']),
  ];
  const own = { id: 'a', body: 'Sớm ban hành hướng dẫn', addressee: 'Bộ Ngoại giao' };
  const list = insertRecommendations([own], groups, 'Trung ương', () => 'new');
  expect(list).toEqual([
    own,
    { id: 'new', body: 'Hỗ trợ một biên dịch viên (Xã Mai Châu)', addressee: 'Sở Ngoại vụ' },
    { id: 'new', body: 'Sớm cấp kinh phí (Xã Bao La)', addressee: 'Trung ương' },
  ]);
});
