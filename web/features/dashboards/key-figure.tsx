import { parsePeriodKey, type WindowRule } from '../../../src/kernel/period.ts';
import { formatInstant, formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { Figure } from '../../ui/figure.tsx';
import { Spark } from '../../ui/spark.tsx';
import { traceAddress } from './addresses.ts';
import { toneOfCompleteness } from './child-states.ts';
import style from './key-figure.module.css';
import type { KeyFigure, Overview } from './overview-changes.ts';

/** Only the name of the period is read here, not its days, so any cut of the year will do. */
const ANY_RULE: WindowRule = {
  yearStart: { month: 1, day: 1, yearOffset: 0 },
  frequencies: ['month', 'quarter', 'half', 'nine_months', 'year'],
};

const nameOf = (periodKey: string) => periodName(parsePeriodKey(ANY_RULE, periodKey));

interface KeyFigureProps {
  figure: KeyFigure;
  overview: Pick<Overview, 'period' | 'orgUnit' | 'children'>;
  /** What the units directly below are: 'province', 'commune' or 'unit'. */
  below: string;
  changed: boolean;
}

/** One figure of the programme with all that belongs to it. */
export function KeyFigureCard({ figure, overview, below, changed }: KeyFigureProps) {
  const { childrenReported: reported, childrenExpected: expected } = figure;
  const now = { isPartial: reported < expected, soFar: figure.provisionalValue };
  const trend = figure.trend.map(({ periodKey, value }) => ({
    label: nameOf(periodKey),
    value,
    ...(periodKey === overview.period.key ? now : {}),
  }));
  return (
    <div className={style.card} data-changed={changed || undefined}>
      <Figure
        label={figure.name[language()]}
        value={figure.value}
        decimals={figure.decimals}
        unit={figure.unit[language()]}
        target={figure.target}
        completeness={{
          reported,
          expected,
          text: t('dashboards.completeness', { below, reported, expected }),
          tone: toneOfCompleteness(figure, overview.children),
        }}
        freshness={
          figure.recomputedAt ? t('dashboards.freshness', { at: formatInstant(figure.recomputedAt) }) : undefined
        }
        href={traceAddress(overview.period.id, overview.orgUnit.id, figure.key)}
        recent={{
          line: <YearToDate figure={figure} />,
          chart:
            trend.length > 1 ? <Spark points={trend} decimals={figure.decimals} label={t('dashboards.trend')} /> : null,
        }}
      >
        <Provisional figure={figure} />
      </Figure>
    </div>
  );
}

/** What all approved reports below already give, before the levels between have closed theirs. */
function Provisional({ figure }: { figure: KeyFigure }) {
  const { provisionalValue, provisionalUnits, unitsReported, unitsExpected, value, decimals } = figure;
  if (provisionalValue === null || (provisionalValue === value && provisionalUnits === unitsReported)) return null;
  const units = { reported: formatQuantity(provisionalUnits), expected: formatQuantity(unitsExpected) };
  return (
    <p>
      {t('dashboards.provisional')} <b>{formatQuantity(provisionalValue, decimals)}</b> ·{' '}
      {t('dashboards.provisional_units', units)}
    </p>
  );
}

function YearToDate({ figure }: { figure: KeyFigure }) {
  if (figure.yearToDate === null) return null;
  return (
    <p>
      {t('dashboards.year_to_date')} <b>{formatQuantity(figure.yearToDate, figure.decimals)}</b>
    </p>
  );
}
