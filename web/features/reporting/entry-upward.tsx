import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { formatQuantity } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { useLive } from '../../app/live.ts';
import { Card } from '../../ui/card.tsx';
import style from './entry.module.css';
import { gridValue, lineOf } from './entry-rows.ts';
import type { ReportView } from './report-query.ts';
import { memberNames, saidWords } from './report-words.ts';

/** Where the figure of the chosen cell goes: from this unit up to the whole country, as approved so far. */
export function WhereItGoes({ report, cellKey }: { report: ReportView; cellKey: string | null }) {
  const line = cellKey ? lineOf(report, cellKey) : null;
  if (!cellKey || !line) {
    return <Card title={t('reporting.entry_upward')} hint={t('reporting.entry_upward_choose')} />;
  }
  return (
    <Card title={t('reporting.entry_upward')} hint={line.name}>
      <Way report={report} cellKey={cellKey} />
    </Card>
  );
}

function Way({ report, cellKey }: { report: ReportView; cellKey: string }) {
  const client = useQueryClient();
  const queryKey = ['trace', report.period.id, report.orgUnit.id, cellKey];
  const where = { periodId: report.period.id, orgUnitId: report.orgUnit.id, key: cellKey };
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api('GET /trace/:periodId/:orgUnitId/:key', where, { signal }),
  });
  useLive('totals', (news) => {
    if (news.type === 'gap' || news.periodId === report.period.id) void client.invalidateQueries({ queryKey });
  });
  const cell = report.cells.find(({ key }) => key === cellKey);
  const decimals = data?.element.decimals;
  const above = data?.upward.filter(({ id }) => id !== report.orgUnit.id) ?? [];
  const traceOf = (unitId: number) => `/truy-vet/${report.period.id}/${unitId}/${cellKey}`;
  return (
    <ol className={style.way}>
      <li data-here="">
        <span>
          {report.orgUnit.name}
          <small>{t('reporting.entry_upward_here')}</small>
        </span>
        <b>
          {gridValue(cell).kind === 'empty' && data
            ? formatQuantity(data.value, decimals)
            : saidWords(cell, memberNames(report.members))}
        </b>
      </li>
      {above.map((unit) => (
        <li key={unit.id}>
          <span>
            <a href={traceOf(unit.id)}>{unit.name}</a>
            <small>
              {t('reporting.entry_upward_of', { reported: unit.childrenReported, expected: unit.childrenExpected })}
            </small>
          </span>
          <b>{formatQuantity(unit.value, decimals)}</b>
        </li>
      ))}
    </ol>
  );
}
