import sharp from 'sharp';
import { expect, it } from 'vitest';
import { readPicture } from './pictures.ts';

const photo = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#2f7d4f' } })
    .withExif({ IFD0: { Copyright: 'hidden words' } })
    .jpeg()
    .toBuffer();

it('keeps a photo, smaller and without what the camera wrote into it', async () => {
  const kept = await readPicture(await photo());
  const metadata = await sharp(kept as Buffer).metadata();
  expect(metadata).toMatchObject({ format: 'webp', width: 1600, height: 800 });
  expect(metadata.exif).toBeUndefined();
});

it('refuses what only calls itself a picture', async () => {
  expect(
    await readPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
  ).toBeNull();
  expect(await readPicture(Buffer.from('not a picture'))).toBeNull();
  expect(await readPicture((await photo()).subarray(0, 200))).toBeNull();
});
