import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that signs session cookies, made at the first start and readable by its owner alone.
 * Losing the file signs everybody out and loses nothing else. Two processes that start at once agree on one:
 * the file appears whole, under its name, or not at all.
 */
export async function sessionSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'session-secret');
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known === null) await offer(path, randomBytes(48).toString('base64url'));
  // Also where a copy or a backup opened it to others.
  await chmod(path, 0o600);
  return (await readFile(path, 'utf8')).trim();
}

async function offer(path: string, secret: string): Promise<void> {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(draft, secret, { mode: 0o600, flag: 'wx' });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}
