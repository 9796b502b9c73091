import type { z } from 'zod';
import type { Endpoint, Method } from '../src/kernel/endpoint.ts';
import { ApiProblem, NetworkFailure } from './api-failure.ts';
import { language } from './app/i18n.ts';
import type { Contracts } from './contracts.ts';

// biome-ignore lint/suspicious/noExplicitAny: any endpoint, whatever it takes and answers
type AnyEndpoint = Endpoint<Method, string, any, any>;
type EndpointsOf<Contract> = Extract<Contract[keyof Contract], AnyEndpoint>;
type Declared = { [Slice in keyof Contracts]: EndpointsOf<Contracts[Slice]> }[keyof Contracts];
type AddressOf<E extends AnyEndpoint> = `${E['method']} ${E['path']}`;
type ByAddress = { [E in Declared as AddressOf<E>]: E };

/** Every address the server declares, as `'METHOD /path/:name'`. */
export type Address = keyof ByAddress;
/** A coerced field says that it takes anything; here it takes what it becomes. */
type Told<In, Out> = { [K in keyof In]: unknown extends In[K] ? (K extends keyof Out ? Out[K] : never) : In[K] };
/** What an address takes: its path names and the rest in one object. */
export type Input<A extends Address> = Told<z.input<ByAddress[A]['input']>, z.output<ByAddress[A]['input']>>;
/** What an address answers. */
export type Output<A extends Address> = z.output<ByAddress[A]['output']>;

export interface CallOptions {
  signal?: AbortSignal;
  /** Names this write; a queue that sends it again later gives the same key. */
  idempotencyKey?: string;
}

type InputArgument<A extends Address> = Record<never, never> extends Input<A> ? [input?: Input<A>] : [input: Input<A>];

const RETRIES = [400, 1500];
const PASSING = new Set([502, 503, 504]);

/**
 * Calls the server by an address of a contract.
 *
 * A write carries an idempotency key. When the answer does not arrive, the same write is sent
 * again with the same key, so that it happens once.
 *
 * @throws ApiProblem the server refused, with its code and sentence
 * @throws NetworkFailure no answer came
 */
export async function api<A extends Address>(
  address: A,
  ...[input, options]: [...InputArgument<A>, options?: CallOptions]
): Promise<Output<A>> {
  const request = requestOf(address, (input ?? {}) as Record<string, unknown>, options as CallOptions | undefined);
  const response = await send(request.url, request.init);
  const body = response.status === 204 ? null : await readJson(response);
  if (!response.ok) throw new ApiProblem(response.status, body);
  return body as Output<A>;
}

/** The address with its `:names` filled, and what is left of the input. */
export function fillPath(path: string, input: Record<string, unknown>) {
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { filled, rest };
}

function queryOf(rest: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}

function requestOf(address: string, input: Record<string, unknown>, options: CallOptions = {}) {
  const [method, path] = address.split(' ') as [Method, string];
  const { filled, rest } = fillPath(path, input);
  const asksOnly = method === 'GET';
  const inQuery = asksOnly || method === 'DELETE';
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language() };
  if (!asksOnly) headers['idempotency-key'] = options.idempotencyKey ?? newKey();
  if (!inQuery) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (!inQuery) init.body = JSON.stringify(rest);
  if (options.signal) init.signal = options.signal;
  return { url: `/api${filled}${inQuery ? queryOf(rest) : ''}`, init };
}

/** A name for a write. `randomUUID` is missing where the page is not served over TLS. */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function send(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const pause = RETRIES[attempt];
    try {
      const response = await fetch(url, init);
      if (pause === undefined || !PASSING.has(response.status)) return response;
    } catch (failure) {
      if (init.signal?.aborted) throw failure;
      if (pause === undefined) throw new NetworkFailure(failure);
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (failure) {
    // An answer cut off on the way is no answer; an error page of a gateway is a refusal without words.
    if (response.ok) throw new NetworkFailure(failure);
    return null;
  }
}
