import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSentences } from './compiled-sentences.ts';
import { compareLanguages, compareRefusals, findUnknown, findUnused, type SourceFile } from './locale-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function readFiles(...patterns: string[]): SourceFile[] {
  return globSync(patterns, { cwd: root })
    .filter((path) => !/\.(test|d)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Everything wrong with the sentences of the product, one line each. */
function findFaults(): string[] {
  const vi = readSentences(join(root, 'locales/vi'));
  const en = readSentences(join(root, 'locales/en'));
  const web = readFiles('web/**/*.ts', 'web/**/*.tsx');
  const server = readFiles('src/**/*.ts');
  return [
    ...compareLanguages(vi, en),
    ...findUnknown(web, vi),
    ...findUnused([...web, ...server], vi),
    ...compareRefusals(server, vi),
  ];
}

const faults = findFaults();
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'Every sentence is there in both languages.' : `${faults.length} sentences to mend.`);
process.exitCode = faults.length === 0 ? 0 : 1;
