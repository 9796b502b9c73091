import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import pg from 'pg';
import { foldPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../domain/password.ts';

const HOUR = 3600;

/**
 * Argon2id at the cost OWASP asks for at least (19 MiB, two passes, one lane).
 *
 * @source OWASP Password Storage Cheat Sheet
 */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password, however the keyboard composed its letters. */
export const hashPassword = (password: string): Promise<string> => hash(foldPassword(password), COST);

/** Where a request came from, as a session remembers it. */
export interface Visit {
  address: string;
  userAgent: string;
  /** The session cookie it carried as `name=value`, null without one. */
  session: string | null;
}

export interface SignedIn {
  account: { id: string; name: string; email: string };
  /** Whole `set-cookie` lines. */
  cookies: string[];
}

/** Sessions and passwords. It knows no grants: what someone may do is another question. */
export interface Auth {
  /** Null when the address or the password is wrong; nobody learns which. */
  signIn(email: string, password: string, visit: Visit): Promise<SignedIn | null>;
  /** Ends a session, and answers the lines that take its cookie away. */
  signOut(session: string): Promise<string[]>;
  /** The account of a session that still runs; asking keeps it running. */
  accountOf(session: string): Promise<{ id: string; name: string } | null>;
  /** Finds the session cookie in a `cookie` header, as `name=value`. */
  sessionIn(cookieHeader: string | undefined): string | null;
  close(): Promise<void>;
}

export interface AuthSettings {
  /** The application role's address. */
  databaseUrl: string;
  /** Signs the cookies; at least 32 signs that nobody can guess. */
  secret: string;
  publicUrl: string;
  /** Accounts of the demonstration have a password everybody knows: a real installation lets none of them in. */
  isDemo: boolean;
}

function configure({ secret, publicUrl, isDemo }: AuthSettings, pool: pg.Pool) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    user: { modelName: 'accounts' },
    session: { modelName: 'sessions', expiresIn: 12 * HOUR, updateAge: HOUR / 4 },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      // Composed letters may arrive as three signs each; the true length is checked when a password is chosen.
      maxPasswordLength: LONGEST_PASSWORD * 3,
      password: { hash: hashPassword, verify: (known) => verify(known.hash, foldPassword(known.password)) },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (isDemo) return;
            const { rows } = await pool.query('select from accounts where id = $1 and "isDemo"', [userId]);
            if (rows.length > 0) return false;
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'ro-rang',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['x-visit-address'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/**
 * The session slides on the server, twelve hours after the last use; the browser keeps its cookie until it closes,
 * so that the two can never disagree.
 */
const untilTheBrowserCloses = (cookie: string): string =>
  /;\s*Max-Age=0\b/i.test(cookie) ? cookie : cookie.replace(/;\s*Max-Age=\d+/i, '');

const isRefusal = (error: unknown): boolean => isAPIError(error) && [400, 401].includes(error.statusCode);

/**
 * Opens sessions on the tables of this slice. Its addresses are not served: our own contract asks it.
 * It has a pool of its own, because it expects instants as dates where the rest of the house has text.
 */
export function createAuth(settings: AuthSettings): Auth {
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 4, application_name: 'ro-rang-sessions' });
  pool.on('error', () => {});
  const { api } = configure(settings, pool);
  const name = `${settings.publicUrl.startsWith('https:') ? '__Secure-' : ''}ro-rang.session_token`;
  return {
    async signIn(email, password, { address, userAgent }) {
      const headers = new Headers({ 'x-visit-address': address, 'user-agent': userAgent });
      try {
        const answer = await api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
        const { id, name, email: known } = answer.response.user;
        return {
          account: { id, name, email: known },
          cookies: answer.headers.getSetCookie().map(untilTheBrowserCloses),
        };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async signOut(session) {
      const { headers } = await api.signOut({ headers: new Headers({ cookie: session }), returnHeaders: true });
      return headers.getSetCookie();
    },
    async accountOf(session) {
      const found = await api.getSession({ headers: new Headers({ cookie: session }) });
      return found && { id: found.user.id, name: found.user.name };
    },
    sessionIn: (cookieHeader = '') =>
      cookieHeader
        .split(';')
        .map((cookie) => cookie.trim())
        .find((cookie) => cookie.startsWith(`${name}=`)) ?? null,
    close: () => pool.end(),
  };
}
