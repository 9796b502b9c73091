import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findClocks } from './clock-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = globSync('src/{kernel,features}/**/*.ts', { cwd: root })
  .filter((path) => !/\.test\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const faults = findClocks(files);
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? `${files.length} files take the time from their caller.` : `${faults.length} to mend.`,
);
process.exitCode = faults.length === 0 && files.length > 0 ? 0 : 1;
