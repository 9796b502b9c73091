import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { notify } from '../../ui/notices.tsx';
import { type ReportView, reportKey } from './report-query.ts';
import type { Returns } from './review-returns.ts';

/** Approves the version that is on screen, after a question that says what approval does. */
export function ApproveReport({ report, returns }: { report: ReportView; returns: Returns }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const approval = useMutation({
    mutationFn: () => api('POST /reports/:roundId/:orgUnitId/approval', { ...ref, versionNo: report.latestVersion }),
    onSuccess: ({ versionNo }) => {
      notify(t('reporting.review_approved', { unit: unitInSentence(report.orgUnit.name), version: versionNo }));
      returns.clear();
    },
    onSettled: () =>
      Promise.all([['work'], ['reports'], reportKey(ref)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const close = () => {
    setOpen(false);
    approval.reset();
  };
  return (
    <>
      <Button look="act" onClick={() => setOpen(true)}>
        {t('reporting.review_approve')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('reporting.review_approve_title', {
          unit: unitInSentence(report.orgUnit.name),
          version: report.latestVersion,
        })}
        confirmLabel={t('reporting.review_approve')}
        busy={approval.isPending}
        problem={approval.error ? failureSentence(approval.error) : null}
        onConfirm={() => approval.mutate()}
        onClose={close}
      >
        <p>{t('reporting.review_approve_text')}</p>
        {returns.items.length > 0 ? (
          <p>{t('reporting.review_approve_despite', { count: returns.items.length })}</p>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
