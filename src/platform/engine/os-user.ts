import { execFileSync, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { refuse } from './problems.ts';

/** The system user a database server runs as. */
export type OsUser = { uid: number; gid: number; name: string };

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as whoever owns its data already, else as
 * `postgres`, else as a user of its own, `ro-rang`, made for it.
 *
 * @param dir the data of the server, which need not exist yet
 * @returns null when we are not root: the server then runs as we do
 * @throws Problem `engine.no_user` when no such user can be made
 */
export async function userFor(dir: string): Promise<OsUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(dir).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: String(owner.uid) };
  return namedUser('postgres') ?? namedUser('ro-rang') ?? madeUser('ro-rang');
}

function namedUser(name: string): OsUser | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
}

function madeUser(name: string): OsUser {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  } catch (error) {
    throw refuse('no_user', { user: name, reason: String(error) });
  }
  const made = namedUser(name);
  if (!made) throw refuse('no_user', { user: name, reason: 'useradd' });
  return made;
}

/** Whether a user gets through every directory above `path` and may enter or run `path` itself. */
export function canReach(user: OsUser | null, path: string): boolean {
  if (!user) return true;
  const { uid, gid } = user;
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid, gid, cwd: '/' }).status === 0;
}
