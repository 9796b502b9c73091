import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Route, route } from '../../platform/http.ts';
import * as accounts from './accounts.ts';
import type { Auth, Visit } from './auth.ts';
import * as contract from './contract.ts';
import { SignInPatience } from './domain/attempts.ts';
import type { SessionActors } from './session-actors.ts';
import * as useCases from './use-cases.ts';

type Web = { request: FastifyRequest; reply: FastifyReply };

/**
 * The addresses of this slice. Those that begin and end sessions carry cookies, so they are bound to the parts
 * of the running process.
 *
 * @param actors whose memory of a session is dropped when it ends
 */
export function identityRoutes(auth: Auth, actors: SessionActors): Route[] {
  const doorkeeper = { auth, patience: new SignInPatience() };
  const visitOf = ({ request }: Web): Visit => ({
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    session: auth.sessionIn(request.headers.cookie),
  });
  const leave = ({ session }: Visit) => session && actors.forget(session);
  return [
    route(contract.signIn, async (ctx, input, web) => {
      const visit = visitOf(web);
      const { account, cookies } = await useCases.signIn(ctx, input, visit, doorkeeper);
      leave(visit);
      void web.reply.header('set-cookie', cookies);
      return { account };
    }),
    route(contract.signOut, async (ctx, _input, web) => {
      const visit = visitOf(web);
      const cookies = await useCases.signOut(ctx, visit, doorkeeper);
      leave(visit);
      void web.reply.header('set-cookie', cookies);
      return {};
    }),
    route(contract.me, useCases.me),
    route(contract.setLanguage, useCases.setLanguage),
    route(contract.listDemoAccounts, accounts.listDemoAccounts),
    route(contract.openEntryLink, accounts.openEntryLink),
    route(contract.createFirstAdministrator, accounts.createFirstAdministrator),
  ];
}
