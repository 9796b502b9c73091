import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// What can be judged without running the product: types, style, imports, tables, clocks, sentences, leftovers.

const root = new URL('..', import.meta.url).pathname;

/** `needs` is the file a check reads its rules from: some tools are content when it is gone, and must not be. */
type Check = { name: string; needs: string; args: string[] };

const CHECKS: Check[] = [
  { name: 'types', needs: 'tsconfig.json', args: ['node_modules/tsc7/bin/tsc', '-p', 'tsconfig.json'] },
  {
    name: 'types of the web app',
    needs: 'tsconfig.web.json',
    args: ['node_modules/tsc7/bin/tsc', '-p', 'tsconfig.web.json'],
  },
  {
    name: 'style',
    needs: 'biome.json',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  {
    name: 'imports',
    needs: '.dependency-cruiser.mjs',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'src',
      'web',
      'tests',
      'tools',
      'bench',
    ],
  },
  { name: 'owners of tables', needs: 'tools/check-tables.ts', args: ['tools/check-tables.ts'] },
  { name: 'no hidden clock', needs: 'tools/check-clocks.ts', args: ['tools/check-clocks.ts'] },
  { name: 'sentences', needs: 'tools/check-locales.ts', args: ['tools/check-locales.ts'] },
  { name: 'nothing left over', needs: 'knip.json', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

const run = (args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

function missing(file: string): false {
  console.error(`${file} is missing: this check has lost its rules.`);
  return false;
}

/** Runs every check, prints what each finds, and answers whether all are content. */
export async function runChecks(): Promise<boolean> {
  let content = true;
  for (const { name, needs, args } of CHECKS) {
    const passed = existsSync(join(root, needs)) ? run(args) : missing(needs);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
    content &&= passed;
  }
  return content;
}

if (import.meta.main) process.exitCode = (await runChecks()) ? 0 : 1;
