import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextArea } from '../../ui/field.tsx';
import { notify } from '../../ui/notices.tsx';
import style from './entry.module.css';
import { jumpToItem } from './entry-jump.ts';
import { itemName } from './report-changed-dialog.tsx';
import type { Item } from './report-content.ts';
import { type ReportView, reportKey } from './report-query.ts';
import type { Returns } from './review-returns.ts';

interface ItemProps {
  returns: Returns;
  item: Item;
  name: string;
}

/** Chooses a cell or a section to be returned, or takes it off the list again. */
export function ReturnToggle({ returns, item, name }: ItemProps) {
  const chosen = returns.isChosen(item);
  const cell = item.startsWith('cell:');
  const label = chosen
    ? 'reporting.review_keep'
    : cell
      ? 'reporting.review_return_cell'
      : 'reporting.review_return_section';
  return (
    <Button
      small
      look={chosen ? 'plain' : 'quiet'}
      aria-pressed={chosen}
      aria-label={`${t(label)}: ${name}`}
      onClick={() => returns.toggle(item)}
    >
      {t(label)}
    </Button>
  );
}

/** Why it is returned; asked for where it was chosen. */
export function ReturnReason({ returns, item, name }: ItemProps) {
  if (!returns.isChosen(item)) return null;
  return (
    <div className={style.reasonField}>
      <TextArea
        label={t('reporting.review_reason', { name })}
        rows={2}
        maxLength={2000}
        // The reason is the next thing to write after choosing.
        autoFocus={returns.reasons[item] === ''}
        value={returns.reasons[item] ?? ''}
        onChange={(event) => returns.say(item, event.target.value.normalize('NFC'))}
      />
    </div>
  );
}

function useReturn(report: ReportView, returns: Returns) {
  const client = useQueryClient();
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  return useMutation({
    mutationFn: () => {
      const items = returns.items.map((item) => ({ item, reason: (returns.reasons[item] ?? '').trim() }));
      return api('POST /reports/:roundId/:orgUnitId/return', { ...ref, versionNo: report.latestVersion, items });
    },
    onSuccess: () => {
      notify(
        t('reporting.review_returned', { unit: unitInSentence(report.orgUnit.name), count: returns.items.length }),
      );
      returns.clear();
    },
    onSettled: () =>
      Promise.all([['work'], ['reports'], reportKey(ref)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** What will be returned, with its reasons, and the act itself. Only what stands here opens again for the unit. */
export function ReturnList({ report, returns }: { report: ReportView; returns: Returns }) {
  const [asked, setAsked] = useState(false);
  const act = useReturn(report, returns);
  const { items, reasons } = returns;
  const silent = items.filter((item) => !reasons[item]?.trim());
  const send = () => {
    setAsked(true);
    if (silent.length === 0) act.mutate();
    else jumpToItem(silent[0] ?? '');
  };
  return (
    <Card
      title={t('reporting.review_list')}
      hint={items.length === 0 ? t('reporting.review_list_none') : t('reporting.review_list_hint')}
    >
      <ul className={style.findings}>
        {items.map((item) => (
          <li key={item}>
            <button type="button" className={style.link} onClick={() => jumpToItem(item)}>
              {itemName(report, item)}
            </button>
            <p>{reasons[item]?.trim() || t('reporting.review_no_reason')}</p>
          </li>
        ))}
      </ul>
      {asked && silent.length > 0 ? (
        <p role="alert" className={style.returned}>
          {t('reporting.review_reasons_missing', { count: silent.length })}
        </p>
      ) : null}
      {act.error ? (
        <p role="alert" className={style.returned}>
          {failureSentence(act.error)}
        </p>
      ) : null}
      {items.length > 0 ? (
        <Button look="danger" busy={act.isPending} onClick={send}>
          {t('reporting.review_return', { count: items.length })}
        </Button>
      ) : null}
    </Card>
  );
}
