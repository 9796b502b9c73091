import { useState } from 'react';
import { t } from '../../app/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { changeName, SaidWords } from './entry-conflict-dialog.tsx';
import type { Entry } from './entry-state.ts';

/** What was typed and could not be saved: said plainly, shown whole, and let go of only when asked. */
export function Unsent({ entry }: { entry: Entry }) {
  const { changes, report, waiting } = entry;
  const [asking, setAsking] = useState(false);
  const all = [...changes.values()];
  const refused = all.filter(({ stop }) => stop?.kind === 'refused');
  const left = report.can.edit ? refused : all;
  if (left.length === 0 && !waiting) return null;
  const [first] = refused;
  const reason =
    waiting || (first?.stop?.kind === 'refused' ? first.stop.sentence : t('reporting.entry_unsent_closed'));
  const actions = (
    <>
      {report.can.edit ? <Button onClick={entry.retry}>{t('reporting.entry_send_again')}</Button> : null}
      {left.length > 0 ? <Button onClick={() => setAsking(true)}>{t('reporting.entry_discard')}</Button> : null}
    </>
  );
  return (
    <Banner
      tone="late"
      urgent
      title={t('reporting.entry_unsent_title', { count: left.length || all.length })}
      actions={actions}
    >
      <p>{reason}</p>
      <ul>
        {left.map((change) => (
          <li key={`${change.kind}:${change.key}`}>
            {changeName(entry, change)}: <SaidWords entry={entry} said={change.said} />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking}
        danger
        title={t('reporting.entry_discard_title')}
        confirmLabel={t('reporting.entry_discard')}
        onConfirm={() => {
          entry.discard();
          setAsking(false);
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('reporting.entry_discard_text')}</p>
      </ConfirmDialog>
    </Banner>
  );
}
