import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from './problems.ts';

type Holder = { pid: number; started: string; address: string };

/**
 * Takes a data directory for this process alone. A lock left by a process that died is taken over.
 *
 * @param address where the holder answers; a second process is told this
 * @returns gives the directory back
 * @throws Problem `engine.in_use` with `pid` and `address` of the process that holds it
 */
export async function takeLock(dataDir: string, address: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'in-use.json');
  const mine = JSON.stringify({ pid: process.pid, started: await startMark(process.pid), address } satisfies Holder);
  while (!(await written(path, mine))) {
    const found = await readSettled(path);
    const holder = parseHolder(found);
    if (holder && (await lives(holder))) throw refuse('in_use', { pid: holder.pid, address: holder.address, dataDir });
    await removeStale(path, found);
  }
  return async () => {
    if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true });
  };
}

async function written(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that is being written this very moment may read as empty: it gets a moment to fill. */
async function readSettled(path: string): Promise<string> {
  for (let left = 5; left > 0; left--) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (parseHolder(text)) return text;
    await pause(50);
  }
  return readFile(path, 'utf8').catch(() => '');
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, started, address } = JSON.parse(text);
    return Number.isInteger(pid) && pid > 0 ? { pid, started: String(started), address: String(address) } : null;
  } catch {
    return null;
  }
}

/** Process numbers are used again after a restart, so the moment the process began counts too. */
async function lives(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.started === (await startMark(holder.pid));
}

/** Boot and clock tick at which a process began; empty where the system does not tell, or the process is a corpse. */
async function startMark(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the command, in brackets, may hold spaces: fields count from behind it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? '' : `${boot}:${fields[18]}`;
  } catch {
    return '';
  }
}

/** Two processes may judge the same lock stale: whoever finds that it moved the other's fresh lock puts it back. */
async function removeStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) === judged) await rm(aside);
  else await rename(aside, path);
}
