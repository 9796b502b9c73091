import { z } from 'zod';
import type { Role } from '../../kernel/access.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { KINDS } from '../org-units/domain.ts';

const ROLES = [
  'reporter',
  'approver',
  'coordinator',
  'follow_up',
  'head',
  'administrator',
  'auditor',
  'public',
] as const satisfies readonly Role[];

const role = z.enum(ROLES);
const language = z.enum(['vi', 'en']);
const account = z.object({ id: z.string(), name: z.string(), email: z.string() });
const done = z.object({});

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  door: 'public',
  summary: 'Begins a session; a wrong address and a wrong password get the same answer',
  // Any text: an address in a wrong form is an account that does not exist, and is answered like one.
  input: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
  output: z.object({ account }),
});

export const signOut = endpoint({
  method: 'POST',
  path: '/sign-out',
  door: 'public',
  summary: 'Ends the session',
  input: z.object({}),
  output: done,
});

export const me = endpoint({
  method: 'GET',
  path: '/me',
  door: 'public',
  summary: 'Who is signed in, for which units, and what they may do; nobody signed in is an answer too',
  input: z.object({}),
  output: z.object({
    account: account.nullable(),
    unit: z.object({ id: z.number(), name: z.string(), kind: z.enum(KINDS) }).nullable(),
    roles: z.array(z.object({ role, orgUnitId: z.number(), orgUnitName: z.string(), withSubtree: z.boolean() })),
    language,
    demo: z.object({ today: z.iso.date() }).nullable(),
    can: z.object({
      readReports: z.boolean(),
      report: z.boolean(),
      submit: z.boolean(),
      decide: z.boolean(),
      consolidate: z.boolean(),
      issue: z.boolean(),
      openRounds: z.boolean(),
      manageAccounts: z.boolean(),
      readAudit: z.boolean(),
    }),
  }),
});

export const setLanguage = endpoint({
  method: 'PUT',
  path: '/language',
  door: 'actor',
  summary: 'Keeps the language someone reads in',
  input: z.object({ language }),
  output: z.object({ language }),
});

export const listDemoAccounts = endpoint({
  method: 'GET',
  path: '/demo-accounts',
  door: 'public',
  summary: 'The accounts anyone may try, in the demonstration only',
  input: z.object({}),
  output: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      role,
      unitName: z.string(),
      password: z.string(),
      /** What can be tried with it, in both languages; null where the demonstration says nothing. */
      tries: z.object({ vi: z.string(), en: z.string() }).nullable(),
    }),
  ),
});

export const openEntryLink = endpoint({
  method: 'GET',
  path: '/first-administrator/:token',
  door: 'public',
  summary: 'Whether the link for the first administrator still opens',
  input: z.object({ token: z.string() }),
  output: z.object({ expiresAt: z.iso.datetime(), shortestPassword: z.number() }),
});

export const createFirstAdministrator = endpoint({
  method: 'POST',
  path: '/first-administrator/:token',
  door: 'public',
  summary: 'Creates the first administrator; the link works once',
  input: z.object({
    token: z.string(),
    name: z.string().trim().min(1).max(200),
    email: z.string().trim().pipe(z.email().max(254)),
    password: z.string().max(1000),
  }),
  output: z.object({ email: z.string() }),
});
