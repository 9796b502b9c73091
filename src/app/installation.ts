import { createHmac } from 'node:crypto';
import pg from 'pg';
import { type Config, refuseSetting } from '../platform/config.ts';
import { type Database, openDatabase } from '../platform/db.ts';
import { startEmbedded } from '../platform/engine/embedded.ts';
import { migrate } from '../platform/migrate.ts';
import { findSetting, keepSetting } from '../platform/settings.ts';

/** A database brought up to date, with the two addresses of it: the owner's and the application's. */
export interface Installation {
  ownerUrl: string;
  appUrl: string;
  database: Database;
  stop(): Promise<void>;
}

/**
 * The application role's password follows from the owner's, so that every process that knows the one knows the other
 * and nothing has to be kept in step.
 */
function appAddress(ownerUrl: string): { url: string; name: string; password: string } {
  const url = new URL(ownerUrl);
  const name = `${decodeURIComponent(url.pathname.slice(1))}_app`;
  const password = createHmac('sha256', decodeURIComponent(url.password))
    .update(`application role ${name}`)
    .digest('hex');
  url.username = name;
  url.password = password;
  return { url: url.href, name, password };
}

/** One process that does everything holds the data alone; parts started by flag share a server knowingly. */
async function holdAlone(ownerUrl: string, config: Config): Promise<() => Promise<void>> {
  const { server, worker, web } = config.parts;
  if (!(server && worker && web)) return async () => {};
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'ro-rang-hold' });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('select pg_try_advisory_lock(7204003) as held');
  if (!rows[0].held) {
    await client.end();
    throw refuseSetting('in_use');
  }
  return () => client.end();
}

async function openServer(config: Config): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  if (!config.databaseUrl)
    return startEmbedded({ dataDir: config.dataDir, log: (line) => console.log(line), address: config.publicUrl });
  if (!new URL(config.databaseUrl).password && config.mode === 'serve') throw refuseSetting('no_password');
  const release = await holdAlone(config.databaseUrl, config);
  return { ownerUrl: config.databaseUrl, stop: release };
}

/** A demonstration and a real installation never share data: what is made up must not stand beside what is signed. */
async function refuseOtherKind(database: Database, mode: Config['mode']): Promise<void> {
  const kept = await findSetting<Config['mode']>(database, 'mode');
  if (kept !== null && kept !== mode) throw refuseSetting(mode === 'serve' ? 'is_demo' : 'is_real');
  await keepSetting(database, 'mode', mode);
}

/** Starts or reaches the database, brings its schema forward, and opens the application's pool. */
export async function openInstallation(config: Config): Promise<Installation> {
  const server = await openServer(config);
  try {
    const role = appAddress(server.ownerUrl);
    await migrate(server.ownerUrl, role);
    const owner = openDatabase(server.ownerUrl, 1);
    await refuseOtherKind(owner, config.mode).finally(() => owner.close());
    const database = openDatabase(role.url);
    return {
      ownerUrl: server.ownerUrl,
      appUrl: role.url,
      database,
      stop: async () => {
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
