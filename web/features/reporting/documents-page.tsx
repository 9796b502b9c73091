import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { useLive } from '../../app/live.ts';
import { periodName } from '../../app/period-name.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { FileLinks, HoldsChip, type IssuedDocument, Whole } from './document-parts.tsx';

function columns(): TableColumn<IssuedDocument>[] {
  return [
    {
      id: 'number',
      header: t('reporting.document_number'),
      value: (row) => row.numberLine,
      cell: (row) => (
        <a href={`/tai-lieu/${row.orgUnit.id}/${row.id}`}>
          <Whole>{row.numberLine}</Whole>
        </a>
      ),
    },
    {
      id: 'holds',
      header: t('reporting.document_state'),
      value: (row) => Number(row.holds),
      cell: (row) => <HoldsChip holds={row.holds} />,
    },
    {
      id: 'files',
      header: t('reporting.document_files'),
      value: () => null,
      sortable: false,
      cell: (row) => <FileLinks document={row} />,
    },
    { id: 'subject', header: t('reporting.document_subject'), value: (row) => row.subject },
    { id: 'body', header: t('reporting.document_body'), value: (row) => row.bodyName },
    {
      id: 'period',
      header: t('reporting.document_period'),
      value: (row) => row.period.startsOn,
      cell: (row) => <Whole>{periodName(row.period)}</Whole>,
    },
    {
      id: 'issued',
      header: t('reporting.document_issued_on'),
      value: (row) => row.issuedAt,
      cell: (row) => formatDay(row.issuedOn),
    },
    {
      id: 'code',
      header: t('reporting.document_code'),
      value: (row) => row.code,
      sortable: false,
      cell: (row) => (
        <a
          href={`/xac-minh/${row.code}`}
          aria-label={t('reporting.document_verify_of', { code: row.code, of: row.numberLine })}
        >
          <Whole>{row.code}</Whole>
        </a>
      ),
    },
  ];
}

/** All issued documents, newest first: whether each still holds, its files, and the address that verifies it. */
export default function DocumentsPage() {
  const [page, setPage] = useState(1);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['documents'] });
  useLive('document', refresh);
  const { data, error } = useQuery({
    queryKey: ['documents', page],
    queryFn: ({ signal }) => api('GET /documents', { page }, { signal }),
    placeholderData: keepPreviousData,
  });
  const shown = useMemo(columns, []);
  const pageCount = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <Page title={t('reporting.documents_title')} sub={t('reporting.documents_sub')}>
      {error ? (
        <Banner tone="late" urgent>
          {failureSentence(error)}
        </Banner>
      ) : null}
      {data ? (
        <Card bare>
          <DataTable
            caption={t('reporting.documents_title')}
            columns={shown}
            rows={data.documents}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t('reporting.documents_none')}>{t('reporting.documents_none_text')}</EmptyState>}
          />
          {pageCount > 1 ? <Pager page={page} pageCount={pageCount} total={data.total} onPage={setPage} /> : null}
        </Card>
      ) : error ? null : (
        <Waiting />
      )}
    </Page>
  );
}
