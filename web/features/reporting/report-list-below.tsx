import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { STATUSES, type Status } from '../../../src/features/reporting/domain/approval.ts';
import { api } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { useLive } from '../../app/live.ts';
import { failureSentence } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Pager } from '../../ui/pager.tsx';
import style from './report-list.module.css';
import { type ReportLine, versionWords } from './report-list-own.tsx';
import { consolidationHref, reportHref } from './report-query.ts';
import { StatusChips } from './report-status.tsx';
import { statusWords } from './report-words.ts';

interface BelowProps {
  roundId: number;
  /** The unit whose units directly below are listed. */
  above: number;
  ky: string;
}

const hasBelow = ({ level }: ReportLine) => level !== 'commune';

const columnsOf = (ky: string): TableColumn<ReportLine>[] => [
  {
    id: 'unit',
    header: t('reporting.report_column_unit'),
    value: ({ orgUnit }) => orgUnit.name,
    cell: (line) => <a href={reportHref({ roundId: line.roundId, orgUnitId: line.orgUnit.id })}>{line.orgUnit.name}</a>,
  },
  {
    id: 'status',
    header: t('reporting.report_column_status'),
    value: ({ status }) => status,
    cell: (line) => <StatusChips {...line} />,
  },
  {
    id: 'deadline',
    header: t('reporting.report_column_deadline'),
    value: ({ deadline }) => deadline,
    cell: ({ deadline }) => formatDay(deadline),
  },
  {
    id: 'warnings',
    header: t('reporting.report_column_warnings'),
    value: ({ openWarnings }) => openWarnings,
    numeric: true,
  },
  {
    id: 'version',
    header: t('reporting.report_column_version'),
    value: ({ latestVersion }) => latestVersion,
    cell: versionWords,
  },
  {
    id: 'below',
    header: t('reporting.report_column_below'),
    value: () => null,
    cell: (line) =>
      hasBelow(line) ? (
        <a
          href={`/bao-cao?ky=${encodeURIComponent(ky)}&dv=${line.orgUnit.id}`}
          aria-label={t('reporting.report_below_of', { unit: unitInSentence(line.orgUnit.name) })}
        >
          {t('reporting.report_see_below')}
        </a>
      ) : (
        ''
      ),
  },
];

/** The server sorts, by name and over all pages; sorting one page would mislead. */
const columns = (ky: string, lines: ReportLine[]) =>
  columnsOf(ky)
    .filter(({ id }) => id !== 'below' || lines.some(hasBelow))
    .map((column) => ({ ...column, sortable: false }));

function useReportsBelow(input: { roundId: number; parentId: number; status?: Status; q?: string; page: number }) {
  const client = useQueryClient();
  useLive('report', (news) => {
    if (news.type === 'gap' || news.roundId === input.roundId)
      void client.invalidateQueries({ queryKey: ['reports', input.roundId, 'below'] });
  });
  return useQuery({
    queryKey: ['reports', input.roundId, 'below', input],
    queryFn: ({ signal }) => api('GET /reports', input, { signal }),
    placeholderData: (before) => before,
  });
}

/** The reports of the units directly below one unit, by name: searched, filtered, and page by page. */
export function ReportsBelow({ roundId, above, ky }: BelowProps) {
  const [q, setQ] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const [page, setPage] = useState(1);
  const search = useDeferredValue(q.trim());
  // Another choice begins at its first page.
  const narrow = (choose: () => void) => {
    choose();
    setPage(1);
  };
  const { data, error } = useReportsBelow({
    roundId,
    parentId: above,
    page,
    ...(status ? { status } : {}),
    ...(search ? { q: search } : {}),
  });
  if (error && !data) return <Banner tone="late">{failureSentence(error)}</Banner>;
  const narrowed = q !== '' || status !== '';
  if (!data || (data.total === 0 && !narrowed)) return null;
  const board = (
    <ButtonLink href={consolidationHref({ roundId, orgUnitId: above })}>{t('reporting.report_to_board')}</ButtonLink>
  );
  return (
    <Card title={t('reporting.report_below', { count: data.total })} action={board} bare>
      <div className={style.filters}>
        <TextField
          label={t('reporting.report_search')}
          type="search"
          value={q}
          onChange={(event) => narrow(() => setQ(event.target.value))}
        />
        <SelectField
          label={t('reporting.report_column_status')}
          value={status}
          onChange={(event) => narrow(() => setStatus(event.target.value as Status | ''))}
        >
          <option value="">{t('reporting.report_any_status')}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {statusWords(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <DataTable
        caption={t('reporting.report_table', { title: t('reporting.report_below', { count: data.total }) })}
        columns={columns(ky, data.reports)}
        rows={data.reports}
        rowKey={({ orgUnit }) => orgUnit.id}
        empty={<EmptyState title={t('reporting.report_none_found')} />}
      />
      {data.total > data.pageSize ? (
        <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} total={data.total} onPage={setPage} />
      ) : null}
    </Card>
  );
}
