import sharp from 'sharp';

const LARGEST_SIDE = 1600;
/** A small file can unpack into a huge picture; more points than this are refused before they are unpacked. */
const MOST_POINTS = 40_000_000;

/**
 * Makes a picture anew as WebP: upright, at most 1600 points a side, without the place, device and other hidden data
 * that cameras leave in it. The type is read from the content, never from a name.
 *
 * @returns null where the bytes are no JPEG, PNG or WebP picture, or one too large to open safely
 */
export async function readPicture(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_POINTS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!format || !['jpeg', 'png', 'webp'].includes(format)) return null;
    return await picture
      .rotate()
      .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  } catch {
    return null;
  }
}
