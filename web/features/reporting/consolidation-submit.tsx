import { useMemo, useState } from 'react';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Mark } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { MissingList, missingIn, missingTitle } from './consolidation-missing.tsx';
import { useSubmit } from './consolidation-moves.ts';
import { upwardName } from './consolidation-names.ts';
import type { Consolidation } from './consolidation-queries.ts';
import style from './consolidation-submit.module.css';
import { findingSentence, findingsOnScreen } from './entry-check.ts';
import type { Entry } from './entry-state.ts';

interface SubmitProps {
  entry: Entry;
  consolidation: Consolidation;
  open: boolean;
  onClose: () => void;
}

/** Before the report goes up: which units are missing, what is still to write, explain or rebuild. Then it is handed in. */
export function SubmitDialog({ entry, consolidation, open, onClose }: SubmitProps) {
  const { report } = entry;
  const submit = useSubmit({ roundId: report.roundId, orgUnitId: report.orgUnit.id });
  const [flushing, setFlushing] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const confirm = async (reason: string) => {
    setFlushing(true);
    // What was typed last must be in the version that is handed in.
    const sent = await entry.flush().finally(() => setFlushing(false));
    setUnsaved(!sent);
    if (sent) submit.mutate(reason, { onSuccess: onClose });
  };
  const close = () => {
    submit.reset();
    setUnsaved(false);
    onClose();
  };
  const upward = upwardName(report);
  return (
    <ConfirmDialog
      open={open}
      title={
        upward
          ? t('reporting.consolidation_submit_title', { parent: upward })
          : t('reporting.consolidation_submit_root_title')
      }
      confirmLabel={submitLabel(upward)}
      reasonLabel={report.approvedVersion > 0 ? t('reporting.consolidation_submit_reason') : undefined}
      busy={flushing || submit.isPending}
      problem={unsaved ? t('reporting.consolidation_not_saved') : submit.error ? failureSentence(submit.error) : null}
      onConfirm={confirm}
      onClose={close}
    >
      <BeforeSubmit entry={entry} consolidation={consolidation} />
    </ConfirmDialog>
  );
}

/** "Nộp lên Trung ương"; the root hands in to itself. */
export const submitLabel = (upward: string | null): string =>
  upward ? t('reporting.consolidation_submit', { parent: upward }) : t('reporting.consolidation_submit_root');

function BeforeSubmit({ entry, consolidation }: Pick<SubmitProps, 'entry' | 'consolidation'>) {
  const { report, changes } = entry;
  const { pinned, expected, changed, builtAt } = consolidation;
  const missing = missingIn(consolidation);
  const open = useMemo(
    () => findingsOnScreen(report).filter(({ severity, explained }) => severity === 'error' || !explained),
    [report],
  );
  return (
    <div className={style.before}>
      {changes.size > 0 ? (
        <Banner tone="waiting">{t('reporting.consolidation_unsaved', { count: changes.size })}</Banner>
      ) : null}
      {builtAt === null ? (
        <Banner tone="late">{t('reporting.consolidation_submit_not_built')}</Banner>
      ) : (
        <p>{t('reporting.consolidation_submit_from', { pinned, expected })}</p>
      )}
      {changed > 0 ? (
        <Banner tone="late">{t('reporting.consolidation_submit_stale', { count: changed })}</Banner>
      ) : null}
      {open.length > 0 ? (
        <section>
          <h3>{t('reporting.consolidation_submit_findings', { count: open.length })}</h3>
          <ul className={style.findings}>
            {open.map((finding) => (
              <li key={`${finding.code}/${finding.at.key}`}>
                <Mark tone={finding.severity === 'error' ? 'late' : 'waiting'} />
                <span>{findingSentence(report, finding)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {missing.length > 0 ? (
        <section>
          <h3>{missingTitle(consolidation)}</h3>
          <p>{t('reporting.consolidation_submit_missing')}</p>
          <MissingList report={report} missing={missing} />
        </section>
      ) : null}
    </div>
  );
}
