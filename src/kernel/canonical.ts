/**
 * Data as one text, whatever order its keys were written or stored in: the same data give the same text, and so the
 * same digest, on every machine and after every way through a database.
 *
 * Keys stand by length, then by letter, which is the order PostgreSQL keeps them in: what is read back from it is
 * canonical already.
 */
export function canonicalText(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonicalText).join(',')}]`;
  if (data === null || typeof data !== 'object') return JSON.stringify(data);
  const entries = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonicalText(value)}`).join(',')}}`;
}
