import { existsSync } from 'node:fs';
import { migrate } from '../../src/platform/migrate.ts';

/** The role every test application connects as. */
type AppRole = { name: string; password: string };

const REFERENCE = new URL('../../src/app/reference.ts', import.meta.url);
const DEMO = new URL('../../src/app/demo/create.ts', import.meta.url);

/** Brings an empty database to where every installation begins: the schema and the shipped facts. */
export async function prepareBase(ownerUrl: string, appRole: AppRole): Promise<void> {
  await migrate(ownerUrl, appRole);
  if (existsSync(REFERENCE)) await (await import(REFERENCE.href)).loadReference(ownerUrl);
}

/** Adds the demonstration, as `npm start` does on a fresh installation. */
export async function prepareDemo(ownerUrl: string): Promise<void> {
  await (await import(DEMO.href)).createDemo(ownerUrl);
}
