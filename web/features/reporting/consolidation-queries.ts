import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api, type Output } from '../../api.ts';
import { useLive } from '../../app/live.ts';
import { consolidationHref, type ReportRef, type ReportView, reportHref, reportKey } from './report-query.ts';

export type Consolidation = NonNullable<ReportView['consolidation']>;
export type BoardView = Output<'GET /consolidations/:roundId/:orgUnitId'>;
export type BoardRow = BoardView['rows'][number];
/** The states in the order in which work goes on: nearest to done first. */
export const BOARD_ORDER: BoardRow['status'][] = [
  'consolidated',
  'approved',
  'submitted',
  'reopened',
  'returned',
  'draft',
];

export type WordsView = Output<'GET /consolidations/:roundId/:orgUnitId/words/:key'>;

/** The report that the address of the page names. */
export function useReportRef(): ReportRef {
  const { roundId, orgUnitId } = useParams({ strict: false });
  return { roundId: Number(roundId), orgUnitId: Number(orgUnitId) };
}

const CALM = 1_200;
const branchKey = ({ roundId, orgUnitId }: ReportRef) => ['consolidation', roundId, orgUnitId];

/** The whole board. It is fetched page by page and put together, so that sorting is over all units, not over one page. */
export const boardQuery = (ref: ReportRef) =>
  queryOptions({
    queryKey: [...branchKey(ref), 'board'],
    queryFn: async ({ signal }): Promise<BoardView> => {
      const first = await api('GET /consolidations/:roundId/:orgUnitId', { ...ref, page: 1 }, { signal });
      const pages = Array.from({ length: Math.ceil(first.total / first.pageSize) - 1 }, (_, index) => index + 2);
      const rest = await Promise.all(
        pages.map((page) => api('GET /consolidations/:roundId/:orgUnitId', { ...ref, page }, { signal })),
      );
      return { ...first, rows: [first, ...rest].flatMap(({ rows }) => rows) };
    },
  });

/** Where the report of a unit below is: those under the centre put together reports of their own. */
export const childHref = ({ roundId, level }: Pick<ReportView, 'roundId' | 'level'>, orgUnitId: number): string =>
  (level === 'centre' ? consolidationHref : reportHref)({ roundId, orgUnitId });

/** What the approved children wrote in one section. */
export const wordsQuery = (ref: ReportRef, key: string, page: number) =>
  queryOptions({
    queryKey: [...branchKey(ref), 'words', key, page],
    queryFn: ({ signal }) =>
      api('GET /consolidations/:roundId/:orgUnitId/words/:key', { ...ref, key, page }, { signal }),
  });

/** What rebuilding would change. */
export const changesQuery = (ref: ReportRef) =>
  queryOptions({
    queryKey: [...branchKey(ref), 'changes'],
    queryFn: ({ signal }) => api('GET /consolidations/:roundId/:orgUnitId/changes', { ...ref }, { signal }),
  });

/** The bodies that may issue a document of this unit. */
export const bodiesQuery = (ref: ReportRef) =>
  queryOptions({
    queryKey: ['issuing-bodies', ref.roundId, ref.orgUnitId],
    queryFn: ({ signal }) => api('GET /reports/:roundId/:orgUnitId/issuing-bodies', { ...ref }, { signal }),
  });

/** Asks again for everything the page shows of a consolidated report. */
export async function refreshConsolidation(client: QueryClient, ref: ReportRef): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: reportKey(ref) }),
    client.invalidateQueries({ queryKey: branchKey(ref) }),
  ]);
}

/**
 * Keeps the page fresh while units below submit, are approved and corrected. Many may move within a second: they are
 * waited for together.
 */
export function useConsolidationLive(ref: ReportRef, children: ReadonlySet<number>): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      refreshConsolidation(client, ref).catch(() => {});
    }, CALM);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  useLive('report', (news) => {
    if (
      news.type === 'gap' ||
      (news.roundId === ref.roundId && (news.orgUnitId === ref.orgUnitId || children.has(news.orgUnitId)))
    )
      soon();
  });
  useLive('totals', (news) => {
    if (news.type === 'gap' || news.orgUnitIds.includes(ref.orgUnitId)) soon();
  });
}
