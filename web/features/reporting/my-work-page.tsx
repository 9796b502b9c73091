import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { workQuery } from '../../app/my-work.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { useMe } from '../../app/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { useToday } from './report-words.ts';
import style from './work.module.css';
import { WorkCard } from './work-card.tsx';

const PAGE_SIZE = 30;

/** The first page of everyone: what waits for me, the most urgent first, each with its one action. */
export default function MyWorkPage() {
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({ ...workQuery(page), placeholderData: (before) => before });
  const me = useMe();
  const today = useToday();
  if (error && !data) return <BrokenPage error={error} />;
  if (!data) return <Waiting />;
  const pageCount = Math.max(1, Math.ceil(data.total / PAGE_SIZE));
  return (
    <Page
      title={t('reporting.work_title')}
      sub={t('reporting.work_sub', { unit: me?.unit?.name ?? me?.account?.name ?? '', day: formatDay(today) })}
    >
      {data.items.length === 0 ? (
        <EmptyState
          title={t('reporting.work_none')}
          action={
            <ButtonLink href={me?.can.readReports ? '/bao-cao' : '/chuong-trinh'}>
              {t(me?.can.readReports ? 'ui.nav_reports' : 'ui.nav_programme')}
            </ButtonLink>
          }
        >
          {t('reporting.work_none_text')}
        </EmptyState>
      ) : (
        <ul className={style.cards}>
          {data.items.map((item, index) => (
            <WorkCard
              key={`${item.kind} ${item.roundId} ${item.orgUnit.id}`}
              item={item}
              first={index === 0 && page === 1}
            />
          ))}
        </ul>
      )}
      {pageCount > 1 ? <Pager page={page} pageCount={pageCount} total={data.total} onPage={setPage} /> : null}
    </Page>
  );
}
