import { useMemo, useState } from 'react';
import { formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { useMe } from '../../app/session.ts';
import { Card } from '../../ui/card.tsx';
import { Picker } from '../../ui/field.tsx';
import { Strip } from '../../ui/strip.tsx';
import { traceAddress } from './addresses.ts';
import type { KeyFigure, Overview } from './overview-changes.ts';
import style from './spread-card.module.css';
import { medianOf, rangeOf } from './spread-model.ts';

/** The units below on one line for each figure: who lies where, and where the middle is. One unit is lit on all lines. */
export function SpreadCard({ overview, below }: { overview: Overview; below: string }) {
  const { children, figures, period } = overview;
  const mine = useMe()?.unit?.id;
  const [chosen, setChosen] = useState<string | null>(null);
  const names = useMemo(() => new Map(children.map((child) => [child.id, child.shortName])), [children]);
  const lit = chosen ?? (mine !== undefined && names.has(mine) ? String(mine) : null);
  const compared = figures.filter(({ spread }) => spread.filter(({ value }) => value !== null).length > 1);
  if (compared.length === 0) return null;
  return (
    <Card
      title={t('dashboards.spread_title', { below, count: children.length })}
      hint={t('dashboards.spread_hint', { below })}
      action={
        <Picker
          label={t('dashboards.spread_unit')}
          value={lit ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('dashboards.spread_choose')}</option>
          {children.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Picker>
      }
    >
      <div className={style.rows}>
        {compared.map((figure) => (
          <SpreadRow
            key={figure.key}
            figure={figure}
            names={names}
            lit={lit}
            onLight={setChosen}
            periodId={period.id}
          />
        ))}
      </div>
    </Card>
  );
}

interface RowProps {
  figure: KeyFigure;
  names: Map<number, string>;
  lit: string | null;
  onLight: (id: string) => void;
  periodId: number;
}

function SpreadRow({ figure, names, lit, onLight, periodId }: RowProps) {
  const { spread, decimals } = figure;
  const label = figure.name[language()];
  const known = spread.flatMap(({ orgUnitId, value }) => (value === null ? [] : [{ orgUnitId, value }]));
  const values = known.map(({ value }) => value);
  const median = medianOf(values);
  const medianText = t('dashboards.median', { value: formatQuantity(median, decimals), count: known.length });
  const text = (value: number | null) =>
    value === null ? t('dashboards.no_value') : `${formatQuantity(value, decimals)} ${figure.unit[language()]}`;
  const own = spread.find(({ orgUnitId }) => String(orgUnitId) === lit);
  return (
    <div className={style.row}>
      <div className={style.head}>
        <h3 className={style.name}>{label}</h3>
        <p className={style.reading}>
          {own ? (
            <a href={traceAddress(periodId, own.orgUnitId, figure.key)}>
              {t('dashboards.spread_own', { name: names.get(own.orgUnitId), value: text(own.value) })}
            </a>
          ) : null}
          <span>{medianText}</span>
          {known.length < spread.length ? (
            <span>{t('dashboards.spread_missing', { count: spread.length - known.length })}</span>
          ) : null}
        </p>
      </div>
      <Strip
        label={label}
        items={known.map(({ orgUnitId, value }) => ({
          id: String(orgUnitId),
          name: names.get(orgUnitId) ?? '',
          value,
          text: text(value),
        }))}
        range={rangeOf(values)}
        median={median}
        medianText={medianText}
        selected={lit}
        onSelect={onLight}
      />
    </div>
  );
}
