import { useState } from 'react';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { useApprove, useBuild } from './consolidation-moves.ts';
import { upwardName } from './consolidation-names.ts';
import type { Consolidation } from './consolidation-queries.ts';
import { ReturnDialog } from './consolidation-return.tsx';
import { SubmitDialog, submitLabel } from './consolidation-submit.tsx';
import type { Entry } from './entry-state.ts';
import type { ReportView } from './report-query.ts';
import { ReopenReport } from './review-reopen.tsx';

interface ActsProps {
  entry: Entry;
  consolidation: Consolidation;
}

const refOf = (report: ReportView) => ({ roundId: report.roundId, orgUnitId: report.orgUnit.id });

/** What may be done with the consolidated report now: the server says which. */
export function ConsolidationActs({ entry, consolidation }: ActsProps) {
  const { can } = entry.report;
  return (
    <>
      {can.edit ? <SaveState status={entry.status} /> : null}
      {can.consolidate ? <Build entry={entry} consolidation={consolidation} /> : null}
      {can.submit ? <Submit entry={entry} consolidation={consolidation} /> : null}
      {can.reopen ? <ReopenReport report={entry.report} /> : null}
      {can.decide ? <Decide report={entry.report} consolidation={consolidation} /> : null}
    </>
  );
}

function Build({ entry, consolidation: { builtAt, changed } }: ActsProps) {
  const build = useBuild(refOf(entry.report));
  const due = builtAt === null || changed > 0;
  const run = async () => {
    // Figures typed a moment ago belong into the totals.
    await entry.flush();
    build.mutate();
  };
  return (
    <Button look={due ? 'act' : 'plain'} busy={build.isPending} onClick={run}>
      {t(builtAt === null ? 'reporting.consolidation_build' : 'reporting.consolidation_rebuild')}
    </Button>
  );
}

function Submit({ entry, consolidation }: ActsProps) {
  const [open, setOpen] = useState(false);
  const ready = consolidation.builtAt !== null && consolidation.changed === 0;
  return (
    <>
      <Button look={ready ? 'act' : 'plain'} onClick={() => setOpen(true)}>
        {submitLabel(upwardName(entry.report))}
      </Button>
      <SubmitDialog entry={entry} consolidation={consolidation} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Decide({ report, consolidation }: { report: ReportView; consolidation: Consolidation }) {
  const [asking, setAsking] = useState<'return' | 'approve' | null>(null);
  const approve = useApprove(refOf(report));
  const close = () => {
    approve.reset();
    setAsking(null);
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking('return')}>
        {t('reporting.consolidation_return')}
      </Button>
      <Button look="act" onClick={() => setAsking('approve')}>
        {t('reporting.consolidation_approve')}
      </Button>
      {asking === 'return' ? <ReturnDialog report={report} onClose={close} /> : null}
      <ConfirmDialog
        open={asking === 'approve'}
        title={t('reporting.consolidation_approve_title', {
          unit: unitInSentence(report.orgUnit.name),
          version: report.latestVersion,
        })}
        confirmLabel={t('reporting.consolidation_approve')}
        busy={approve.isPending}
        problem={approve.error ? failureSentence(approve.error) : null}
        onConfirm={() => approve.mutate(report.latestVersion, { onSuccess: close })}
        onClose={close}
      >
        <p>
          {t('reporting.consolidation_approve_text', {
            pinned: consolidation.pinned,
            expected: consolidation.expected,
          })}
        </p>
      </ConfirmDialog>
    </>
  );
}
