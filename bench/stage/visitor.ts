import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../src/features/identity/use-cases/accounts.ts';

/** One answer of the API. */
export interface Reply<T> {
  status: number;
  body: T;
}

/** Somebody signed in at a running server. */
export interface Visitor {
  cookie: string;
  /** Sends one request; a write carries the key it is given, else a fresh one. */
  // biome-ignore lint/suspicious/noExplicitAny: each address has its own answer
  call<T = any>(line: string, body?: unknown, key?: string): Promise<Reply<T>>;
  /** The same, for what cannot be refused: anything but 200 is an error. */
  // biome-ignore lint/suspicious/noExplicitAny: each address has its own answer
  must<T = any>(line: string, body?: unknown): Promise<T>;
}

/** Signs in as an account of the demonstration. */
export async function signIn(url: string, email: string): Promise<Visitor> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
  return visitorWith(
    url,
    answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  );
}

/** Goes on with a session that was opened before, also after the server was started anew. */
export function visitorWith(url: string, cookie: string): Visitor {
  async function call<T>(line: string, body?: unknown, key: string = randomUUID()): Promise<Reply<T>> {
    const [method = 'GET', path = ''] = line.split(' ');
    const isWrite = method !== 'GET';
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(isWrite && { 'idempotency-key': key, 'content-type': 'application/json' }) },
      ...(isWrite && { body: JSON.stringify(body ?? {}) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }
  async function must<T>(line: string, body?: unknown): Promise<T> {
    const answer = await call<T>(line, body);
    if (answer.status !== 200) throw new Error(`${line}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  return { cookie, call, must };
}
