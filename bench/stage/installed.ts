import { createDemo, type DemoOptions, demoClockOffset } from '../../src/app/demo/create.ts';
import { type Installation, openInstallation } from '../../src/app/installation.ts';
import { loadReference } from '../../src/app/reference.ts';
import type { Config } from '../../src/platform/config.ts';
import { type Clock, clockWithOffset } from '../../src/platform/context.ts';

/** Lines of progress go to the side, so that what is measured stands alone on the output. */
export const say = (line: string): void => console.error(line);

const config = (where: Partial<Config>): Config => ({
  mode: 'demo',
  // Parts of an installation: another process may stand on the same database while it is measured.
  parts: { server: true, worker: true, web: false },
  host: '127.0.0.1',
  port: 0,
  dataDir: '',
  databaseUrl: null,
  publicUrl: 'http://127.0.0.1',
  behindProxy: false,
  ...where,
});

/** Brings the schema of a database, or of a data directory, forward and opens it as the application does. */
export const openAt = (where: { databaseUrl: string } | { dataDir: string }): Promise<Installation> =>
  openInstallation(config(where));

/** The demonstration in a database of its own, ready to be served. */
export interface Demo {
  installation: Installation;
  clock: Clock;
}

/**
 * Loads the facts and the demonstration, as the first start of the product does.
 *
 * @param scale plays out less than the eight quarters of all communes
 */
export async function openDemo(
  where: { databaseUrl: string } | { dataDir: string },
  scale: DemoOptions['scale'] = {},
): Promise<Demo> {
  const installation = await openAt(where);
  try {
    await loadReference(installation.ownerUrl);
    await createDemo(installation.ownerUrl, { log: say, scale });
    return { installation, clock: clockWithOffset(await demoClockOffset(installation.ownerUrl)) };
  } catch (error) {
    await installation.stop();
    throw error;
  }
}
