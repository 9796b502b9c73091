import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, type Output } from '../../api.ts';
import { useLive } from '../../app/live.ts';
import { useAskingAgain } from './use-asking-again.ts';

/** A traced figure, with the cell it was asked for and all units below it. */
export type Trace = Output<'GET /trace/:periodId/:orgUnitId/:key'> & { key: string };
export type TraceChild = Trace['children'][number];

type At = { periodId: number; orgUnitId: number; key: string };

/** All units below are asked for, so that sorting and the drawing never judge by one page alone. */
async function fetchTrace(at: At, signal: AbortSignal): Promise<Trace> {
  const first = await api('GET /trace/:periodId/:orgUnitId/:key', at, { signal });
  const pages = Math.ceil(first.childrenTotal / first.pageSize);
  const rest = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
  const more = await Promise.all(
    rest.map((page) => api('GET /trace/:periodId/:orgUnitId/:key', { ...at, page }, { signal })),
  );
  return { ...first, key: at.key, children: [first, ...more].flatMap(({ children }) => children) };
}

/** The trace that the address names; it follows new totals of its period without being loaded anew. */
export function useTrace() {
  const { periodId, orgUnitId, key = '' } = useParams({ strict: false });
  const at = { periodId: Number(periodId), orgUnitId: Number(orgUnitId), key };
  const query = useQuery({
    queryKey: ['trace', at.periodId, at.orgUnitId, at.key],
    queryFn: ({ signal }) => fetchTrace(at, signal),
    placeholderData: keepPreviousData,
  });
  const ask = useAskingAgain(query.refetch);
  useLive('totals', (news) => (news.type === 'gap' || news.periodId === at.periodId) && ask());
  return { ...query, at };
}
