/**
 * Reads CSV (RFC 4180: comma, quotes doubled inside quotes) with a header line into one record for each row.
 * For the shipped reference files only: it trusts its input to fit in memory.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = splitCsv(text);
  if (!header) return [];
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error(`The CSV is not well formed near character ${field.lastIndex}.`);
    const [, raw = '', end] = match;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}
