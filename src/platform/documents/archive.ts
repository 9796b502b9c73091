import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The files of an archive, by path, in their order. */
export type Archive = Map<string, Buffer>;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** 1 January 1980, the first day a ZIP file knows: an archive says nothing about when it was made. */
const NO_DAY = 0x21;
const UTF8 = 0x0800;

/** @throws Error if the bytes are no ZIP archive */
export function readArchive(bytes: Uint8Array): Archive {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('Not a ZIP archive');
  const files: Archive = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), contentOf(zip, at));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return zip.readUInt16LE(entry + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed);
}

/** Packs the files in their order; the same files always give the same bytes. */
export function writeArchive(files: Archive): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const facts = factsOf(content, packed, name);
    const local = Buffer.concat([words(LOCAL), facts, name, packed]);
    entries.push(Buffer.concat([words(ENTRY), Buffer.from([20, 0]), facts, Buffer.alloc(10), words(offset), name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function words(value: number): Buffer {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(value);
  return word;
}

/** The part that the local header and the directory share: version to length of the extra field. */
function factsOf(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  for (const [value, at] of [
    [20, 0],
    [UTF8, 2],
    [8, 4],
    [NO_DAY, 8],
    [name.length, 22],
  ] as const)
    facts.writeUInt16LE(value, at);
  for (const [value, at] of [
    [crc32(content), 10],
    [packed.length, 14],
    [content.length, 18],
  ] as const)
    facts.writeUInt32LE(value, at);
  return facts;
}
