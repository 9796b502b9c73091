import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Grant } from '../../../kernel/access.ts';
import type { Day } from '../../../kernel/period.ts';
import { problems } from '../../../kernel/problem.ts';
import { nfc } from '../../../kernel/text.ts';
import type { Words } from '../../../kernel/words.ts';
import { audit } from '../../../platform/audit.ts';
import { type Ctx, inTransaction, reading, systemActor } from '../../../platform/context.ts';
import { findSetting } from '../../../platform/settings.ts';
import type * as contract from '../contract.ts';
import { checkPassword, foldEmail, SHORTEST_PASSWORD } from '../domain/password.ts';
import * as store from '../store/accounts.ts';
import { hashPassword } from '../store/auth.ts';

const refuse = problems('identity', { email_taken: 409, link_closed: 410, not_allowed: 403, no_root_unit: 422 });

/** A grant to be given; an end left out stays open. */
export interface GivenGrant extends Grant {
  validFrom?: Day;
  validTo?: Day;
}

export interface AccountToOpen {
  name: string;
  email: string;
  password: string;
  grants: GivenGrant[];
}

const withEnds = (accountId: string) => (grant: GivenGrant) => ({
  ...grant,
  accountId,
  validFrom: grant.validFrom ?? null,
  validTo: grant.validTo ?? null,
});

/** Accounts are opened by the product itself: for a link that was handed out, or for a demonstration. */
function refuseOthers(ctx: Ctx): void {
  if (!ctx.actor.accountId.startsWith('system:')) throw refuse('not_allowed');
}

/**
 * Opens one account with its grants.
 *
 * @param ctx acts as the product itself (`systemActor`)
 * @throws Problem `identity.not_allowed`, `identity.email_taken`, and those of a weak password
 */
export const createAccount = (ctx: Ctx, { name, email, password, grants }: AccountToOpen) =>
  inTransaction(ctx, async (ctx) => {
    refuseOthers(ctx);
    checkPassword(password, { email, name });
    const account = { id: randomUUID(), name: nfc(name.trim()), email: foldEmail(email), language: ctx.language };
    const passwordHash = await hashPassword(password);
    const added = await store.insertAccounts(
      ctx.db,
      [{ ...account, passwordHash, isDemo: false, demoPosition: null }],
      ctx.now,
    );
    if (added === 0) throw refuse('email_taken', { email: account.email });
    await store.insertGrants(ctx.db, grants.map(withEnds(account.id)));
    const orgUnitId = grants[0]?.orgUnitId ?? null;
    await audit(ctx, 'account.create', { orgUnitId, subject: `account ${account.id}`, after: { ...account, grants } });
    return account;
  });

const fingerprint = (token: string): string => createHash('sha256').update(token).digest('hex');

/** How long the link for the first administrator opens. */
const LINK_HOURS = 24;

/**
 * Makes the link that lets the first administrator in, once; links made before close. Only its fingerprint is kept.
 *
 * @returns null when somebody keeps the accounts already
 */
export const makeFirstAdministratorLink = (ctx: Ctx): Promise<{ url: string; expiresAt: string } | null> =>
  inTransaction(ctx, async (ctx) => {
    refuseOthers(ctx);
    if (await store.hasAdministrator(ctx.db, ctx.today)) return null;
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.parse(ctx.now) + LINK_HOURS * 3_600_000).toISOString();
    await store.replaceEntryLink(ctx.db, { tokenHash: fingerprint(token), expiresAt });
    await audit(ctx, 'entry_link.create', { orgUnitId: null, subject: 'entry link', after: { expiresAt } });
    return { url: `${ctx.publicUrl}/khoi-tao/${token}`, expiresAt };
  });

/** Whether a link still opens. One that was used, one that expired and one nobody made are told apart by nothing. */
export const openEntryLink = (ctx: Ctx, { token }: { token: string }) =>
  reading(ctx, async (ctx) => {
    const link = await store.findEntryLink(ctx.db, fingerprint(token), ctx.now);
    if (!link) throw refuse('link_closed');
    return { expiresAt: link.expiresAt, shortestPassword: SHORTEST_PASSWORD };
  });

/** Uses the link up and opens the account of the first administrator, over the whole country. */
export const createFirstAdministrator = (ctx: Ctx, input: z.output<typeof contract.createFirstAdministrator.input>) =>
  inTransaction({ ...ctx, actor: systemActor('first-administrator') }, async (ctx) => {
    if (!(await store.spendEntryLink(ctx.db, fingerprint(input.token), ctx.now))) throw refuse('link_closed');
    const orgUnitId = await store.findRootUnit(ctx.db, ctx.today);
    if (orgUnitId === null) throw refuse('no_root_unit');
    const grants: GivenGrant[] = [{ role: 'administrator', orgUnitId, withSubtree: true, validFrom: ctx.today }];
    const account = await createAccount(ctx, { ...input, grants });
    return { email: account.email };
  });

/** The password of every account of the demonstration; a real installation lets none of them in. */
export const DEMO_PASSWORD = 'xem-thu-ro-rang';

export interface DemoAccount {
  name: string;
  email: string;
  grants: GivenGrant[];
  /** Whether the sign-in page shows it, in the order of the list. */
  listed: boolean;
}

/**
 * Opens the accounts of the demonstration in one go.
 *
 * @param ctx acts as the product itself, in a demonstration
 * @returns the id of each account by its address
 */
export const createDemoAccounts = (ctx: Ctx, accounts: DemoAccount[]): Promise<Map<string, string>> =>
  inTransaction(ctx, async (ctx) => {
    refuseOthers(ctx);
    if (!ctx.isDemo) throw refuse('not_allowed');
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    const opened = accounts.map(({ name, email, grants, listed }, place) => ({
      account: {
        id: randomUUID(),
        name: nfc(name),
        email: foldEmail(email),
        language: 'vi' as const,
        passwordHash,
        isDemo: true,
        demoPosition: listed ? place : null,
      },
      grants,
    }));
    const added = await store.insertAccounts(
      ctx.db,
      opened.map(({ account }) => account),
      ctx.now,
    );
    if (added < accounts.length) throw refuse('email_taken', { email: '' });
    await store.insertGrants(
      ctx.db,
      opened.flatMap(({ account, grants }) => grants.map(withEnds(account.id))),
    );
    await audit(ctx, 'account.create_demo', { orgUnitId: null, subject: `${accounts.length} accounts` });
    return new Map(opened.map(({ account }) => [account.email, account.id]));
  });

/** The accounts anyone may try; a real installation shows none. */
export const listDemoAccounts = (ctx: Ctx) =>
  reading(ctx, async (ctx) => {
    if (!ctx.isDemo) return [];
    const accounts = await store.listedDemoAccounts(ctx.db, ctx.today);
    const demo = await findSetting<{ tries: Record<string, Words> }>(ctx.db, 'demo');
    return accounts.map((account) => ({
      ...account,
      password: DEMO_PASSWORD,
      tries: demo?.tries[account.email] ?? null,
    }));
  });
