import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArchive, writeArchive } from './archive.ts';

const files = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[\p{L}\d/._]{1,20}$/u), fc.uint8Array({ maxLength: 400 })), {
    selector: ([path]) => path,
  })
  .map((entries) => new Map(entries.map(([path, content]) => [path, Buffer.from(content)])));

it('reads back exactly the files it packed, in their order', () => {
  fc.assert(
    fc.property(files, (packed) => {
      expect([...readArchive(writeArchive(packed))]).toEqual([...packed]);
    }),
  );
});

it('refuses bytes that are no archive', () => {
  expect(() => readArchive(Buffer.from('a text'))).toThrow('Not a ZIP archive');
});
