import { useNavigate } from '@tanstack/react-router';
import { formatDay, formatQuantity } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { BrokenPage, failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Columns, Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Crumbs } from './crumbs.tsx';
import { DayField } from './day-field.tsx';
import { UnitSearch } from './unit-search.tsx';
import { UnitTable } from './unit-table.tsx';
import { type Asked, unitAddress, unitsAddress, useAsked, useUnits } from './units-query.ts';

export default function UnitsPage() {
  const asked = useAsked();
  const { list, parent } = useUnits(asked);
  const navigate = useNavigate();
  const go = (change: Partial<Asked>) => navigate({ href: unitsAddress({ ...asked, page: 1, ...change }) });
  const { data, error } = list;
  if (error && !data) return <BrokenPage error={error} />;
  if (!data) return <Waiting />;
  const searching = asked.query !== '';
  return (
    <Page
      title={t('org-units.title')}
      sub={t('org-units.sub', { day: formatDay(data.day) })}
      actions={<DayField day={data.day} onDay={(day) => go({ day })} />}
    >
      {error ? <Banner tone="late">{failureSentence(error)}</Banner> : null}
      <UnitSearch query={asked.query} onQuery={(query) => go({ query })} />
      <Columns>
        <Card
          bare
          title={
            searching
              ? t('org-units.found', { count: data.total, query: asked.query })
              : t('org-units.under', { count: data.total, name: unitInSentence(parent?.current?.name ?? '') })
          }
          hint={<Where asked={asked} parent={parent} searching={searching} />}
        >
          {data.units.length > 0 ? (
            <UnitTable units={data.units} day={data.day} withParent={searching} />
          ) : (
            <Nothing asked={asked} parent={parent} day={data.day} />
          )}
          {data.total > data.pageSize ? (
            <Pager
              page={data.page}
              pageCount={Math.ceil(data.total / data.pageSize)}
              total={data.total}
              onPage={(page) => go({ page })}
            />
          ) : null}
        </Card>
        <Counts counts={data.counts} day={data.day} />
      </Columns>
    </Page>
  );
}

type Parent = ReturnType<typeof useUnits>['parent'];

function Where({ asked, parent, searching }: { asked: Asked; parent: Parent; searching: boolean }) {
  if (searching && !asked.parentId) return t('org-units.everywhere');
  return (
    <Crumbs
      path={parent?.path ?? []}
      addressOf={(id) => unitsAddress({ day: asked.day, parentId: id })}
      detail={parent?.current ? unitAddress(parent.id, asked.day) : undefined}
    />
  );
}

function Nothing({ asked, parent, day }: { asked: Asked; parent: Parent; day: string }) {
  if (asked.query !== '') {
    return (
      <EmptyState title={t('org-units.nothing_found', { query: asked.query, day: formatDay(day) })}>
        {t('org-units.nothing_found_hint')}
      </EmptyState>
    );
  }
  if (parent && !parent.current) {
    return (
      <EmptyState title={t('org-units.not_open', { day: formatDay(day) })}>
        <a href={unitAddress(parent.id)}>{t('org-units.see_history')}</a>
      </EmptyState>
    );
  }
  return <EmptyState title={t('org-units.nothing_below', { day: formatDay(day) })} />;
}

/** How many units of each kind the country had on the day. */
function Counts({ counts, day }: { counts: { kind: string; count: number }[]; day: string }) {
  return (
    <Card title={t('org-units.counts')} hint={t('org-units.counts_hint', { day: formatDay(day) })}>
      <Lines>
        {[...counts]
          .sort((a, b) => b.count - a.count)
          .map(({ kind, count }) => (
            <Line key={kind} end={<b>{formatQuantity(count)}</b>}>
              {t('org-units.kind', { kind })}
            </Line>
          ))}
      </Lines>
    </Card>
  );
}
