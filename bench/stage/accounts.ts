import { systemContext } from '../../src/app/system-context.ts';
import { createDemoAccounts } from '../../src/features/identity/use-cases/accounts.ts';
import type { Role } from '../../src/kernel/access.ts';
import type { Database } from '../../src/platform/db.ts';

/** Accounts of the demonstration that benches and proofs sign in with. */
export const CENTRE = 'nguoiduyet.trunguong@demo.example';
export const PROVINCE = 'tonghop.phutho@demo.example';
export const COMMUNE = 'canbo.maichau@demo.example';

/**
 * Opens further accounts, one for each unit.
 *
 * @param now ISO instant by the clock of the demonstration
 * @returns the address of each, in the order of the units
 */
export async function openAccountsAt(
  database: Database,
  now: string,
  role: Role,
  orgUnitIds: number[],
): Promise<string[]> {
  const emails = orgUnitIds.map((id) => `${role}.${id}@demo.example`);
  const ctx = systemContext(database, 'bench', now, { isDemo: true });
  await createDemoAccounts(
    ctx,
    orgUnitIds.map((orgUnitId, place) => ({
      name: `${role} ${orgUnitId}`,
      email: emails[place] as string,
      grants: [{ role, orgUnitId, withSubtree: role !== 'reporter' }],
      listed: false,
    })),
  );
  return emails;
}
