import { type FormEvent, useId, useState } from 'react';
import { cellItem, sectionItem } from '../../../src/features/reporting/domain/approval.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useReturn } from './consolidation-moves.ts';
import style from './consolidation-submit.module.css';
import { lineOf } from './entry-rows.ts';
import type { ReportView } from './report-query.ts';
import { inLanguage } from './report-words.ts';

interface ReturnProps {
  report: ReportView;
  onClose: () => void;
}

/** What of a consolidated report can be returned: its words, and the figures that the unit typed itself. */
function itemsOf(report: ReportView) {
  const sections = report.template.sections
    .filter(({ kind }) => kind !== 'table')
    .map(({ key, title }) => ({ item: sectionItem(key), name: `${key}. ${inLanguage(title)}` }));
  const cells = report.cells.map(({ key }) => ({ item: cellItem(key), name: lineOf(report, key)?.name ?? key }));
  return { sections, cells };
}

/** Returns parts of a consolidated report, each with its reason; only these open again. */
export function ReturnDialog({ report, onClose }: ReturnProps) {
  const form = useId();
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [tried, setTried] = useState(false);
  const returning = useReturn({ roundId: report.roundId, orgUnitId: report.orgUnit.id });
  const { sections, cells } = itemsOf(report);
  const change = (item: string, reason: string | null) => {
    const next = new Map(reasons);
    if (reason === null) next.delete(item);
    else next.set(item, reason);
    setReasons(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const items = [...reasons].map(([item, reason]) => ({ item, reason: reason.trim().normalize('NFC') }));
    if (items.length === 0 || items.some(({ reason }) => reason === '') || returning.isPending) return;
    returning.mutate({ versionNo: report.latestVersion, items }, { onSuccess: onClose });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button type="submit" form={form} look="danger" busy={returning.isPending}>
        {t('reporting.consolidation_return')}
      </Button>
    </>
  );
  const line = ({ item, name }: { item: string; name: string }) => (
    <ReturnItem
      key={item}
      name={name}
      reason={reasons.get(item) ?? null}
      tried={tried}
      onChange={(reason) => change(item, reason)}
    />
  );
  return (
    <Dialog
      open
      title={t('reporting.consolidation_return_title', { unit: unitInSentence(report.orgUnit.name) })}
      onClose={onClose}
      actions={actions}
    >
      <form id={form} onSubmit={submit} className={style.before}>
        <p>{t('reporting.consolidation_return_text')}</p>
        <fieldset className={style.items}>
          <legend>{t('reporting.consolidation_return_sections')}</legend>
          {sections.map(line)}
        </fieldset>
        {cells.length > 0 ? (
          <details className={style.cells}>
            <summary>{t('reporting.consolidation_return_cells', { count: cells.length })}</summary>
            <fieldset className={style.items}>
              <legend className="visually-hidden">
                {t('reporting.consolidation_return_cells', { count: cells.length })}
              </legend>
              {cells.map(line)}
            </fieldset>
          </details>
        ) : null}
        {tried && reasons.size === 0 ? (
          <Banner tone="late" urgent>
            {t('reporting.consolidation_return_nothing')}
          </Banner>
        ) : null}
        {returning.error ? (
          <Banner tone="late" urgent>
            {failureSentence(returning.error)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}

interface ItemProps {
  name: string;
  /** Null while it is not to be returned. */
  reason: string | null;
  tried: boolean;
  onChange: (reason: string | null) => void;
}

function ReturnItem({ name, reason, tried, onChange }: ItemProps) {
  return (
    <div>
      <label className={style.item}>
        <input
          type="checkbox"
          checked={reason !== null}
          onChange={(event) => onChange(event.target.checked ? '' : null)}
        />
        {name}
      </label>
      {reason === null ? null : (
        <div className={style.reason}>
          <TextArea
            label={t('reporting.consolidation_return_reason', { name })}
            rows={2}
            maxLength={2000}
            value={reason}
            problem={tried && reason.trim() === '' ? t('ui.reason_missing') : null}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </div>
  );
}
