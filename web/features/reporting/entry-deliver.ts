import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { ApiProblem } from '../../api-failure.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { type CellSaid, type Change, idOf, type RecommendationsSaid, type Stop, takeIn } from './entry-changes.ts';
import type { Delivery } from './entry-sender.ts';
import { type ReportRef, type ReportView, reportKey } from './report-query.ts';

type CellChange = Extract<Change, { kind: 'cell' }>;
interface Answer {
  rev: number;
  revs: Map<string, number>;
  findings?: ReportView['findings'];
}
interface StoredCell extends CellSaid {
  rev: number;
  changedAt: string;
  changedByName: string;
}

/** Refusals that pass by themselves, or by signing in again: what was typed waits. */
const PASSING = new Set([401, 408, 425, 429]);

async function sendCells(ref: ReportRef, changes: CellChange[]): Promise<Answer> {
  const cells = changes.map(({ key, said, baseRev }) => ({ key, ...said, baseRev }));
  const { rev, cells: saved, findings } = await api('PUT /reports/:roundId/:orgUnitId/cells', { ...ref, cells });
  return { rev, findings, revs: new Map(saved.map((cell) => [`cell:${cell.key}`, cell.rev])) };
}

async function sendOne(ref: ReportRef, change: Exclude<Change, CellChange>): Promise<Answer> {
  const { key, baseRev } = change;
  const answer =
    change.kind === 'section'
      ? await api('PUT /reports/:roundId/:orgUnitId/sections/:key', { ...ref, key, baseRev, body: change.said })
      : await api('PUT /reports/:roundId/:orgUnitId/recommendations/:key', {
          ...ref,
          key,
          baseRev,
          items: change.said,
        });
  return { rev: answer.rev, revs: new Map([[idOf(change), answer.sectionRev]]) };
}

function send(ref: ReportRef, changes: Change[]): Promise<Answer> {
  const [first] = changes;
  if (first && first.kind !== 'cell') return sendOne(ref, first);
  return sendCells(ref, changes as CellChange[]);
}

const saidOf = (stored: StoredCell | null): CellSaid => ({
  state: stored?.state ?? 'empty',
  value: stored?.value ?? null,
  members: stored?.members ?? null,
  source: stored?.source ?? '',
  explanation: stored?.explanation ?? '',
  comment: stored?.comment ?? '',
});

/** Which changes a refusal is about: those it names; all of them where it names none. */
function stopsOf(failure: ApiProblem, changes: Change[]): Map<string, Stop<never>> {
  const { code, details } = failure;
  const stops = new Map<string, Stop<unknown>>();
  if (code === 'report.cell_conflict') {
    for (const { key, theirs } of details.cells as { key: string; theirs: StoredCell | null }[]) {
      const by = { rev: theirs?.rev ?? 0, byName: theirs?.changedByName ?? '', at: theirs?.changedAt ?? '' };
      stops.set(`cell:${key}`, { kind: 'conflict', theirs: { said: saidOf(theirs), ...by } });
    }
  } else if (code === 'report.section_conflict') {
    const { rev, theirs, byName, at } = details as {
      rev: number;
      theirs: string | RecommendationsSaid;
      byName: string;
      at: string;
    };
    const stop: Stop<unknown> = { kind: 'conflict', theirs: { said: theirs, rev, byName, at } };
    for (const change of changes) stops.set(idOf(change), stop);
  } else {
    const named = changes.filter(({ key }) => key === details.key);
    for (const change of named.length > 0 ? named : changes) {
      stops.set(idOf(change), { kind: 'refused', sentence: failureSentence(failure) });
    }
  }
  return stops as Map<string, Stop<never>>;
}

/** Puts what the server took into the report on the page, so that nothing flickers and nothing is asked twice. */
async function keepTaken(client: QueryClient, ref: ReportRef, changes: Change[], { rev, revs, findings }: Answer) {
  const queryKey = reportKey(ref);
  const asking = client.isFetching({ queryKey }) > 0;
  // An answer that left the server before this change would take it back from the screen.
  if (asking) await client.cancelQueries({ queryKey });
  client.setQueryData<ReportView>(queryKey, (report) => {
    if (!report) return report;
    const next = takeIn(report, changes, revs, rev);
    return findings ? { ...next, findings } : next;
  });
  if (asking) void client.invalidateQueries({ queryKey });
}

/** Brings changes of one report to the server, and says what became of them. */
export async function deliver(client: QueryClient, ref: ReportRef, changes: Change[]): Promise<Delivery> {
  try {
    const answer = await send(ref, changes);
    await keepTaken(client, ref, changes, answer);
    return { kind: 'taken', revs: answer.revs };
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) return { kind: 'unanswered', sentence: null };
    if (failure.status >= 500 || PASSING.has(failure.status)) {
      return { kind: 'unanswered', sentence: failureSentence(failure) };
    }
    const stops = stopsOf(failure, changes);
    if ([...stops.values()].some(({ kind }) => kind === 'refused'))
      void client.invalidateQueries({ queryKey: reportKey(ref) });
    return { kind: 'stopped', stops };
  }
}
