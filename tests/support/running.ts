import { demoClockOffset } from '../../src/app/demo/create.ts';
import { createServer } from '../../src/app/server.ts';
import { startWorker } from '../../src/app/worker.ts';
import { clockWithOffset } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { type OpenPage, openPage } from './browser.ts';
import type { TestDatabase } from './database.ts';

export interface Running {
  url: string;
  /** Opens a browser of its own, signed in as a demo account whose address begins so; null stays a visitor. */
  openAs(email: string | null, size?: { width?: number; height?: number; locale?: string }): Promise<OpenPage>;
  stop(): Promise<void>;
}

/**
 * The product as `npm start` runs it, server, worker and pages in one process, on a test database.
 *
 * @param wanted `port` to be found where an earlier run was
 */
export async function runProduct(
  db: TestDatabase,
  { isDemo = true, port = 20_000 + Math.floor(Math.random() * 20_000) } = {},
): Promise<Running> {
  const database = openDatabase(db.appUrl, 8);
  const clock = clockWithOffset(isDemo ? await demoClockOffset(db.ownerUrl) : 0);
  const stopWorker = await startWorker({ database, url: db.appUrl, clock, log: console.error });
  // The address is known only once the port is: documents of tests print it as it will be.
  const url = `http://localhost:${port}`;
  const { app, stop } = await createServer({
    database,
    appUrl: db.appUrl,
    clock,
    isDemo,
    publicUrl: url,
    behindProxy: false,
    withWeb: true,
    withApi: true,
    secret: 'a secret for tests, as long as a secret must be',
    logLevel: 'error',
  });
  await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    openAs: async (email, size = {}) => {
      const opened = await openPage({ ...size, baseURL: url });
      // Nothing the product shows takes this long; what is awaited longer will not come.
      opened.page.setDefaultTimeout(25_000);
      if (email !== null) {
        const accounts: { email: string; password: string }[] = await (
          await opened.page.request.get('/api/demo-accounts')
        ).json();
        const account = accounts.find((one) => one.email.startsWith(email));
        if (!account) throw new Error(`no demo account begins with ${email}`);
        const answer = await opened.page.request.post('/api/sign-in', {
          data: { email: account.email, password: account.password },
        });
        if (!answer.ok()) throw new Error(await answer.text());
      }
      return opened;
    },
    stop: async () => {
      await stopWorker();
      await stop();
      await database.close();
    },
  };
}
