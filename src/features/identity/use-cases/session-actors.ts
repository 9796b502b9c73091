import type { Actor } from '../../../kernel/access.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Database, Db } from '../../../platform/db.ts';
import { unitIdsEverUnder } from '../../org-units/use-cases.ts';
import { scopeOf } from '../domain/scope.ts';
import * as store from '../store/accounts.ts';
import type { Auth } from '../store/auth.ts';

/** How long a withdrawn grant or a session ended elsewhere may go unnoticed. */
const KEPT_MS = 5_000;
const KEPT_SESSIONS = 5_000;

interface Known {
  actor: Promise<Actor | null>;
  day: Day;
  until: number;
}

/** Someone known, with the grants in force on a day and the units whose rows the database lets through for them. */
export async function actorOf(db: Db, account: { id: string; name: string }, today: Day): Promise<Actor> {
  const grants = await store.grantsOn(db, account.id, today);
  const root = await store.findRootUnit(db, today);
  const reaches = await Promise.all(
    grants.map(async (grant) => {
      if (!grant.withSubtree) return { grant, units: [grant.orgUnitId] };
      return {
        grant,
        units: grant.orgUnitId === root ? ('all' as const) : await unitIdsEverUnder(db, grant.orgUnitId),
      };
    }),
  );
  return { accountId: account.id, name: account.name, grants, ...scopeOf(reaches) };
}

/** Who is behind each session, remembered for a few seconds: a page asks several things at once. */
export class SessionActors {
  readonly #known = new Map<string, Known>();
  readonly #auth: Auth;
  readonly #database: Database;

  constructor(auth: Auth, database: Database) {
    this.#auth = auth;
    this.#database = database;
  }

  /** Whoever sent the request, with the grants in force on the day; null when nobody is signed in. */
  identify = async (request: { headers: { cookie?: string } }, today: Day): Promise<Actor | null> => {
    const session = this.#auth.sessionIn(request.headers.cookie);
    if (!session) return null;
    const known = this.#known.get(session);
    if (known && known.day === today && performance.now() < known.until) return known.actor;
    const actor = this.#find(session, today);
    this.#remember(session, { actor, day: today, until: performance.now() + KEPT_MS });
    // Only sessions that hold are remembered: anyone can send a cookie of their own making.
    const found = await actor.catch(() => null);
    if (!found) this.forget(session);
    return actor;
  };

  /** Forgets a session that has ended. */
  forget(session: string): void {
    this.#known.delete(session);
  }

  async #find(session: string, today: Day): Promise<Actor | null> {
    const account = await this.#auth.accountOf(session);
    return account && actorOf(this.#database, account, today);
  }

  #remember(session: string, known: Known): void {
    this.#known.delete(session);
    this.#known.set(session, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT_SESSIONS && oldest !== undefined) this.#known.delete(oldest);
  }
}
