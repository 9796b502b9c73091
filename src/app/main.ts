import { makeFirstAdministratorLink } from '../features/identity/use-cases/accounts.ts';
import { Problem } from '../kernel/problem.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { type Clock, clockWithOffset } from '../platform/context.ts';
import { sentence } from '../platform/i18n.ts';
import { sessionSecret } from '../platform/session-secret.ts';
import { createDemo, demoClockOffset } from './demo/create.ts';
import { type Installation, openInstallation } from './installation.ts';
import { loadReference } from './reference.ts';
import { createServer } from './server.ts';
import { systemContext } from './system-context.ts';
import { startWorker } from './worker.ts';

type Stop = () => Promise<void>;

/** Fills an empty database with the facts, and in demo mode with the illustrative programme. */
async function prepare(config: Config, installation: Installation): Promise<Clock> {
  const facts = await loadReference(installation.ownerUrl);
  if (facts.loaded) console.log(`Loaded ${facts.unitVersions} unit versions and ${facts.successions} successions.`);
  if (config.mode === 'serve') return clockWithOffset(0);
  await createDemo(installation.ownerUrl, { log: (line) => console.log(line) });
  return clockWithOffset(await demoClockOffset(installation.ownerUrl));
}

async function startHttp(config: Config, installation: Installation, clock: Clock): Promise<Stop> {
  const { app, stop } = await createServer({
    database: installation.database,
    appUrl: installation.appUrl,
    clock,
    isDemo: config.mode === 'demo',
    publicUrl: config.publicUrl,
    behindProxy: config.behindProxy,
    withWeb: config.parts.web,
    withApi: config.parts.server,
    secret: await sessionSecret(config.dataDir),
    logLevel: process.env.LOG_LEVEL ?? 'warn',
  });
  await app.listen({ host: config.host, port: config.port });
  return stop;
}

/** A real installation has no accounts at first: one link, for one person, once. */
async function offerFirstAdministrator(config: Config, installation: Installation, clock: Clock): Promise<void> {
  if (config.mode !== 'serve') return;
  const ctx = {
    ...systemContext(installation.database, 'first-administrator', clock.now()),
    publicUrl: config.publicUrl,
  };
  const link = await makeFirstAdministratorLink(ctx);
  if (link) console.log(`Create the first administrator here, once, before ${link.expiresAt}:\n  ${link.url}`);
}

async function start(config: Config): Promise<Stop> {
  const stops: Stop[] = [];
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop().catch((error) => console.error(error));
  };
  try {
    const installation = await openInstallation(config);
    stops.push(installation.stop);
    const clock = await prepare(config, installation);
    if (config.parts.worker)
      stops.push(
        await startWorker({
          database: installation.database,
          url: installation.appUrl,
          clock,
          log: (error) => console.error('The roll-up failed and will be tried again.', error),
        }),
      );
    if (config.parts.server || config.parts.web) stops.push(await startHttp(config, installation, clock));
    await offerFirstAdministrator(config, installation, clock);
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** What went wrong, as a sentence for whoever started the process; anything unexpected in full. */
function explain(error: unknown): string {
  if (error instanceof Problem)
    return `${sentence('vi', `problems.${error.code}`, error.details)}\n${sentence('en', `problems.${error.code}`, error.details)}`;
  if ((error as { code?: string }).code === 'EADDRINUSE')
    return 'The port is taken by another program. Set PORT to a free one.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const config = readConfig(process.argv.slice(2), process.env, process.cwd());
  const stop = await start(config);
  console.log(config.parts.web ? `Rõ Ràng: ${config.publicUrl}` : 'Rõ Ràng is running.');
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
