import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/app/server.ts';
import { DEMO_PASSWORD } from '../../src/features/identity/use-cases/accounts.ts';
import type { Demo } from './installed.ts';

/** The whole HTTP side in this process, without a socket: its time is the server's alone. */
export interface InProcess {
  app: FastifyInstance;
  /** Signs in and answers a function that asks one address; anything but 200 is an error. */
  reader(email: string): Promise<(path: string) => Promise<{ bytes: Buffer; json<T>(): T }>>;
  stop(): Promise<void>;
}

/** Builds the server of the product on a demonstration. */
export async function serveInProcess({ installation, clock }: Demo): Promise<InProcess> {
  const { app, stop } = await createServer({
    database: installation.database,
    appUrl: installation.appUrl,
    clock,
    isDemo: true,
    publicUrl: 'http://127.0.0.1',
    behindProxy: false,
    withWeb: false,
    withApi: true,
    secret: randomBytes(32).toString('hex'),
    logLevel: 'error',
  });
  async function reader(email: string) {
    const payload = { email, password: DEMO_PASSWORD };
    const signedIn = await app.inject({ method: 'POST', url: '/api/sign-in', payload });
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    return async (path: string) => {
      const answer = await app.inject({ url: `/api${path}`, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
      return { bytes: answer.rawPayload, json: <T>() => answer.json() as T };
    };
  }
  return { app, reader, stop };
}
