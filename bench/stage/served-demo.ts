import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoOptions } from '../../src/app/demo/create.ts';
import { type Engine, makeDatabase } from './engine.ts';
import { type Demo, openDemo } from './installed.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** The product running on a demonstration: a process of its own, as people have it. */
export interface ServedDemo {
  server: ServerProcess;
  /** The superuser on the database of the demonstration. */
  adminUrl: string;
}

/**
 * Makes a demonstration, serves it, lets the work measure it, and takes everything away again.
 *
 * @param prepare what must be entered before the server starts
 */
export async function withServedDemo<T>(
  engine: Engine,
  scale: DemoOptions['scale'],
  prepare: (demo: Demo, adminUrl: string) => Promise<void>,
  work: (served: ServedDemo) => Promise<T>,
): Promise<T> {
  const database = await makeDatabase(engine);
  const dataDir = await mkdtemp(join(tmpdir(), 'ro-rang-bench-'));
  const admin = new URL(engine.adminUrl);
  admin.pathname = new URL(database.ownerUrl).pathname;
  try {
    const demo = await openDemo({ databaseUrl: database.ownerUrl }, scale);
    await prepare(demo, admin.href).finally(demo.installation.stop);
    const server = await startServer({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataDir });
    try {
      return await work({ server, adminUrl: admin.href });
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true });
    await database.drop();
  }
}
