import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { Problem, problems } from '../kernel/problem.ts';
import { dayOf, type Language } from '../kernel/quantity.ts';
import { once } from './answers.ts';
import { auditRefusal } from './audit.ts';
import { type Clock, type Ctx, inTransaction, visitor } from './context.ts';
import type { Database } from './db.ts';
import { FileAnswer } from './file-answer.ts';
import { sentence } from './i18n.ts';
import type { LiveHub } from './live.ts';

const refuse = problems('request', {
  invalid: 422,
  sign_in: 401,
  not_found: 404,
  too_large: 413,
  unreadable: 400,
  foreign_page: 403,
  failed: 500,
});

/** An address bound to its use-case. `raw` use-cases answer over HTTP itself (sign-in sets a cookie). */
export interface Route {
  endpoint: Endpoint;
  run: (ctx: Ctx, input: never, web: { request: FastifyRequest; reply: FastifyReply }) => Promise<unknown>;
}

/** Binds an address to the use-case that answers it; the types of both must agree. */
export function route<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<Endpoint['method'], string, I, O>,
  run: (
    ctx: Ctx,
    input: z.output<I>,
    web: { request: FastifyRequest; reply: FastifyReply },
  ) => Promise<z.input<O> | FileAnswer>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, run: run as Route['run'] };
}

export interface HttpParts {
  database: Database;
  clock: Clock;
  isDemo: boolean;
  publicUrl: string;
  behindProxy: boolean;
  routes: Route[];
  live: LiveHub;
  /** Finds who sent the request, null when nobody is signed in. */
  identify(request: FastifyRequest, today: string): Promise<Actor | null>;
  /** The built pages, null where this process serves the API alone. */
  webDir: string | null;
  logger: boolean | object;
}

const MEGABYTE = 1024 * 1024;

/** Pages and API come from one address, run no inline script and are framed by nobody. */
const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

function languageOf(request: FastifyRequest): Language {
  const asked = String(request.headers['accept-language'] ?? '').toLowerCase();
  return asked.startsWith('en') ? 'en' : 'vi';
}

function contextOf(parts: HttpParts, request: FastifyRequest, actor: Actor): Ctx {
  const now = parts.clock.now();
  return {
    db: parts.database,
    database: parts.database,
    actor,
    now,
    today: dayOf(now),
    language: languageOf(request),
    requestId: request.id,
    isDemo: parts.isDemo,
    publicUrl: parts.publicUrl,
    inTransaction: false,
  };
}

/** A page of another site may not make a signed-in browser act: writes must come from our own pages. */
function refuseForeignPage(parts: HttpParts, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw refuse('foreign_page');
  const origin = request.headers.origin;
  if (origin && new URL(origin).host !== request.headers.host && origin !== new URL(parts.publicUrl).origin)
    throw refuse('foreign_page');
}

async function answer(parts: HttpParts, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { endpoint } = route;
  const actor = await parts.identify(request, dayOf(parts.clock.now()));
  if (!actor && endpoint.door === 'actor') throw refuse('sign_in');
  const ctx = contextOf(parts, request, actor ?? visitor);
  const input = {
    ...(request.query as object),
    ...(request.body as object | undefined),
    ...(request.params as object),
  } as never;
  const web = { request, reply };
  const act = `${endpoint.method} ${endpoint.path}`;
  if (endpoint.method === 'GET') return route.run(ctx, input, web);
  refuseForeignPage(parts, request);
  // Nobody's account yet, so there is nobody to keep a key for.
  if (endpoint.door === 'public') return route.run(ctx, input, web);
  try {
    const key = request.headers['idempotency-key'] as string | undefined;
    return await once(ctx, key, { act, input }, (ctx) => route.run(ctx, input, web));
  } catch (error) {
    if (error instanceof Problem) await inTransaction(ctx, (ctx) => auditRefusal(ctx, act, error.code));
    throw error;
  }
}

function splitInput(endpoint: Endpoint) {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const shape = Object.keys(endpoint.input.shape);
  const missing = inPath.filter((name) => !shape.includes(name));
  if (missing.length > 0) throw new Error(`${endpoint.method} ${endpoint.path} has no input for ${missing.join(', ')}`);
  const mask = Object.fromEntries(inPath.map((name) => [name, true as const])) as Record<never, never>;
  const rest = endpoint.input.omit(mask);
  const elsewhere = Object.keys(rest.shape).length > 0;
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  return {
    ...(inPath.length > 0 && { params: endpoint.input.pick(mask) }),
    ...(elsewhere && (inQuery ? { querystring: rest } : { body: rest })),
  };
}

/** Turns anything thrown into problem details: a sentence in the reader's language, never our internals. */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(
      (issue) => issue.instancePath.replaceAll('/', ' ').trim() || error.validationContext,
    );
    return refuse('invalid', {
      fields: [...new Set(fields)].join(', '),
      // Where and what kind, never the library's own sentence: it knows one language.
      issues: error.validation.map(({ instancePath, keyword }) => ({ at: instancePath, code: keyword })),
    });
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return refuse('too_large');
  if (status && status >= 400 && status < 500) return refuse('unreadable');
  return refuse('failed');
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
  const language = languageOf(request);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `urn:ro-rang:problem:${problem.code}`,
      title: sentence(language, `problems.${problem.code}`, problem.details),
      status: problem.status,
      code: problem.code,
      instance: request.id,
      details: problem.details,
    });
}

function addPages(app: FastifyInstance, webDir: string): void {
  void app.register(fastifyStatic, {
    root: webDir,
    setHeaders: (reply, path) => {
      // Built files carry a hash in their name; the page that names them must always be fresh.
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

/** Builds the HTTP side of one process from its routes. Nothing listens yet. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: parts.logger,
    genReqId: () => randomUUID(),
    bodyLimit: 8 * MEGABYTE,
    trustProxy: parts.behindProxy,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  } as never) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.addHook('onSend', async (request, reply) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
  });
  // Quality 5: most of what brotli can save, at a cost a request can carry.
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Rõ Ràng', version: '1' } },
    transform: jsonSchemaTransform,
  });

  await app.register(
    async (api) => {
      api.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      });
      for (const one of parts.routes) {
        const { endpoint } = one;
        api.route({
          method: endpoint.method,
          url: endpoint.path,
          schema: { summary: endpoint.summary, ...splitInput(endpoint), response: { 200: endpoint.output } },
          handler: async (request, reply) => {
            const result = await answer(parts, one, request, reply);
            if (!(result instanceof FileAnswer)) return result ?? {};
            return reply
              .header('content-type', result.contentType)
              .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(result.name)}`)
              .serializer((bytes: unknown) => bytes as string)
              .send(Buffer.from(result.bytes));
          },
        });
      }
      api.get('/live', { schema: { hide: true } as never }, async (request, reply) => {
        const actor = await parts.identify(request, dayOf(parts.clock.now()));
        if (!actor) throw refuse('sign_in');
        reply.hijack();
        parts.live.open(reply.raw);
      });
      api.get('/openapi.json', { schema: { hide: true } as never }, async () => app.swagger());
    },
    { prefix: '/api' },
  );

  const webDir = parts.webDir && existsSync(parts.webDir) ? parts.webDir : null;
  if (webDir) addPages(app, webDir);
  app.setNotFoundHandler((request, reply) => {
    // Every address of the pages is answered by the one page; it knows its own addresses.
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (webDir && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(refuse('not_found'), request, reply);
  });
  return app;
}
