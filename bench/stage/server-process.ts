import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/platform/engine/cluster.ts';

const MAIN = new URL('../../src/app/main.ts', import.meta.url).pathname;

/** The product as people run it: a process of its own, with worker and pages. */
export interface ServerProcess {
  url: string;
  /** From the start of the process until it answered that it is ready. */
  seconds: number;
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** Waits until the server answers; one that ends first is a failure that shows its last words. */
async function untilReady(url: string, child: ChildProcess, words: () => string): Promise<void> {
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server did not start:\n${words()}`);
    await pause(10);
  }
}

/**
 * Starts `demo` as a child process and waits until it is ready.
 *
 * @param env what it is told beside our own environment, such as DATA_DIR or DATABASE_URL
 */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const { DATABASE_URL: _, ...ours } = process.env;
  const child = spawn(process.execPath, [MAIN, 'demo'], {
    env: { ...ours, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      words = `${words}${chunk}`.slice(-4_000);
    });
  const ended = once(child, 'exit');
  const leaveNoChild = () => child.kill('SIGTERM');
  process.once('exit', leaveNoChild);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    process.off('exit', leaveNoChild);
    child.kill(signal);
    await ended;
  };
  await untilReady(url, child, () => words).catch(async (error) => {
    await end('SIGTERM');
    throw error;
  });
  const seconds = (performance.now() - started) / 1000;
  return { url, seconds, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
