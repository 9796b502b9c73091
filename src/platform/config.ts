import { isAbsolute, resolve } from 'node:path';
import { problems } from '../kernel/problem.ts';

/** Which parts of the product this process runs. By default all three. */
export interface Parts {
  server: boolean;
  worker: boolean;
  web: boolean;
}

/** Everything a process is told from outside, read once at the start. */
export interface Config {
  mode: 'demo' | 'serve';
  parts: Parts;
  host: string;
  port: number;
  dataDir: string;
  /** A PostgreSQL server given by the operator, as the role that owns the database; null means the embedded one. */
  databaseUrl: string | null;
  /** The address people type, used in links and in documents. */
  publicUrl: string;
  /** Whether a reverse proxy in front speaks TLS, and its forwarded headers can be believed. */
  behindProxy: boolean;
}

/** A setting that would be unsafe or makes no sense; the process says so in both languages and stops. */
export const refuseSetting = problems('config', {
  bad_port: 422,
  bad_word: 422,
  bad_flag: 422,
  no_tls: 422,
  open_host: 422,
  no_password: 422,
  is_demo: 409,
  is_real: 409,
  in_use: 409,
});

function portFrom(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw refuseSetting('bad_port', { value: text ?? '' });
  return port;
}

function partsFrom(flags: string[]): Parts {
  const named = (['server', 'worker', 'web'] as const).filter((part) => flags.includes(`--${part}`));
  const all = named.length === 0;
  return {
    server: all || named.includes('server'),
    worker: all || named.includes('worker'),
    web: all || named.includes('web'),
  };
}

/** A real installation reached from elsewhere must be reached over TLS: sign-in cookies travel with every request. */
function refuseUnsafe(config: Config): void {
  if (config.mode !== 'serve') return;
  const url = new URL(config.publicUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !local) throw refuseSetting('no_tls', { value: config.publicUrl });
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.host);
  if (!loopback && !config.behindProxy) throw refuseSetting('open_host', { value: config.host });
}

/**
 * Reads the command line and the environment.
 *
 * @param argv words after the script: `demo` or `serve`, then flags
 * @throws Problem `config.*`, each with a sentence that says what to change
 */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv, cwd: string): Config {
  const [word = 'demo', ...flags] = argv;
  if (word !== 'demo' && word !== 'serve') throw refuseSetting('bad_word', { value: word });
  const unknown = flags.filter((flag) => !['--server', '--worker', '--web'].includes(flag));
  if (unknown.length > 0) throw refuseSetting('bad_flag', { value: unknown.join(', ') });
  const port = portFrom(env.PORT);
  const dataDir = env.DATA_DIR ?? 'data';
  const config: Config = {
    mode: word,
    parts: partsFrom(flags),
    host: env.HOST ?? '127.0.0.1',
    port,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir),
    databaseUrl: env.DATABASE_URL || null,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    behindProxy: env.BEHIND_PROXY === '1',
  };
  refuseUnsafe(config);
  return config;
}
