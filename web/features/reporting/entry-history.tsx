import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import style from './entry.module.css';
import { type ReportView, reportHref } from './report-query.ts';

/** What has happened to the report, the newest first; each version can still be read. */
export function EntryHistory({ report }: { report: ReportView }) {
  const { timeline, roundId, orgUnit } = report;
  const versionHref = (versionNo: number) => `${reportHref({ roundId, orgUnitId: orgUnit.id })}?ban=${versionNo}`;
  return (
    <Card title={t('reporting.entry_history')} hint={timeline.length === 0 ? t('reporting.entry_history_none') : null}>
      <ol className={style.history}>
        {[...timeline].reverse().map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <span className={style.when}>{formatInstant(event.at)}</span>
            <span>
              <a href={versionHref(event.versionNo)}>
                {t(`reporting.entry_event_${event.kind}`, { version: event.versionNo })}
              </a>{' '}
              · {event.byName}
              {event.reason ? <q className={style.reason}>{event.reason}</q> : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
