import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './locale-rules.ts';
import { findStrangers, findUnguarded, readTables } from './table-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tables of units that everybody may read whole. */
const OPEN = new Map([
  ['org_unit_versions', 'names and places of units are public'],
  ['issuing_bodies', 'how a body signs stands on every paper it sends'],
  ['period_units', 'who adds up into whom is the public map of a period'],
  ['grants', 'read to learn who is asking, before anybody is; they hold nothing a unit has said'],
]);

/** Files that reach into the tables of several slices. */
const EXCUSED = new Map([
  ['src/app/demo/figures.ts', 'eight invented quarters in two statements; a test holds them against real approvals'],
  ['src/app/demo/quarters.ts', 'reads back the rounds it has just opened'],
]);

const read = (pattern: string): SourceFile[] =>
  globSync(pattern, { cwd: root })
    .filter((path) => !/\.test\.ts$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const tables = readTables(read('migrations/*.sql'));
if (tables.length === 0) throw new Error('No table was found in migrations: the check does not understand them.');
const faults = [...findUnguarded(tables, OPEN), ...findStrangers(read('src/**/*.ts'), tables, EXCUSED)];
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? `${tables.length} tables, each named by its owner alone.` : `${faults.length} tables to mend.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
