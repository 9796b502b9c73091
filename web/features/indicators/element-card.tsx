import type { PeriodKind } from '../../../src/kernel/period.ts';
import { language, t } from '../../app/i18n.ts';
import { periodInSentence } from '../../app/period-name.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Element } from './catalogue-filter.ts';
import style from './element-card.module.css';

interface Current {
  periodId: number;
  period: { kind: PeriodKind; year: number; ordinal: number };
  orgUnit: { id: number; name: string };
}

interface ElementCardProps {
  element: Element;
  byId: Map<number, Element>;
  current: Current | undefined;
  /** The address names this one. */
  named: boolean;
}

/** One data element: what it counts, how it may be added up, and the way to its present figure. */
export function ElementCard({ element, byId, current, named }: ElementCardProps) {
  const { id, code, kind, overUnits, overTime, level, options } = element;
  const shown = language();
  return (
    <div id={`ma-${code}`} className={style.place} data-named={named || undefined}>
      <Card
        title={element.name[shown]}
        hint={
          <span className={style.marks}>
            <Chip>{code}</Chip>
            <Chip tone="info">{t('indicators.kind', { kind })}</Chip>
            <span>
              {t('indicators.unit', { unit: element.unit[shown] })} · {t('indicators.level_name', { level })}
            </span>
          </span>
        }
        action={current ? <CurrentLink element={element} current={current} /> : undefined}
      >
        <p>{element.definition[shown]}</p>
        <p className={style.quiet}>{t('indicators.adds', { kind, overUnits, overTime })}</p>
        <Formula element={element} byId={byId} />
        {options.length > 0 ? (
          <p className={style.quiet}>
            {t('indicators.options')}{' '}
            {options.map(({ id: option, name }, index) => (
              <span key={option}>
                {index > 0 ? ', ' : ''}
                {current ? (
                  <a href={`/truy-vet/${current.periodId}/${current.orgUnit.id}/${id}:${option}`}>{name[shown]}</a>
                ) : (
                  name[shown]
                )}
              </span>
            ))}
          </p>
        ) : null}
      </Card>
    </div>
  );
}

function CurrentLink({ element, current }: { element: Element; current: Current }) {
  const { periodId, period, orgUnit } = current;
  const name = element.name[language()];
  return (
    <a className={style.current} href={`/truy-vet/${periodId}/${orgUnit.id}/${element.id}:0`}>
      {t('indicators.current', { period: periodInSentence(period) })}
      <span className="visually-hidden">
        {t('indicators.current_of', { name, unit: unitInSentence(orgUnit.name) })}
      </span>
    </a>
  );
}

/** Of a ratio: what stands above and below the line. */
function Formula({ element, byId }: { element: Element; byId: Map<number, Element> }) {
  const [above, below] = [element.numeratorId, element.denominatorId].map((id) => (id === null ? null : byId.get(id)));
  if (!above || !below) return null;
  const link = ({ code, name }: Element) => <a href={`/chi-so?ma=${encodeURIComponent(code)}`}>{name[language()]}</a>;
  return (
    <p className={style.formula}>
      {t('indicators.formula')} {link(above)} ÷ {link(below)}
      {element.factor === 1 ? '' : ` × ${element.factor}`}
    </p>
  );
}
