import type { FastifyInstance } from 'fastify';
import { dashboardRoutes } from '../../src/features/dashboards/routes.ts';
import { indicatorRoutes } from '../../src/features/indicators/routes.ts';
import { recomputeTotals } from '../../src/features/indicators/use-cases/recompute.ts';
import { orgUnitRoutes } from '../../src/features/org-units/routes.ts';
import { unitIdsEverUnder } from '../../src/features/org-units/use-cases.ts';
import { reportingRoutes } from '../../src/features/reporting/routes.ts';
import type { Actor, Role } from '../../src/kernel/access.ts';
import { dayOf } from '../../src/kernel/quantity.ts';
import { type Ctx, systemActor } from '../../src/platform/context.ts';
import { type Database, openDatabase } from '../../src/platform/db.ts';
import { createHttp } from '../../src/platform/http.ts';
import { LiveHub } from '../../src/platform/live.ts';
import type { TestDatabase } from './database.ts';

/** The few named units that tests share; ids of the shipped facts. */
export const VIET_NAM = 1;
export const PHU_THO = 69;
export const MAI_CHAU = 11719;

/** Who takes part in tests: a role at a unit, with what lies under it or without. */
const PEOPLE = {
  maiChau: { role: 'reporter', orgUnitId: MAI_CHAU, withSubtree: false },
  phuTho: { role: 'coordinator', orgUnitId: PHU_THO, withSubtree: true },
  centre: { role: 'coordinator', orgUnitId: VIET_NAM, withSubtree: true },
  auditor: { role: 'auditor', orgUnitId: VIET_NAM, withSubtree: true },
  administrator: { role: 'administrator', orgUnitId: VIET_NAM, withSubtree: true },
} satisfies Record<string, { role: Role; orgUnitId: number; withSubtree: boolean }>;

export type Person = keyof typeof PEOPLE | { role: Role; orgUnitId: number; withSubtree: boolean };

export interface Reply<T = Record<string, unknown>> {
  status: number;
  body: T;
  bytes: Buffer;
}

/** The whole API on one test database, spoken to as named people at a chosen moment. */
export class Office {
  readonly database: Database;
  now = '2026-09-16T02:00:00.000Z';
  #app!: FastifyInstance;
  #keys = 0;
  readonly #actors = new Map<string, Actor>();

  private constructor(database: Database) {
    this.database = database;
  }

  static async open(db: TestDatabase): Promise<Office> {
    const office = new Office(openDatabase(db.appUrl, 4));
    office.#app = await createHttp({
      database: office.database,
      clock: { now: () => office.now },
      isDemo: false,
      publicUrl: 'https://ro-rang.example',
      behindProxy: false,
      routes: [...orgUnitRoutes, ...indicatorRoutes, ...reportingRoutes, ...dashboardRoutes],
      live: new LiveHub(),
      identify: async (request) => office.#actors.get(String(request.headers['x-person'])) ?? null,
      webDir: null,
      logger: { level: 'error' },
    });
    return office;
  }

  /** The product itself, outside any request. */
  system(job = 'test'): Ctx {
    return {
      db: this.database,
      database: this.database,
      actor: systemActor(job),
      now: this.now,
      today: dayOf(this.now),
      language: 'vi',
      requestId: job,
      isDemo: false,
      publicUrl: 'https://ro-rang.example',
      inTransaction: false,
    };
  }

  async actor(person: Person): Promise<Actor> {
    const grant = typeof person === 'string' ? PEOPLE[person] : person;
    const name = typeof person === 'string' ? person : `${grant.role}@${grant.orgUnitId}`;
    const known = this.#actors.get(name);
    if (known) return known;
    const reach = async (): Promise<'all' | number[]> => {
      if (!grant.withSubtree) return [grant.orgUnitId];
      return grant.orgUnitId === VIET_NAM ? 'all' : unitIdsEverUnder(this.database, grant.orgUnitId);
    };
    const reads = grant.role === 'administrator' ? [] : await reach();
    const writes = ['auditor', 'administrator', 'follow_up'].includes(grant.role) ? [] : await reach();
    const actor: Actor = { accountId: name, name, grants: [grant], reads, writes };
    this.#actors.set(name, actor);
    return actor;
  }

  /** Sends one request as a person; writes carry a fresh key unless one is given. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the address answers
  async call<T = any>(
    person: Person | null,
    line: string,
    body?: unknown,
    { key = '', language = 'vi' } = {},
  ): Promise<Reply<T>> {
    const [method, path] = line.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const actor = person && (await this.actor(person));
    this.#keys += 1;
    const reply = await this.#app.inject({
      method,
      url: `/api${path}`,
      headers: {
        'accept-language': language,
        ...(actor && { 'x-person': actor.accountId }),
        ...(method !== 'GET' && { 'idempotency-key': key || `key-${this.#keys}` }),
      },
      ...(body !== undefined && { payload: body as object }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    return { status: reply.statusCode, body: (isJson ? reply.json() : null) as T, bytes: reply.rawPayload };
  }

  /** What the worker does when it is woken. */
  async settleTotals(): Promise<void> {
    while ((await recomputeTotals(this.system('roll-up'))).taken > 0);
  }

  /** Answers on a real port, for requests that no client library would send. */
  async listen(): Promise<number> {
    await this.#app.listen({ host: '127.0.0.1', port: 0 });
    return (this.#app.server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.database.close();
  }
}
