import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Route, route } from '../../platform/http.ts';
import * as contract from './contract.ts';
import * as accounts from './use-cases/accounts.ts';
import * as session from './use-cases/session.ts';

type Web = { request: FastifyRequest; reply: FastifyReply };

/**
 * The addresses of this slice. Those that begin and end sessions carry cookies, so they are bound to the door
 * of the running process.
 */
export function identityRoutes(door: session.Doorkeeper): Route[] {
  const visitOf = ({ request }: Web) => ({
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    session: door.auth.sessionIn(request.headers.cookie),
  });
  return [
    route(contract.signIn, async (ctx, input, web) => {
      const { account, cookies } = await session.signIn(ctx, input, visitOf(web), door);
      void web.reply.header('set-cookie', cookies);
      return { account };
    }),
    route(contract.signOut, async (ctx, _input, web) => {
      const cookies = await session.signOut(ctx, visitOf(web), door);
      void web.reply.header('set-cookie', cookies);
      return {};
    }),
    route(contract.me, session.me),
    route(contract.setLanguage, session.setLanguage),
    route(contract.listDemoAccounts, accounts.listDemoAccounts),
    route(contract.openEntryLink, accounts.openEntryLink),
    route(contract.createFirstAdministrator, accounts.createFirstAdministrator),
  ];
}
