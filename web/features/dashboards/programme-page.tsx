import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { BrokenPage, failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picker } from '../../ui/field.tsx';
import { Columns, Page } from '../../ui/page.tsx';
import { boardAddress, programmeAddress, reportAddress } from './addresses.ts';
import { AttentionCard } from './attention-card.tsx';
import { ChangeNotice } from './change-notice.tsx';
import { kindBelow, placedOnMap } from './child-states.ts';
import { ChildrenCard } from './children-card.tsx';
import { KeyFigureCard } from './key-figure.tsx';
import type { Overview } from './overview-changes.ts';
import style from './programme-page.module.css';
import { useChanges, useOverview, useRounds } from './programme-query.ts';
import { SpreadCard } from './spread-card.tsx';

export default function ProgrammePage() {
  const { data: overview, error, isPlaceholderData } = useOverview();
  const shown = useChanges(isPlaceholderData ? undefined : overview);
  if (error && !overview) return <BrokenPage error={error} />;
  if (!overview) return <Waiting />;
  return (
    <div aria-busy={isPlaceholderData || undefined} className={style.whole}>
      <Page
        title={t('dashboards.programme_of', { unit: overview.orgUnit.name })}
        sub={<Above overview={overview} />}
        actions={<Actions overview={overview} />}
      >
        {error ? <Banner tone="late">{failureSentence(error)}</Banner> : null}
        <ChangeNotice changes={shown.changes} overview={overview} />
        <Body overview={overview} shown={shown} />
      </Page>
    </div>
  );
}

function Body({ overview, shown }: { overview: Overview; shown: ReturnType<typeof useChanges> }) {
  const below = kindBelow(overview.children);
  const onMap = placedOnMap(overview.children).tiles.length > 0;
  const lit = new Set(shown.changes?.figures.map(({ key }) => key));
  if (overview.figures.length === 0) return <EmptyState title={t('dashboards.no_figures')} />;
  return (
    <>
      <Columns shape="equal">
        {overview.figures.map((figure) => (
          <KeyFigureCard
            key={lit.has(figure.key) ? `${figure.key}/${shown.turn}` : figure.key}
            figure={figure}
            overview={overview}
            below={below}
            changed={lit.has(figure.key)}
          />
        ))}
      </Columns>
      <div className={style.parts} data-map={onMap || undefined}>
        {overview.children.length > 0 ? <ChildrenCard overview={overview} /> : null}
        <AttentionCard overview={overview} />
        <SpreadCard overview={overview} below={below} />
      </div>
    </>
  );
}

/** Where this is: the resolution the programme carries out, then the units above, each a link. */
function Above({ overview }: { overview: Overview }) {
  const { orgUnit, period, unitsOn } = overview;
  const { data } = useQuery({
    queryKey: ['org-unit', orgUnit.id, unitsOn],
    queryFn: ({ signal }) => api('GET /org-units/:id', { id: orgUnit.id, day: unitsOn }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const above = data?.path.filter(({ id }) => id !== orgUnit.id) ?? [];
  return (
    <>
      {above.map(({ id, name }) => (
        <span key={id}>
          <a href={programmeAddress(period.key, id)}>{name}</a> ›{' '}
        </span>
      ))}
      {t('dashboards.basis')} ·{' '}
      {t('dashboards.window', { from: formatDay(period.startsOn), to: formatDay(period.endsOn) })}
    </>
  );
}

function Actions({ overview }: { overview: Overview }) {
  const { data } = useRounds();
  const navigate = useNavigate();
  const { roundId, orgUnit } = overview;
  const rounds = data?.rounds ?? [{ id: roundId, period: overview.period }];
  const isBranch = overview.children.length > 0;
  return (
    <>
      <Picker
        label={t('dashboards.round')}
        value={overview.period.key}
        onChange={(event) => navigate({ href: programmeAddress(event.target.value, orgUnit.id) })}
      >
        {rounds.map(({ id, period }) => (
          <option key={id} value={period.key}>
            {periodName(period)}
          </option>
        ))}
      </Picker>
      <ButtonLink look="act" href={(isBranch ? boardAddress : reportAddress)(roundId, orgUnit.id)}>
        {t(isBranch ? 'dashboards.open_board' : 'dashboards.open_report')}
      </ButtonLink>
    </>
  );
}
