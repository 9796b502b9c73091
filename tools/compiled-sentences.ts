import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'sentences:';

/** Reads every sentence of one language: id → ICU text. `reporting.json` holds `reporting.…`. */
export function readSentences(folder: string): Map<string, string> {
  const sentences = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(entries)) sentences.set(`${basename(file, '.json')}.${key}`, text);
  }
  return sentences;
}

/**
 * Vite plugin: `import('sentences:vi')` is one language, compiled while building, so that the
 * parser of ICU messages never travels to the browser.
 */
export function compiledSentences(localesFolder: string): Plugin {
  return {
    name: 'compiled-sentences',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const folder = join(localesFolder, id.slice(PREFIX.length + 1));
      for (const file of readdirSync(folder)) this.addWatchFile(join(folder, file));
      const compiled = [...readSentences(folder)].map(([key, text]) => [key, compileMessageOrThrow(text)]);
      return `export const sentences = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))});`;
    },
  };
}
