import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { typeable } from '../../../src/features/reporting/domain/validation.ts';
import { matchesSearch } from '../../../src/kernel/text.ts';
import { api } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { notify } from '../../ui/notices.tsx';
import style from './entry.module.css';
import { templateOf } from './entry-check.ts';
import { itemName } from './report-changed-dialog.tsx';
import type { Item } from './report-content.ts';
import { type ReportView, reportKey } from './report-query.ts';

function itemsOf(report: ReportView): Item[] {
  const words = report.template.sections.filter(({ kind }) => kind !== 'table').map(({ key }) => `section:${key}`);
  return [...typeable(templateOf(report), report.elements).map((key) => `cell:${key}`), ...words];
}

/** Opens an approved report for correction: whole, or only some cells and sections. */
export function ReopenReport({ report }: { report: ReportView }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<Item>>(new Set());
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const act = useMutation({
    mutationFn: (reason: string) =>
      api('POST /reports/:roundId/:orgUnitId/reopening', { ...ref, reason, items: [...chosen] }),
    onSuccess: () => {
      notify(t('reporting.review_reopened', { unit: unitInSentence(report.orgUnit.name) }));
      setOpen(false);
    },
    onSettled: () =>
      Promise.all([['work'], ['reports'], reportKey(ref)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const close = () => {
    setOpen(false);
    act.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('reporting.review_reopen')}</Button>
      <ConfirmDialog
        open={open}
        title={t('reporting.review_reopen_title', { unit: unitInSentence(report.orgUnit.name) })}
        confirmLabel={t('reporting.review_reopen')}
        reasonLabel={t('reporting.review_reopen_reason')}
        busy={act.isPending}
        problem={act.error ? failureSentence(act.error) : null}
        onConfirm={(reason) => act.mutate(reason)}
        onClose={close}
      >
        <p>{t('reporting.review_reopen_text')}</p>
        <ItemChoice report={report} chosen={chosen} onChoose={setChosen} />
      </ConfirmDialog>
    </>
  );
}

interface ChoiceProps {
  report: ReportView;
  chosen: ReadonlySet<Item>;
  onChoose: (chosen: ReadonlySet<Item>) => void;
}

function ItemChoice({ report, chosen, onChoose }: ChoiceProps) {
  const [query, setQuery] = useState('');
  const named = itemsOf(report).map((item) => ({ item, name: itemName(report, item) }));
  const shown = query ? named.filter(({ name }) => matchesSearch(name, query)) : named;
  const toggle = (item: Item) => {
    const next = new Set(chosen);
    if (!next.delete(item)) next.add(item);
    onChoose(next);
  };
  return (
    <details className={style.details}>
      <summary>{t('reporting.review_reopen_items', { count: chosen.size })}</summary>
      <TextField
        label={t('ui.set_search')}
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
      />
      <fieldset className={style.choice}>
        <legend className="visually-hidden">{t('reporting.review_reopen_items', { count: chosen.size })}</legend>
        {shown.map(({ item, name }) => (
          <label key={item}>
            <input type="checkbox" checked={chosen.has(item)} onChange={() => toggle(item)} /> {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
