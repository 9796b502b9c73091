import { migrate } from '../../src/platform/migrate.ts';

/** The role every test application connects as. */
type AppRole = { name: string; password: string };

/** Brings an empty database to where every installation begins: the schema and the shipped facts. */
export async function prepareBase(ownerUrl: string, appRole: AppRole): Promise<void> {
  await migrate(ownerUrl, appRole);
}
