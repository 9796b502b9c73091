import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLICES = 'src/features';

/** A small house in good order: every import here is one that the rules allow. */
const SOUND: Record<string, string> = {
  'src/kernel/words.ts': `import type { z } from 'zod'; export type W = z.ZodType;`,
  'src/kernel/words.test.ts': `import { it } from 'vitest'; import './words.ts'; export { it };`,
  'src/platform/db.ts': `import pg from 'pg'; import type { W } from '../kernel/words.ts'; export type Db = [typeof pg, W];`,
  'src/platform/http.ts': `import Fastify from 'fastify'; export { Fastify };`,
  [`${SLICES}/org-units/domain.ts`]: `import type { W } from '../../kernel/words.ts'; export type Unit = W;`,
  [`${SLICES}/org-units/contract.ts`]: `import { z } from 'zod'; import type { Unit } from './domain.ts'; export const c: Unit = z.string();`,
  [`${SLICES}/org-units/store.ts`]: `import type { Db } from '../../platform/db.ts'; import type { Unit } from './domain.ts'; export type S = [Db, Unit];`,
  [`${SLICES}/org-units/use-cases.ts`]: `import type { S } from './store.ts'; export type U = S;`,
  [`${SLICES}/identity/store/auth.ts`]: `import { betterAuth } from 'better-auth'; export { betterAuth };`,
  [`${SLICES}/reporting/domain/report.ts`]: `import type { Unit } from '../../org-units/domain.ts'; export type R = Unit;`,
  [`${SLICES}/reporting/contract.ts`]: `import { c } from '../org-units/contract.ts'; export const d = c;`,
  [`${SLICES}/reporting/store/reports.ts`]: `import type { R } from '../domain/report.ts'; export type T = R;`,
  [`${SLICES}/reporting/use-cases/flow.ts`]: `import type * as contract from '../contract.ts'; import type { U } from '../../org-units/use-cases.ts'; import type { T } from '../store/reports.ts'; export type F = [typeof contract, U, T];`,
  [`${SLICES}/reporting/routes.ts`]: `import { Fastify } from '../../platform/http.ts'; import * as contract from './contract.ts'; import type { F } from './use-cases/flow.ts'; export type O = [typeof Fastify, typeof contract, F];`,
  [`${SLICES}/reporting/reporting.store.test.ts`]: `import { start } from '../../app/server.ts'; import '../../../tests/support/office.ts'; start;`,
  'src/app/server.ts': `import type { O } from '../features/reporting/routes.ts'; export const start: O[] = [];`,
  'tests/support/office.ts': `import { start } from '../../src/app/server.ts'; start;`,
  'web/ui/page.tsx': `import type { W } from '../../src/kernel/words.ts'; export type P = W;`,
  'web/features/reporting/report-page.tsx': `import type { P } from '../../ui/page.tsx'; import type { d } from '../../../src/features/reporting/contract.ts'; import 'sentences:vi'; export type Q = [P, typeof d];`,
};

/** One broken rule each: the file, what it imports, and the rule that must say so. */
const BROKEN: [rule: string, file: string, imports: string][] = [
  ['kernel-alone', 'src/kernel/a.ts', `import '../platform/db.ts'`],
  ['kernel-alone', 'src/kernel/b.ts', `import 'node:fs'`],
  ['kernel-takes-types-of-zod-alone', 'src/kernel/c.ts', `import { z } from 'zod'; export { z }`],
  ['domain-is-pure', `${SLICES}/reporting/domain/a.ts`, `import { z } from 'zod'; export { z }`],
  [
    'domain-is-pure',
    `${SLICES}/reporting/domain/b.ts`,
    `import { randomUUID } from 'node:crypto'; export { randomUUID }`,
  ],
  [
    'domain-is-pure',
    `${SLICES}/reporting/domain/c.ts`,
    `import type { Db } from '../../../platform/db.ts'; export type D = Db`,
  ],
  [
    'domain-is-pure',
    `${SLICES}/training/domain.ts`,
    `import type { U } from '../org-units/use-cases.ts'; export type D = U`,
  ],
  [
    'contract-travels',
    `${SLICES}/programme/contract.ts`,
    `import type { Db } from '../../platform/db.ts'; export type D = Db`,
  ],
  [
    'store-asks-the-database',
    `${SLICES}/reporting/store/a.ts`,
    `import type { Unit } from '../../org-units/domain.ts'; export type D = Unit`,
  ],
  ['store-asks-the-database', `${SLICES}/reporting/store/b.ts`, `import pg from 'pg'; export { pg }`],
  ['sign-in-library-at-one-place', `${SLICES}/identity/store/auth.ts`, `import '../../../platform/http.ts'`],
  ['use-cases-without-http', `${SLICES}/reporting/use-cases/a.ts`, `import '../../../platform/http.ts'`],
  [
    'use-cases-without-http',
    `${SLICES}/reporting/use-cases/b.ts`,
    `import type { FastifyRequest } from 'fastify'; export type D = FastifyRequest`,
  ],
  ['use-cases-without-http', `${SLICES}/people/use-cases.ts`, `import { get } from 'node:http'; export { get }`],
  [
    'use-cases-take-types-of-contracts',
    `${SLICES}/reporting/use-cases/c.ts`,
    `import { d } from '../contract.ts'; export { d }`,
  ],
  ['routes-bind', `${SLICES}/programme/routes.ts`, `import '../../platform/db.ts'`],
  ['slice-has-five-files', `${SLICES}/reporting/use-cases/d.ts`, `import '../rounds.ts'`],
  ['store-serves-its-own-slice', `${SLICES}/reporting/rounds.ts`, `import './store/reports.ts'`],
  ['other-slices-by-domain-and-use-cases', `${SLICES}/reporting/use-cases/e.ts`, `import '../../org-units/store.ts'`],
  ['floor-1-takes-from-below', `${SLICES}/org-units/use-cases.ts`, `import '../identity/use-cases.ts'`],
  ['floor-5-takes-from-below', `${SLICES}/indicators/use-cases/a.ts`, `import '../../reporting/use-cases/flow.ts'`],
  [
    'floor-5-takes-from-below',
    `${SLICES}/indicators/domain/a.ts`,
    `import type { X } from '../../media/domain.ts'; export type D = X`,
  ],
  ['slice-has-a-floor', `${SLICES}/dashboards/use-cases.ts`, `import '../stray/domain.ts'`],
  [
    'platform-knows-no-slice',
    'src/platform/a.ts',
    `import type { Unit } from '../features/org-units/domain.ts'; export type D = Unit`,
  ],
  ['app-on-top', `${SLICES}/evaluation/use-cases.ts`, `import '../../app/server.ts'`],
  ['server-without-web', 'src/app/a.ts', `import '../../web/ui/page.tsx'`],
  [
    'web-sees-contracts-domain-kernel',
    'web/features/dashboards/a.tsx',
    `import type { U } from '../../../src/features/org-units/use-cases.ts'; export type D = U`,
  ],
  ['web-features-apart', 'web/features/dashboards/b.tsx', `import '../reporting/report-page.tsx'`],
  [
    'web-ui-without-features',
    'web/ui/a.tsx',
    `import type { Q } from '../features/reporting/report-page.tsx'; export type D = Q`,
  ],
  ['no-circles', 'src/platform/b.ts', `import type { C } from './c.ts'; export type B = C`],
  ['no-barrels', 'src/platform/d.ts', `import './e/index.ts'`],
  ['no-test-is-imported', 'tools/a.ts', `import '../src/kernel/words.test.ts'`],
  ['no-code-needs-tests', 'src/platform/f.ts', `import '../../tests/support/office.ts'`],
  ['no-development-package', 'src/platform/g.ts', `import fc from 'fast-check'; export { fc }`],
  ['found', 'src/platform/h.ts', `import './nowhere.ts'`],
];

/** What the broken imports lead to, where it is not part of the sound house. */
const STRAYS: Record<string, string> = {
  [`${SLICES}/identity/use-cases.ts`]: `export type I = 1;`,
  [`${SLICES}/media/domain.ts`]: `export type X = 1;`,
  [`${SLICES}/stray/domain.ts`]: `export type Y = 1;`,
  'src/platform/c.ts': `import type { B } from './b.ts'; export type C = B;`,
  'src/platform/e/index.ts': `export type E = 1;`,
};

let house: string;
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'import-rules-'));
  await symlink(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  await symlink(join(ROOT, 'package.json'), join(house, 'package.json'));
  await build(SOUND);
});
afterAll(() => rm(house, { recursive: true }));

async function build(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
}

/** Runs the rules of this repository on the small house, as `npm run check` does, and answers `rule file` for each fault. */
function faults(): string[] {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = join(ROOT, '.dependency-cruiser.mjs');
  const args = [cruiser, '--config', rules, '--output-type', 'json', 'src', 'web', 'tests', 'tools'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
  const { violations } = JSON.parse(stdout).summary as { violations: { rule: { name: string }; from: string }[] };
  return violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

it('lets a house in good order pass', async () => {
  await build({ 'tools/check.ts': `import '../src/app/server.ts'` });
  expect(faults()).toEqual([]);
});

it('names every import that runs against the direction of the house, type-only ones included', async () => {
  await build(STRAYS);
  await build(Object.fromEntries(BROKEN.map(([, file, imports]) => [file, `${imports};`])));
  const found = faults();
  expect(BROKEN.map(([rule, file]) => `${rule} ${file}`).filter((fault) => !found.includes(fault))).toEqual([]);
});

it('has a broken example for every rule of this repository but the floors, which are of one making', async () => {
  const { default: rules } = await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href);
  const tried = new Set(BROKEN.map(([rule]) => rule));
  const names = rules.forbidden.map(({ name }: { name: string }) => name);
  expect(names.filter((name: string) => !tried.has(name) && !name.startsWith('floor-'))).toEqual([]);
});
