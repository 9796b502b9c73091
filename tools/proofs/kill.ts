import { setTimeout as pause } from 'node:timers/promises';
import { openAccountsAt } from '../../bench/stage/accounts.ts';
import { ask } from '../../bench/stage/engine.ts';
import { openDemo, say } from '../../bench/stage/installed.ts';
import { percentile, rounded } from '../../bench/stage/percentile.ts';
import { type ServerProcess, startServer } from '../../bench/stage/server-process.ts';
import { signIn, visitorWith } from '../../bench/stage/visitor.ts';
import { type DataElement, parseCellKey } from '../../src/features/indicators/domain/element.ts';
import { typeable } from '../../src/features/reporting/domain/table-rows.ts';
import type { TemplateContent } from '../../src/features/reporting/domain/template.ts';
import { type Kept, lookUp } from './kept.ts';
import { embeddedTarget, type KillTarget, secondTarget } from './kill-targets.ts';
import { Saver } from './saving.ts';

const KILLS = 10;
const SAVERS = 6;
/** One province played out in one quarter is enough; the reporters work elsewhere, where nothing was typed yet. */
const SMALL = { provinces: ['25'], quarters: 1 };
const EARLIEST_MS = 100;
const LATEST_MS = 2_000;

/** Prepares the data and the accounts: reporters of communes that have not begun their report. */
async function prepare(target: KillTarget): Promise<{ emails: string[]; units: number[] }> {
  const { installation, clock } = await openDemo(target.where, SMALL);
  try {
    const idle = await ask<{ id: number }>(
      installation.ownerUrl,
      `select u.org_unit_id as id from period_units u join periods p on p.id = u.period_id
       where u.is_leaf and p.key = '2026-Q3' and u.parent_id <> 69 order by u.org_unit_id desc limit $1`,
      [SAVERS],
    );
    const units = idle.map(({ id }) => id);
    return { units, emails: await openAccountsAt(installation.database, clock.now(), 'reporter', units) };
  } finally {
    await installation.stop();
  }
}

/** The cells of a report that hold a number, as against a list of countries. */
function numbersIn(template: TemplateContent, elements: DataElement[]): string[] {
  const sums = new Set(elements.filter(({ overUnits }) => overUnits === 'sum').map(({ id }) => id));
  return typeable(template, elements).filter((key) => sums.has(parseCellKey(key).elementId));
}

/** Signs everybody in, each at the report of their own unit. */
async function openSavers(
  url: string,
  emails: string[],
  units: number[],
): Promise<{ savers: Saver[]; roundId: number }> {
  const visitors = await Promise.all(emails.map((email) => signIn(url, email)));
  const { currentRoundId: roundId } = await (visitors[0] as (typeof visitors)[number]).must('GET /rounds');
  const savers = await Promise.all(
    visitors.map(async (visitor, at) => {
      const orgUnitId = units[at] as number;
      const report = await visitor.must(`GET /reports/${roundId}/${orgUnitId}`);
      return new Saver(visitor, roundId, orgUnitId, numbersIn(report.template, report.elements));
    }),
  );
  return { savers, roundId };
}

/** Kills our process, and every other time the database server with it, in either order. */
async function strike(target: KillTarget, server: ServerProcess, turn: number): Promise<string> {
  const { killDatabase } = target;
  if (!killDatabase || turn % 2 === 0) {
    await server.kill();
    return 'the process';
  }
  if (turn % 4 === 1) {
    await Promise.all([killDatabase(), server.kill()]);
    return 'database and process';
  }
  await server.kill();
  await killDatabase();
  return 'process, then database';
}

interface Outcome extends Kept {
  kills: number;
  acknowledged: number;
  refused: number;
  sentAgain: number;
  restarts: number[];
}

const NOTHING = { kills: 0, acknowledged: 0, refused: 0, sentAgain: 0, lost: 0, doubled: 0, half: 0, unanswered: 0 };

/** What goes on from one kill to the next. */
interface Run {
  target: KillTarget;
  server: ServerProcess;
  savers: Saver[];
  roundId: number;
  outcome: Outcome;
  nextValue: () => number;
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}

/** Sends what was not acknowledged again under its key; afterwards all of it must be there, once. */
async function sendAgain(savers: Saver[]): Promise<number> {
  const open = savers.flatMap((saver) =>
    saver.saves.filter((save) => !save.acknowledged).map((save) => ({ saver, save })),
  );
  for (const { saver, save } of open)
    if (!(await saver.send(save))) saver.refusals.push(`unit ${saver.orgUnitId}: ${save.value} was not taken again`);
  return open.length;
}

/** One kill: everybody saves, the server dies, comes back, and every save is looked up before and after it is sent again. */
async function killOnce(run: Run, turn: number): Promise<void> {
  const { target, savers, roundId, outcome } = run;
  const saves = () => savers.flatMap((saver) => saver.saves);
  const saving = savers.map((saver) => saver.saveUntilCut(run.nextValue));
  await pause(EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS));
  const what = await strike(target, run.server, turn);
  await Promise.all(saving);
  if (what !== 'the process') await target.reviveDatabase();
  run.server = await startServer(target.env);
  for (const saver of savers) saver.visitor = visitorWith(run.server.url, saver.visitor.cookie);
  const before = await lookUp(await target.ownerUrl(), roundId, saves());
  outcome.sentAgain += await sendAgain(savers);
  const after = await lookUp(await target.ownerUrl(), roundId, saves());
  for (const name of ['lost', 'doubled', 'half', 'unanswered'] as const) outcome[name] += before[name] + after[name];
  outcome.kills += 1;
  outcome.restarts.push(run.server.seconds);
  say(
    `kill ${turn + 1}/${KILLS} (${what}): ${saves().length} saves so far, back after ${run.server.seconds.toFixed(1)} s`,
  );
}

async function killRepeatedly(target: KillTarget): Promise<Outcome> {
  const { emails, units } = await prepare(target);
  const run: Run = {
    target,
    server: await startServer(target.env),
    savers: [],
    roundId: 0,
    outcome: { ...NOTHING, restarts: [] },
    nextValue: counter(),
  };
  try {
    Object.assign(run, await openSavers(run.server.url, emails, units));
    for (let turn = 0; turn < KILLS; turn++) await killOnce(run, turn);
    const refusals = run.savers.flatMap((saver) => saver.refusals);
    for (const refusal of refusals.slice(0, 3)) say(`not taken: ${refusal}`);
    const acknowledged = run.savers.flatMap(({ saves }) => saves).filter((save) => save.acknowledged).length;
    return { ...run.outcome, acknowledged, refused: refusals.length };
  } finally {
    await run.server.stop();
  }
}

async function proveOn(target: KillTarget): Promise<boolean> {
  say(`On ${target.name}${target.killDatabase ? '' : ' (not ours to kill: our own process alone)'}`);
  try {
    const { restarts, unanswered, half, sentAgain, ...counted } = await killRepeatedly(target);
    const figures = {
      ...counted,
      half_saved: half,
      kept_without_answer: unanswered,
      sent_again: sentAgain,
      restart_seconds_p50: rounded(percentile(restarts, 0.5)),
      restart_seconds_max: rounded(Math.max(...restarts)),
    };
    console.log(JSON.stringify({ on: target.name, figures }));
    return (
      [figures.lost, figures.doubled, figures.half_saved, figures.refused].every((count) => count === 0) &&
      figures.acknowledged > 0
    );
  } finally {
    await target.remove();
  }
}

/** Kills the product in the middle of saving, on the built-in database and on a PostgreSQL server. */
export async function proveKill(): Promise<boolean> {
  const first = await proveOn(await embeddedTarget());
  const second = await secondTarget(process.env);
  if (second) return (await proveOn(second)) && first;
  const line = '!!! NOT PROVED ON POSTGRESQL 15: set TEST_DATABASE_URL or install the package postgresql-15 !!!';
  console.log(`${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}`);
  return first;
}
