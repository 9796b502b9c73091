/** A code as it is printed: `RR-7K2MP-Q4XTA` on a document, with `-12` behind it beside line 12 of an annex. */
const PRINTED = /^([A-Z0-9]+-[A-Z0-9]+-[A-Z0-9]+)-(\d{1,5})$/;

/**
 * Takes a printed code apart. People type it by hand: spaces and small letters are forgiven.
 *
 * @param line asked for apart from the code (`?dong=12`); the line behind the code goes before it
 */
export function readPrintedCode(text: string, line?: string | null): { code: string; line: number | null } {
  const code = text.replace(/\s+/g, '').toUpperCase();
  const [, document, printed] = PRINTED.exec(code) ?? [];
  const wanted = Number(printed ?? line ?? '');
  return { code: document ?? code, line: Number.isInteger(wanted) && wanted > 0 ? wanted : null };
}
