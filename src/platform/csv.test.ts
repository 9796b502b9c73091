import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

it('reads quoted commas, doubled quotes and empty fields', () => {
  expect(parseCsv('a,b,c\n"x, y","say ""hi""",\n1,,3\n')).toEqual([
    { a: 'x, y', b: 'say "hi"', c: '' },
    { a: '1', b: '', c: '3' },
  ]);
});
