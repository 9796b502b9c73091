import { queryOptions } from '@tanstack/react-query';
import { api, type Output } from '../../api.ts';

/** A report as its page knows it. */
export type ReportView = Output<'GET /reports/:roundId/:orgUnitId'>;

/** Names one report: whose, and of which round. */
export interface ReportRef {
  roundId: number;
  orgUnitId: number;
}

/** The key under which a report is kept in the cache of the page. */
export const reportKey = ({ roundId, orgUnitId }: ReportRef) => ['report', roundId, orgUnitId] as const;

/** One report with all that its page needs. */
export const reportQuery = (ref: ReportRef) =>
  queryOptions({
    queryKey: reportKey(ref),
    queryFn: ({ signal }) => api('GET /reports/:roundId/:orgUnitId', ref, { signal }),
  });

/** The rounds of reporting, newest first. */
export const roundsQuery = queryOptions({
  queryKey: ['rounds'],
  queryFn: ({ signal }) => api('GET /rounds', {}, { signal }),
  staleTime: 60_000,
});

/** Where the page of a report is. */
export const reportHref = ({ roundId, orgUnitId }: ReportRef) => `/bao-cao/${roundId}/${orgUnitId}`;

/** Where the reports below a unit are put together. */
export const consolidationHref = ({ roundId, orgUnitId }: ReportRef) => `/tong-hop/${roundId}/${orgUnitId}`;
