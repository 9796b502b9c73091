import { readArchive, writeArchive } from './archive.ts';

/**
 * Takes out of a Word file what differs from one making to the next: the clock in its properties
 * and in the archive, and the random names of its links. What is read on paper stays as it is.
 *
 * @param day 'YYYY-MM-DD', the day that the properties of the file give
 */
export function steadyDocx(bytes: Uint8Array, day: string): Uint8Array {
  const names = new Map<string, string>();
  const steadyName = (found: string) => {
    const name = names.get(found) ?? `rIdLink${names.size + 1}`;
    names.set(found, name);
    return name;
  };
  const files = readArchive(bytes);
  for (const [path, content] of files) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    const text = content
      .toString('utf8')
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
      // Links carry a random name of 21 signs; parts of the file are numbered and stay.
      .replace(/(?<=\b(?:r:id|Id)=")rId[\w-]{21}(?=")/g, steadyName);
    files.set(path, Buffer.from(text));
  }
  return writeArchive(files);
}
