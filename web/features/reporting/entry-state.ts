import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { cellItem, mayEdit, sectionItem } from '../../../src/features/reporting/domain/approval.ts';
import { useMe } from '../../app/session.ts';
import type { SaveStatus } from '../../ui/save-state.tsx';
import {
  applyChanges,
  type CellSaid,
  type Change,
  type Changes,
  cellOf,
  idOf,
  isComplete,
  nextChange,
  type RecommendationsSaid,
} from './entry-changes.ts';
import { deliver } from './entry-deliver.ts';
import { browserStore, type Outbox, openOutbox } from './entry-outbox.ts';
import { createSender, type Sender, type SenderState } from './entry-sender.ts';
import { type ReportView, reportKey } from './report-query.ts';

interface Desk {
  outbox: Outbox;
  sender: Sender;
}

/** One desk for each report of each account: it goes on sending after its page was left. */
const desks = new Map<string, Desk>();

function deskOf(client: QueryClient, account: string, ref: { roundId: number; orgUnitId: number }): Desk {
  const name = `report/${account}/${ref.roundId}/${ref.orgUnitId}`;
  const known = desks.get(name);
  if (known) return known;
  const outbox = openOutbox(name, browserStore());
  const desk = { outbox, sender: createSender({ outbox, deliver: (changes) => deliver(client, ref, changes) }) };
  desks.set(name, desk);
  return desk;
}

function saveStatus(changes: Changes, { sending, waiting, saved }: SenderState): SaveStatus {
  const all = [...changes.values()];
  if (all.some(({ stop }) => stop?.kind === 'conflict')) return 'conflict';
  if (all.some(({ stop }) => stop?.kind === 'refused') || waiting) return 'failed';
  const leaving = all.filter((change) => isComplete(change)).length;
  if (leaving > 0) return waiting === null ? 'saving' : 'kept';
  return sending ? 'saving' : saved ? 'saved' : 'idle';
}

function useSending(desk: Desk, canEdit: boolean): void {
  useEffect(() => {
    if (!canEdit) return;
    const { sender, outbox } = desk;
    const hurry = () => void sender.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (!outbox.isKept() && outbox.changes().size > 0) event.preventDefault();
    };
    if (outbox.changes().size > 0) sender.wake();
    addEventListener('online', hurry);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', hurry);
      removeEventListener('beforeunload', warn);
      if (outbox.changes().size > 0) hurry();
    };
  }, [desk, canEdit]);
}

/**
 * The report as it is being typed: what the server has with what is on its way over it, and the ways to type. Every
 * change is kept on this machine at once and brought to the server after a short rest.
 */
export function useEntry(report: ReportView) {
  const client = useQueryClient();
  const account = useMe()?.account?.id ?? '';
  const { roundId } = report;
  const orgUnitId = report.orgUnit.id;
  const desk = useMemo(() => deskOf(client, account, { roundId, orgUnitId }), [client, account, roundId, orgUnitId]);
  const changes = useSyncExternalStore(desk.outbox.subscribe, desk.outbox.changes);
  const sending = useSyncExternalStore(desk.sender.subscribe, desk.sender.state);
  const shown = useMemo(() => (report.can.edit ? applyChanges(report, changes) : report), [report, changes]);
  useSending(desk, report.can.edit);

  const say = (of: Pick<Change, 'kind' | 'key' | 'said'>) => {
    const change = nextChange(report, desk.outbox.changes().get(idOf(of)), of);
    if (change) desk.outbox.put(change);
    else desk.outbox.drop(idOf(of));
    desk.sender.wake();
  };
  return {
    /** As the one who types sees it. */
    report: shown,
    /** As the server has it. */
    stored: report,
    changes,
    status: saveStatus(changes, sending),
    waiting: sending.waiting,
    mayEditCell: (key: string) => report.can.edit && mayEdit(report.editable, cellItem(key)),
    mayEditSection: (key: string) => report.can.edit && mayEdit(report.editable, sectionItem(key)),
    sayCell: (key: string, words: Partial<CellSaid>) =>
      say({ kind: 'cell', key, said: { ...cellOf(shown, key).said, ...words } }),
    saySection: (key: string, said: string) => say({ kind: 'section', key, said }),
    sayRecommendations: (key: string, said: RecommendationsSaid) => say({ kind: 'recommendations', key, said }),
    flush: () => desk.sender.flush(),
    /** Chooses between both sides of a conflict. */
    resolve(change: Change, mine: boolean) {
      if (change.stop?.kind !== 'conflict') return;
      if (mine) desk.outbox.put({ ...change, baseRev: change.stop.theirs.rev, sent: [], stop: null } as Change);
      else {
        desk.outbox.drop(idOf(change));
        void client.invalidateQueries({ queryKey: reportKey({ roundId, orgUnitId }) });
      }
      desk.sender.wake();
    },
    /** Sends again what was refused. */
    retry() {
      for (const change of desk.outbox.changes().values()) {
        if (change.stop?.kind === 'refused') desk.outbox.put({ ...change, stop: null } as Change);
      }
      void desk.sender.flush();
    },
    /** Lets go of what was typed and not taken. */
    discard() {
      for (const id of desk.outbox.changes().keys()) desk.outbox.drop(id);
    },
  };
}

export type Entry = ReturnType<typeof useEntry>;
