import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { maySubmit } from '../../../src/features/reporting/domain/finding.ts';
import { api } from '../../api.ts';
import { ApiProblem } from '../../api-failure.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { notify } from '../../ui/notices.tsx';
import style from './entry.module.css';
import { findingId, findingSentence, findingsOnScreen } from './entry-check.ts';
import { jumpTo } from './entry-jump.ts';
import type { Entry } from './entry-state.ts';
import { ChangedElsewhere } from './report-changed-dialog.tsx';
import { type ReportView, reportKey } from './report-query.ts';

/** What was typed could not be brought to the server first; the page says why. */
class NotSaved extends Error {}

const MOVED = ['report.changed_elsewhere', 'report.not_now'];

function useSubmission(entry: Entry) {
  const client = useQueryClient();
  const ref = { roundId: entry.report.roundId, orgUnitId: entry.report.orgUnit.id };
  const queryKey = reportKey(ref);
  return useMutation({
    mutationFn: async (reason: string) => {
      if (!(await entry.flush())) throw new NotSaved();
      const { rev } = client.getQueryData<ReportView>(queryKey) ?? entry.stored;
      return api('POST /reports/:roundId/:orgUnitId/submission', { ...ref, rev, reason });
    },
    onSuccess: ({ versionNo }) => {
      notify(
        t('reporting.report_submitted', { version: versionNo, unit: unitInSentence(entry.report.parent?.name ?? '') }),
      );
    },
    onSettled: () =>
      Promise.all([['work'], ['reports'], queryKey].map((key) => client.invalidateQueries({ queryKey: key }))),
  });
}

/** Hands the report to the unit above: first what is missing, then a question, then what the server says. */
export function SubmitReport({ entry }: { entry: Entry }) {
  const { report } = entry;
  const [seen, setSeen] = useState<ReportView | null>(null);
  const submission = useSubmission(entry);
  const { error } = submission;
  const open = seen !== null && !submission.isSuccess;
  const close = () => {
    setSeen(null);
    submission.reset();
  };
  const findings = open ? findingsOnScreen(report) : [];
  const label = report.parent
    ? t('reporting.report_submit', { unit: unitInSentence(report.parent.name) })
    : t('reporting.report_submit_root');
  const refused = error instanceof ApiProblem ? (error.details.findings as Finding[] | undefined) : undefined;
  const moved = error instanceof ApiProblem && MOVED.includes(error.code);
  return (
    <>
      <Button look="act" onClick={() => setSeen(report)}>
        {label}
      </Button>
      {open && moved && seen ? (
        <ChangedElsewhere before={seen} after={entry.stored} sentence={failureSentence(error)} onClose={close} />
      ) : open && (refused || !maySubmit(findings)) ? (
        <NotYet report={report} findings={refused ?? findings.filter((one) => !one.explained)} onClose={close} />
      ) : (
        <ConfirmDialog
          open={open}
          title={t('reporting.report_submit_title')}
          confirmLabel={label}
          reasonLabel={report.approvedVersion > 0 ? t('reporting.report_submit_reason') : undefined}
          busy={submission.isPending}
          problem={
            error ? (error instanceof NotSaved ? t('reporting.report_not_saved') : failureSentence(error)) : null
          }
          onConfirm={(reason) => submission.mutate(reason)}
          onClose={close}
        >
          <p>
            {t('reporting.report_submit_text', {
              unit: unitInSentence(report.parent?.name ?? report.orgUnit.name),
              version: report.latestVersion + 1,
            })}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface NotYetProps {
  report: ReportView;
  findings: Finding[];
  onClose: () => void;
}

/** Why the report cannot be handed in yet, each reason with the way to its place. */
function NotYet({ report, findings, onClose }: NotYetProps) {
  const go = (finding: Finding) => {
    onClose();
    // The dialog gives the focus back first; then it goes where it is needed.
    requestAnimationFrame(() => jumpTo(finding.at));
  };
  return (
    <Dialog
      open
      title={t('reporting.report_not_yet', { count: findings.length })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <ul className={style.findings}>
        {findings.map((finding) => (
          <li key={findingId(finding)}>
            <button type="button" className={style.link} onClick={() => go(finding)}>
              {findingSentence(report, finding)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
