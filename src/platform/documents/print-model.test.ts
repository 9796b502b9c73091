import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textWidth } from './fonts.ts';
import { balanced, printModel } from './print-model.ts';
import { partyReport, stateReport } from './sample-document.test-data.ts';
import { millimetres } from './typography.ts';

it('draws lines as long as the layout asks: the motto whole, the issuing body a third to a half', () => {
  const { head } = printModel(stateReport);
  expect(head.topLine).toBeCloseTo(millimetres(textWidth('Độc lập - Tự do - Hạnh phúc', 13, 'bold')), 6);
  const name = millimetres(textWidth('BAN CHỈ ĐẠO NHÂN QUYỀN', 12, 'bold'));
  expect(head.issuingLine / name).toBeGreaterThan(1 / 3);
  expect(head.issuingLine / name).toBeLessThan(1 / 2);
  expect(printModel(partyReport).head.topLine).toBeCloseTo(
    millimetres(textWidth('ĐẢNG CỘNG SẢN VIỆT NAM', 15, 'bold')),
    6,
  );
});

it('breaks a long name into lines that fit, losing no word', () => {
  const names = fc.array(fc.constantFrom('BAN', 'CHỈ', 'ĐẠO', 'CÔNG', 'TÁC', 'THÔNG', 'TIN', 'ĐỐI', 'NGOẠI'), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(names, (words) => {
      const lines = balanced(words.join(' '), 12, 'bold', 60).split('\n');
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines) expect(millimetres(textWidth(line, 12, 'bold'))).toBeLessThanOrEqual(60);
    }),
  );
});

it('keeps the line breaks that someone chose', () => {
  expect(balanced('BAN CHỈ ĐẠO\nTHÔNG TIN ĐỐI NGOẠI', 12, 'bold', 10)).toBe('BAN CHỈ ĐẠO\nTHÔNG TIN ĐỐI NGOẠI');
});
