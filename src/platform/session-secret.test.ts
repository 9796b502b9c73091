import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionSecret } from './session-secret.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'session-secret-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('gives the same secret at every start, and another to another installation', async () => {
  const first = await sessionSecret(join(dir, 'a'));
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(await sessionSecret(join(dir, 'a'))).toBe(first);
  expect(await sessionSecret(join(dir, 'b'))).not.toBe(first);
});

it('agrees on one secret when several processes start at once', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => sessionSecret(dir)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(dir)).toEqual(['session-secret']);
});

it('keeps the secret from other users of the machine, also after a careless copy', async () => {
  await sessionSecret(dir);
  await chmod(join(dir, 'session-secret'), 0o644);
  await sessionSecret(dir);
  expect((await stat(join(dir, 'session-secret'))).mode & 0o777).toBe(0o600);
});
