import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { notify } from '../../ui/notices.tsx';
import { refreshConsolidation } from './consolidation-queries.ts';
import { type ReportRef, reportQuery } from './report-query.ts';

/**
 * One move of a consolidated report. It is made on the revision that the page shows; whatever comes of it, the page
 * asks again for what now holds.
 *
 * @param quiet the caller shows what went wrong itself
 */
function useMove<Given, Answer>(
  ref: ReportRef,
  run: (given: Given, rev: number) => Promise<Answer>,
  said: (answer: Answer) => string,
  quiet = false,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => run(given, client.getQueryData(reportQuery(ref).queryKey)?.rev ?? 0),
    onSuccess: (answer) => notify(said(answer)),
    onError: (failure) => {
      if (!quiet) notify(failureSentence(failure), 'late');
    },
    onSettled: () => refreshConsolidation(client, ref),
  });
}

/** Pins the report to the newest approved versions of its children. */
export const useBuild = (ref: ReportRef) =>
  useMove<void, { pinned: number; expected: number }>(
    ref,
    (_, rev) => api('POST /consolidations/:roundId/:orgUnitId/build', { ...ref, rev }),
    ({ pinned, expected }) => t('reporting.consolidation_is_built', { pinned, expected }),
  );

/** Hands the report to the unit above. */
export const useSubmit = (ref: ReportRef) =>
  useMove(
    ref,
    (reason: string, rev) => api('POST /reports/:roundId/:orgUnitId/submission', { ...ref, rev, reason }),
    ({ versionNo }) => t('reporting.consolidation_is_submitted', { version: versionNo }),
    true,
  );

/** Approves the version that is shown. */
export const useApprove = (ref: ReportRef) =>
  useMove(
    ref,
    (versionNo: number) => api('POST /reports/:roundId/:orgUnitId/approval', { ...ref, versionNo }),
    ({ versionNo }) => t('reporting.consolidation_is_approved', { version: versionNo }),
    true,
  );

/** Returns sections or cells, each with its reason. */
export const useReturn = (ref: ReportRef) =>
  useMove(
    ref,
    ({ versionNo, items }: { versionNo: number; items: { item: string; reason: string }[] }) =>
      api('POST /reports/:roundId/:orgUnitId/return', { ...ref, versionNo, items }),
    () => t('reporting.consolidation_is_returned'),
    true,
  );
