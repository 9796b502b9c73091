import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { useLive } from '../../app/live.ts';
import { type Changes, changesBetween, type Overview, togetherWith } from './overview-changes.ts';
import { useAskingAgain } from './use-asking-again.ts';

/** Which round and unit the address asks for: `ky` is the key of a period or the number of a round, `dv` a unit. */
interface Asked {
  round: string | null;
  orgUnitId: number | undefined;
}

function useAsked(): Asked {
  const search = useRouterState({ select: (state) => state.location.search }) as Record<string, unknown>;
  const unit = Number(search.dv ?? search['don-vi']);
  return {
    round: search.ky === undefined ? null : String(search.ky),
    orgUnitId: Number.isInteger(unit) && unit > 0 ? unit : undefined,
  };
}

export const useRounds = () =>
  useQuery({ queryKey: ['rounds'], queryFn: ({ signal }) => api('GET /rounds', {}, { signal }), staleTime: 60_000 });

/** The number of the round that is asked for; `undefined` leaves the choice to the server, `null` is not known yet. */
function useRoundId(asked: string | null): number | undefined | null {
  const { data, isError } = useRounds();
  if (asked === null) return undefined;
  if (/^\d+$/.test(asked)) return Number(asked);
  if (!data) return isError ? undefined : null;
  return data.rounds.find(({ period }) => period.key === asked)?.id;
}

/** The overview of the address, asked again whenever the server tells of new totals or of a report that moved. */
export function useOverview() {
  const { round, orgUnitId } = useAsked();
  const roundId = useRoundId(round);
  const query = useQuery({
    queryKey: ['overview', roundId ?? null, orgUnitId ?? null],
    queryFn: ({ signal }) =>
      api('GET /overview', { ...(roundId ? { roundId } : {}), ...(orgUnitId ? { orgUnitId } : {}) }, { signal }),
    enabled: roundId !== null,
    placeholderData: keepPreviousData,
  });
  const ask = useAskingAgain(query.refetch);
  const shown = query.data;
  useLive('totals', (news) => (news.type === 'gap' || news.periodId === shown?.period.id) && ask());
  useLive('report', (news) => (news.type === 'gap' || news.roundId === shown?.roundId) && ask());
  return query;
}

/** News that comes within this time of each other is told together. */
const TOGETHER_MS = 10_000;

interface Shown {
  changes: Changes | null;
  /** Counts the changes, so that the same figure can be lit twice. */
  turn: number;
  at: number;
}

function follow(shown: Shown, changes: Changes | null, now: number): Shown {
  const recent = shown.changes && now - shown.at < TOGETHER_MS ? shown.changes : null;
  return { changes: changes && recent ? togetherWith(recent, changes) : changes, turn: shown.turn + 1, at: now };
}

/** What the newest answers changed on the page; it stays until something else changes, or the page goes elsewhere. */
export function useChanges(overview: Overview | undefined): Shown {
  const seen = useRef<Overview | null>(null);
  const [shown, setShown] = useState<Shown>({ changes: null, turn: 0, at: 0 });
  useEffect(() => {
    if (!overview) return;
    const before = seen.current;
    const changes = changesBetween(before, overview);
    const elsewhere = before?.roundId !== overview.roundId || before.orgUnit.id !== overview.orgUnit.id;
    seen.current = overview;
    if (changes || elsewhere) setShown((last) => follow(last, changes, performance.now()));
  }, [overview]);
  return shown;
}
