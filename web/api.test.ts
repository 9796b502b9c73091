import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api, fillPath } from './api.ts';
import { ApiProblem, failureWords, NetworkFailure } from './api-failure.ts';

type Sent = { url: string; init: RequestInit };

let sent: Sent[] = [];

function answerWith(...answers: (() => Response)[]): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = answers[sent.length] ?? answers.at(-1);
    sent.push({ url, init });
    return answer?.();
  });
}

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const lost = () => {
  throw new TypeError('fetch failed');
};
const keys = () => sent.map(({ init }) => new Headers(init.headers).get('idempotency-key'));

async function settled<T>(call: Promise<T>): Promise<T | Error> {
  const caught = call.catch((failure: Error) => failure);
  await vi.runAllTimersAsync();
  return caught;
}

beforeEach(() => {
  sent = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('fills the path from the input and leaves the rest', () => {
  expect(fillPath('/trace/:periodId/:key', { periodId: 7, key: '5:0', page: 2 })).toEqual({
    filled: '/trace/7/5%3A0',
    rest: { page: 2 },
  });
});

it('asks with the rest in the query and no idempotency key', async () => {
  answerWith(json(200, { reports: [] }));
  await settled(api('GET /reports', { roundId: 3, q: 'Hòa Bình', page: 1, status: undefined }));
  expect(sent[0]?.url).toBe('/api/reports?roundId=3&q=H%C3%B2a+B%C3%ACnh&page=1');
  expect(keys()).toEqual([null]);
});

it('writes with the rest in the body under a key of its own', async () => {
  answerWith(json(200, {}));
  await settled(api('POST /sign-in', { email: 'a@b.vn', password: 'x' }));
  await settled(api('POST /sign-in', { email: 'a@b.vn', password: 'x' }));
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual({ email: 'a@b.vn', password: 'x' });
  expect(new Set(keys()).size).toBe(2);
});

it('sends a write whose answer was lost again under the same key', async () => {
  answerWith(lost, json(503, {}), json(200, { account: { id: '1' } }));
  expect(await settled(api('POST /sign-in', { email: 'a', password: 'b' }))).toEqual({ account: { id: '1' } });
  expect(sent).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
});

it('tells a refusal from a missing answer', async () => {
  answerWith(json(409, { code: 'report.cell_conflict', title: 'Có người vừa sửa ô này.', details: { theirs: 5 } }));
  const refusal = await settled(api('POST /sign-out', {}));
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({ status: 409, code: 'report.cell_conflict', details: { theirs: 5 } });
  expect(sent).toHaveLength(1);
  expect(failureWords(refusal)).toEqual({ sentence: 'Có người vừa sửa ô này.' });

  sent = [];
  answerWith(lost);
  const nothing = await settled(api('POST /sign-out', {}));
  expect(nothing).toBeInstanceOf(NetworkFailure);
  expect(failureWords(nothing)).toEqual({ id: 'ui.failure_network' });
});

it('takes an answer cut off on the way for no answer', async () => {
  answerWith(() => new Response('{"account":', { status: 200 }));
  expect(await settled(api('GET /me', {}))).toBeInstanceOf(NetworkFailure);
});

it('gives a page of a gateway a sentence of our own', async () => {
  answerWith(() => new Response('<html>Bad Gateway</html>', { status: 502 }));
  expect(failureWords(await settled(api('GET /me', {})))).toEqual({ id: 'ui.failure_server' });
});
