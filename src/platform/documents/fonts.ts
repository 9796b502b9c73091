import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Tinos, the free font with the widths of Times New Roman. The PDF embeds it; for Word, which
 * brings Times New Roman itself, it tells how long a line of text will be.
 */
const FOLDER = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')));

export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic';

const FILES = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} satisfies Record<Face, string>;

/** The font files as bytes, all four faces. */
export const fontFiles = (): Buffer[] => Object.values(FILES).map((file) => readFileSync(join(FOLDER, file)));

/** Width of one line of text, in points. Signs the font lacks count as half an em. */
export function textWidth(text: string, size: number, face: Face = 'regular'): number {
  const { advanceOf, unitsPerEm } = metricsOf(face);
  const units = Array.from(text).reduce((sum, sign) => sum + advanceOf(sign.codePointAt(0) ?? 0), 0);
  return (units / unitsPerEm) * size;
}

interface Metrics {
  unitsPerEm: number;
  advanceOf(codePoint: number): number;
}
const known = new Map<Face, Metrics>();

function metricsOf(face: Face): Metrics {
  const metrics = known.get(face) ?? readMetrics(readFileSync(join(FOLDER, FILES[face])));
  known.set(face, metrics);
  return metrics;
}

/** @source OpenType specification: tables head, hhea, hmtx, cmap */
function readMetrics(font: Buffer): Metrics {
  const unitsPerEm = font.readUInt16BE(tableAt(font, 'head') + 18);
  const measured = font.readUInt16BE(tableAt(font, 'hhea') + 34);
  const advances = tableAt(font, 'hmtx');
  const glyphOf = characterMap(font);
  const advanceOf = (codePoint: number) => {
    const glyph = glyphOf(codePoint);
    return glyph === 0 ? unitsPerEm / 2 : font.readUInt16BE(advances + 4 * Math.min(glyph, measured - 1));
  };
  return { unitsPerEm, advanceOf };
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

/** Reads the format 4 subtable: segments of code points with a shift or a list of glyphs. */
function characterMap(font: Buffer): (codePoint: number) => number {
  const map = unicodeMapAt(font);
  const doubled = font.readUInt16BE(map + 6);
  const [ends, starts] = [map + 14, map + 16 + doubled];
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (font.readUInt16BE(ends + at) < codePoint) continue;
      const start = font.readUInt16BE(starts + at);
      if (start > codePoint) return 0;
      const shift = font.readUInt16BE(starts + doubled + at);
      const listAt = starts + 2 * doubled + at;
      const list = font.readUInt16BE(listAt);
      if (list === 0) return (codePoint + shift) & 0xffff;
      const glyph = font.readUInt16BE(listAt + list + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + shift) & 0xffff;
    }
    return 0;
  };
}

function unicodeMapAt(font: Buffer): number {
  const cmap = tableAt(font, 'cmap');
  for (let at = cmap + 4; at < cmap + 4 + 8 * font.readUInt16BE(cmap + 2); at += 8) {
    const map = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(map) === 4) return map;
  }
  throw new Error('The font has no map of Unicode characters');
}
