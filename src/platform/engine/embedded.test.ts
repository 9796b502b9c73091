import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmbedded } from './embedded.ts';

const holderProgram = new URL('../../../tests/support/hold-engine.ts', import.meta.url).pathname;
const quiet = () => {};
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ro-rang-engine-'));
  await chmod(dataDir, 0o755);
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Another process that holds the data, ready to be killed. */
async function otherHolder(address: string): Promise<{ holder: ChildProcess; ownerUrl: string }> {
  const holder = spawn(process.execPath, [holderProgram, dataDir, address], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: holder.stdout })) return { holder, ...JSON.parse(line) };
  throw new Error('the other process ended before it had started the database');
}

async function killed(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = async () =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

it('sorts in Vietnamese, checks its pages, and gives its owner role no more than its own database', async () => {
  const engine = await startEmbedded({ dataDir, log: quiet });
  try {
    const sorted = `select string_agg(w, ' ' order by w) as words from unnest('{đa,da,ê,e,dê,z}'::text[]) w`;
    expect(await query(engine.ownerUrl, sorted)).toEqual([{ words: 'da dê đa e ê z' }]);
    expect(
      await query(
        engine.ownerUrl,
        `select rolsuper, rolcreaterole, rolbypassrls, pg_get_userbyid(datdba) as owner,
                current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
                current_setting('fsync') as fsync, current_setting('listen_addresses') as listens
         from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolcreaterole: true,
        rolbypassrls: false,
        owner: 'ro_rang_owner',
        checksums: 'on',
        encoding: 'UTF8',
        fsync: 'on',
        listens: '127.0.0.1',
      },
    ]);
    expect((await stat(join(dataDir, 'engine.json'))).mode & 0o777).toBe(0o600);
  } finally {
    await engine.stop();
  }
});

it('keeps what was written from one start to the next, under the same password', async () => {
  const first = await startEmbedded({ dataDir, log: quiet });
  await query(first.ownerUrl, `create table kept as select 'Mai Châu' as unit`);
  await first.stop();
  const second = await startEmbedded({ dataDir, log: quiet });
  try {
    expect(await query(second.ownerUrl, 'table kept')).toEqual([{ unit: 'Mai Châu' }]);
    expect(new URL(second.ownerUrl).password).toBe(new URL(first.ownerUrl).password);
  } finally {
    await second.stop();
  }
});

it('refuses a second start on the same data, naming the process that has it and its address', async () => {
  const { holder } = await otherHolder('http://localhost:8080');
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toMatchObject({
    code: 'engine.in_use',
    details: { pid: holder.pid, address: 'http://localhost:8080' },
  });
  await killed(holder);
  await (await startEmbedded({ dataDir, log: quiet })).stop();
});

it('starts again after its process was killed, and loses nothing that was acknowledged', async () => {
  const { holder, ownerUrl } = await otherHolder('');
  await query(ownerUrl, `create table kept as select 34 as provinces`);
  await killed(holder);
  const lines: string[] = [];
  const engine = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
  try {
    expect(await query(engine.ownerUrl, 'table kept')).toEqual([{ provinces: 34 }]);
    expect(lines.join()).toContain('left behind');
  } finally {
    await engine.stop();
  }
});

it('starts again after process and database server were killed together in the middle of writing', async () => {
  const { holder, ownerUrl } = await otherHolder('');
  await query(ownerUrl, 'create table kept (n integer)');
  const acknowledged = await writeUntilKilled(ownerUrl, async () => {
    process.kill(await postmasterPid(), 'SIGKILL');
    await killed(holder);
  });
  const engine = await startEmbedded({ dataDir, log: quiet });
  try {
    const [row] = await query(engine.ownerUrl, 'select count(*)::int as n from kept');
    // A row whose acknowledgement was lost on the way may be there too.
    expect([acknowledged, acknowledged + 1]).toContain(row?.n);
  } finally {
    await engine.stop();
  }
});

/** Writes row after row, each in its own transaction; answers how many were acknowledged. */
async function writeUntilKilled(url: string, kill: () => Promise<void>): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on('error', quiet);
  await client.connect();
  let acknowledged = 0;
  let killing: Promise<void> | null = null;
  try {
    for (;;) {
      await client.query('insert into kept values ($1)', [acknowledged]);
      acknowledged += 1;
      if (acknowledged === 100) killing = kill();
    }
  } catch {
    await killing;
    return acknowledged;
  }
}

it('takes over a lock whose process number now belongs to someone else', async () => {
  const stranger = { pid: process.ppid, started: 'before the last restart', address: '' };
  await writeFile(join(dataDir, 'in-use.json'), JSON.stringify(stranger));
  await (await startEmbedded({ dataDir, log: quiet })).stop();
});

it('does not start without the file that holds its passwords', async () => {
  await (await startEmbedded({ dataDir, log: quiet })).stop();
  await rm(join(dataDir, 'engine.json'));
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toMatchObject({ code: 'engine.secrets_lost' });
});

it.runIf(process.getuid?.() === 0)(
  'finds another place for its data when root starts it in a directory closed to others',
  async () => {
    await chmod(dataDir, 0o700);
    const lines: string[] = [];
    const first = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
    const { cluster } = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
    try {
      expect(lines.join()).toContain(cluster);
      await query(first.ownerUrl, 'create table kept as select 1 as n');
      await first.stop();
      const second = await startEmbedded({ dataDir, log: quiet });
      expect(await query(second.ownerUrl, 'table kept')).toEqual([{ n: 1 }]);
      await second.stop();
    } finally {
      await rm(dirname(cluster), { recursive: true });
    }
  },
);
