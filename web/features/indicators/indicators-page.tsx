import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { api } from '../../api.ts';
import { t } from '../../app/i18n.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { type Element, filterElements, LEVELS } from './catalogue-filter.ts';
import { ElementCard } from './element-card.tsx';
import style from './indicators-page.module.css';

/** The unit and period whose figures the links lead to: the top of the programme in the round reported now. */
function useCurrentFigures() {
  const { data } = useQuery({
    queryKey: ['overview', null, null],
    queryFn: ({ signal }) => api('GET /overview', {}, { signal }),
    staleTime: 60_000,
  });
  return data && { periodId: data.period.id, period: data.period, orgUnit: data.orgUnit };
}

export default function IndicatorsPage() {
  const { data, error } = useQuery({
    queryKey: ['data-elements'],
    queryFn: ({ signal }) => api('GET /data-elements', {}, { signal }),
    staleTime: 600_000,
  });
  if (error && !data) return <BrokenPage error={error} />;
  if (!data) return <Waiting />;
  return <Catalogue elements={data.elements} />;
}

function Catalogue({ elements }: { elements: Element[] }) {
  const [query, setQuery] = useState('');
  const [level, setLevel] = useState('');
  const current = useCurrentFigures();
  const named = useNamedElement();
  const found = useMemo(() => filterElements(elements, { query, level }), [elements, query, level]);
  const byId = useMemo(() => new Map(elements.map((element) => [element.id, element])), [elements]);
  return (
    <Page title={t('indicators.title')} sub={t('indicators.sub')}>
      <search className={style.filters}>
        <TextField
          label={t('indicators.search')}
          type="search"
          placeholder={t('indicators.search_hint')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <SelectField label={t('indicators.level')} value={level} onChange={(event) => setLevel(event.target.value)}>
          <option value="">{t('indicators.level_all')}</option>
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {t('indicators.level_name', { level: one })}
            </option>
          ))}
        </SelectField>
        <Found>{t('indicators.found', { found: found.length, all: elements.length })}</Found>
      </search>
      {found.length === 0 ? (
        <EmptyState title={t('indicators.nothing')}>{t('indicators.nothing_hint')}</EmptyState>
      ) : (
        <Stack>
          {found.map((element) => (
            <ElementCard
              key={element.id}
              element={element}
              byId={byId}
              current={current}
              named={element.code === named}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function Found({ children }: { children: ReactNode }) {
  return (
    <p className={style.found} role="status">
      {children}
    </p>
  );
}

/** `?ma=TT01` names one element: the page opens at it. */
function useNamedElement(): string | null {
  const code = useRouterState({ select: (state) => (state.location.search as Record<string, unknown>).ma });
  const named = code === undefined ? null : String(code);
  useEffect(() => {
    if (named) document.getElementById(`ma-${named}`)?.scrollIntoView({ block: 'start' });
  }, [named]);
  return named;
}
