const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
const CHUNK = 0x8000;

/** Width and height within the longest side, in proportion. */
function fitted(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}

/**
 * Makes a picture small enough for a weak network: at most 1600 pixels on its longer side, drawn anew, so that what
 * the camera hid in the file stays on the machine.
 *
 * @returns JPEG as base64
 * @throws when the file is no picture that the browser can draw
 */
export async function smallPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser cannot draw');
  // Where a picture is clear, paper shows through; without it JPEG would make it black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('the picture could not be written');
  return base64(new Uint8Array(await blob.arrayBuffer()));
}
