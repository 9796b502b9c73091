import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { dashboardRoutes } from '../features/dashboards/routes.ts';
import { identityRoutes } from '../features/identity/routes.ts';
import { openDoor } from '../features/identity/use-cases/session.ts';
import { indicatorRoutes } from '../features/indicators/routes.ts';
import { orgUnitRoutes } from '../features/org-units/routes.ts';
import { reportingRoutes } from '../features/reporting/routes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import type { Clock } from '../platform/context.ts';
import { type Database, sql } from '../platform/db.ts';
import { createHttp, type Route, route } from '../platform/http.ts';
import { LiveHub } from '../platform/live.ts';

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));

const health = endpoint({
  method: 'GET',
  path: '/health',
  door: 'public',
  summary: 'Whether this process can answer: it reaches its database',
  input: z.object({}),
  output: z.object({ status: z.literal('ready') }),
});

const healthRoutes: Route[] = [
  route(health, async (ctx) => {
    await ctx.database.query(sql`select 1`);
    return { status: 'ready' as const };
  }),
];

export interface ServerParts {
  database: Database;
  appUrl: string;
  clock: Clock;
  isDemo: boolean;
  publicUrl: string;
  behindProxy: boolean;
  /** Serves the built pages as well as the API. */
  withWeb: boolean;
  /** Answers the API; without it this process serves the pages alone. */
  withApi: boolean;
  secret: string;
  logLevel: string;
}

/** The HTTP side with every slice's addresses. Call `listen` on what it returns, `stop` at the end. */
export async function createServer(parts: ServerParts) {
  const { appUrl: databaseUrl, secret, publicUrl, isDemo } = parts;
  const door = openDoor({ databaseUrl, secret, publicUrl, isDemo }, parts.database);
  const live = new LiveHub();
  const apiRoutes = [
    ...identityRoutes(door),
    ...orgUnitRoutes,
    ...indicatorRoutes,
    ...reportingRoutes,
    ...dashboardRoutes,
  ];
  const app = await createHttp({
    database: parts.database,
    clock: parts.clock,
    isDemo: parts.isDemo,
    publicUrl: parts.publicUrl,
    behindProxy: parts.behindProxy,
    routes: [...healthRoutes, ...(parts.withApi ? apiRoutes : [])],
    live,
    identify: door.actors.identify,
    webDir: parts.withWeb ? WEB : null,
    logger: { level: parts.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
  });
  if (parts.withApi) await live.start(parts.appUrl);
  return {
    app,
    stop: async () => {
      await live.stop();
      await app.close();
      await door.auth.close();
    },
  };
}
