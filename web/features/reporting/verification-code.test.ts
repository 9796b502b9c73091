import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPrintedCode } from './verification-code.ts';

it('the code printed beside a line names the document and the line', () => {
  expect(readPrintedCode('RR-7K2MP-Q4XTA-12')).toEqual({ code: 'RR-7K2MP-Q4XTA', line: 12 });
});

it('the code of a whole document names no line, even when its last letters are all digits', () => {
  expect(readPrintedCode('RR-7K2MP-23456')).toEqual({ code: 'RR-7K2MP-23456', line: null });
});

it('a line asked for in the address is found', () => {
  expect(readPrintedCode('RR-7K2MP-Q4XTA', '7')).toEqual({ code: 'RR-7K2MP-Q4XTA', line: 7 });
});

it('a line that is no number is no line', () => {
  for (const line of ['0', '-3', 'x', '1.5', '']) expect(readPrintedCode('RR-7K2MP-Q4XTA', line).line).toBeNull();
});

it('every code and line come back from what is printed, typed in any case and with spaces around', () => {
  const letters = fc.stringMatching(/^[2-9A-HJKMNP-Z]{5}$/);
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 1, max: 99_999 }), (first, second, line) => {
      const code = `RR-${first}-${second}`;
      expect(readPrintedCode(` ${code.toLowerCase()}-${line} `)).toEqual({ code, line });
    }),
  );
});
