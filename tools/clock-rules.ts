import type { SourceFile } from './locale-rules.ts';

/** A rule that looks at a clock answers differently tomorrow: slices are handed the time, in SQL too. */
const CLOCKS = [
  /\bnew Date\b(?!\()|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bDate\.now\b/,
  /(?<![.\w])(?:now|clock_timestamp|transaction_timestamp|statement_timestamp)\(\)/,
  /\b(?:current_date|current_timestamp|localtimestamp)\b/i,
];
/** Nor does a pure rule draw lots. */
const CHANCE = [/\bMath\.random\b/, /\bcrypto\./, /\bperformance\./, /\bTemporal\.Now\b/];

const PURE = /^src\/(kernel\/|features\/[^/]+\/domain(\.ts$|\/))/;
const SLICE = /^src\/features\//;

const withoutRemarks = (code: string) => code.replace(/(^|[^:])\/\/.*$|\/\*[\s\S]*?\*\//gm, '$1');

/** Where kernel, domain or SQL of a slice helps itself to the time, or to chance. */
export function findClocks(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const patterns = PURE.test(path) ? [...CLOCKS, ...CHANCE] : SLICE.test(path) ? CLOCKS : [];
    const found = patterns.flatMap((pattern) => pattern.exec(withoutRemarks(text))?.[0] ?? []);
    return found.map((what) => `${path}: ${what} belongs to the caller; take it as a parameter`);
  });
}
