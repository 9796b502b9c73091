import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor } from '../../../kernel/access.ts';
import { problems } from '../../../kernel/problem.ts';
import type { Language } from '../../../kernel/quantity.ts';
import { audit, auditRefusal } from '../../../platform/audit.ts';
import { type Ctx, inTransaction, reading } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db.ts';
import { unitsNamed } from '../../org-units/use-cases.ts';
import type * as contract from '../contract.ts';
import { SignInPatience } from '../domain/attempts.ts';
import { foldEmail } from '../domain/password.ts';
import { abilitiesOf } from '../domain/scope.ts';
import * as store from '../store/accounts.ts';
import { type Auth, type AuthSettings, createAuth, type SignedIn, type Visit } from '../store/auth.ts';
import { SessionActors } from './session-actors.ts';

const refuse = problems('identity', { wrong_sign_in: 401, slow_down: 429 });

/** What stands at the door of this process: sessions, who is behind each, and patience with wrong passwords. */
export interface Doorkeeper {
  auth: Auth;
  actors: SessionActors;
  patience: SignInPatience;
}

/** Opens the door of one process; its `auth` is closed at the end. */
export function openDoor(settings: AuthSettings, database: Database): Doorkeeper {
  const auth = createAuth(settings);
  return { auth, actors: new SessionActors(auth, database), patience: new SignInPatience() };
}

/** Ends a session of a browser, and what is remembered of it. */
async function endSession({ auth, actors }: Doorkeeper, session: string): Promise<string[]> {
  const cookies = await auth.signOut(session);
  actors.forget(session);
  return cookies;
}

/** Every wrong answer takes this long at least, so that its time does not tell an unknown address from a wrong password. */
const WRONG_ANSWER_TAKES_MS = 300;

async function refuseWrongSignIn(ctx: Ctx, least: Promise<unknown>): Promise<never> {
  const problem = refuse('wrong_sign_in');
  await inTransaction(ctx, (ctx) => auditRefusal(ctx, 'account.sign_in', problem.code));
  await least;
  throw problem;
}

/**
 * Begins a session. The one before it in the same browser ends. Nothing reaches the browser before the entry
 * in the audit log is kept: a session whose cookie was never sent opens nothing.
 *
 * @throws Problem `identity.wrong_sign_in`, `identity.slow_down`
 */
export async function signIn(
  ctx: Ctx,
  input: z.output<typeof contract.signIn.input>,
  visit: Visit,
  door: Doorkeeper,
): Promise<SignedIn> {
  const { auth, patience } = door;
  const email = foldEmail(input.email);
  const now = Date.parse(ctx.now);
  const wait = patience.waitFor(email, visit.address, now);
  if (wait > 0) throw refuse('slow_down', { seconds: Math.ceil(wait / 1000) });
  patience.begin(email, visit.address, now);
  const least = pause(WRONG_ANSWER_TAKES_MS);
  const signedIn = await auth.signIn(email, input.password, visit);
  if (!signedIn) return refuseWrongSignIn(ctx, least);
  patience.succeeded(email, visit.address);
  if (visit.session) await endSession(door, visit.session);
  const { id, name } = signedIn.account;
  const owner: Actor = { accountId: id, name, grants: [], reads: [], writes: [] };
  await inTransaction({ ...ctx, actor: owner }, (ctx) =>
    audit(ctx, 'account.sign_in', { orgUnitId: null, subject: `account ${id}` }),
  );
  return signedIn;
}

/** Ends the session, if there is one. Answers the lines that take the cookie away. */
export async function signOut(ctx: Ctx, visit: Visit, door: Doorkeeper): Promise<string[]> {
  if (!visit.session) return [];
  const subject = `account ${ctx.actor.accountId}`;
  await inTransaction(ctx, async (ctx) => {
    if (await store.findAccount(ctx.db, ctx.actor.accountId))
      await audit(ctx, 'account.sign_out', { orgUnitId: null, subject });
  });
  return endSession(door, visit.session);
}

/** Who is signed in, where, and what pages may offer them. */
export const me = (ctx: Ctx) =>
  reading(ctx, async (ctx) => {
    const { actor, today } = ctx;
    const account = await store.findAccount(ctx.db, actor.accountId);
    const units = await unitsNamed(
      ctx,
      actor.grants.map(({ orgUnitId }) => orgUnitId),
      today,
    );
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    return {
      account: account && { id: account.id, name: account.name, email: account.email },
      unit: unitOf.get(actor.grants[0]?.orgUnitId ?? 0) ?? null,
      roles: actor.grants.map((grant) => ({ ...grant, orgUnitName: unitOf.get(grant.orgUnitId)?.name ?? '' })),
      language: account?.language ?? ctx.language,
      demo: ctx.isDemo ? { today } : null,
      can: abilitiesOf(actor),
    };
  });

/** Keeps the language someone reads in. */
export const setLanguage = (ctx: Ctx, { language }: { language: Language }) =>
  inTransaction(ctx, async (ctx) => {
    await store.saveLanguage(ctx.db, ctx.actor.accountId, language);
    const subject = `account ${ctx.actor.accountId}`;
    await audit(ctx, 'account.language', { orgUnitId: null, subject, after: { language } });
    return { language };
  });
