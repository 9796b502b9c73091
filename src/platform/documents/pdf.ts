import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { LAYOUT_WORDS, type OfficialDocument } from '../../kernel/official-document.ts';
import { fontFiles } from './fonts.ts';
import { printModel } from './print-model.ts';
import { EDGE, GAP, INDENT, MARK_COLOUR, PAGES } from './typography.ts';

/** The media type of what `renderPdf` answers. */
export const PDF_TYPE = 'application/pdf';

const TEMPLATE = new URL('./official-document.typ', import.meta.url);

const SETUP = JSON.stringify({
  pages: PAGES,
  edge: EDGE,
  indent: INDENT,
  gap: GAP,
  markColour: MARK_COLOUR,
  words: LAYOUT_WORDS,
});

/**
 * Draws an official document as PDF, for the archive (PDF/A-2b) wherever its letters allow, with
 * its font inside. The same document always gives the same bytes.
 *
 * @throws RangeError if the document's number, its day or one of its tables is not sound
 * @source Decree 30/2020/NĐ-CP, Annex I; Instruction 36-HD/VPTW
 */
export async function renderPdf(source: OfficialDocument): Promise<Uint8Array> {
  const inputs = { model: JSON.stringify(printModel(source)), setup: SETUP };
  const compiler = compilerOf();
  const compiled = compiler.compile({ mainFileContent: readFileSync(TEMPLATE, 'utf8'), inputs });
  const drawn = compiled.result;
  if (!drawn) throw new Error(`The document could not be drawn: ${reasonOf(compiled)}`);
  try {
    return compiler.pdf(drawn, { pdfStandard: 'a-2b' });
  } catch {
    // A sign that no font has may not stand in an archival file; an ordinary one shows a box.
    return compiler.pdf(drawn);
  } finally {
    compiler.evictCache(2);
  }
}

let known: NodeCompiler | undefined;

/** One compiler for the process: reading the fonts takes longer than drawing a page. */
function compilerOf(): NodeCompiler {
  known ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fontFiles() }] });
  return known;
}

const reasonOf = (compiled: { takeDiagnostics(): { shortDiagnostics: unknown[] } | null }): string =>
  JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
