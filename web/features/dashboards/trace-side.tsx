import { formatInstant, formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { traceAddress } from './addresses.ts';
import type { Trace } from './trace-query.ts';
import style from './trace-side.module.css';

/** What the number means, and how it may and may not be added up. */
export function DefinitionCard({ trace }: { trace: Trace }) {
  const { element } = trace;
  const { kind, overUnits, overTime, level } = element;
  return (
    <Card title={t('dashboards.definition')}>
      <p className={style.words}>
        {t('indicators.adds', { kind, overUnits, overTime })} {t('indicators.level_sentence', { level })}
      </p>
      <p className={style.words}>{element.definition[language()]}</p>
      <a className={style.more} href={`/chi-so?ma=${encodeURIComponent(element.code)}`}>
        {t('dashboards.definition_more', { code: element.code })}
      </a>
    </Card>
  );
}

/** Where the figure goes: each unit above, up to the country. */
export function UpwardCard({ trace }: { trace: Trace }) {
  const above = trace.upward.filter(({ id }) => id !== trace.orgUnit.id);
  if (above.length === 0) return null;
  // The way ends where a report waits: what is not approved does not count above.
  const waiting = trace.upward.slice(0, -1).find(({ countsAbove }) => !countsAbove);
  return (
    <Card
      title={t('dashboards.upward')}
      hint={waiting ? t('dashboards.upward_waits', { name: waiting.name }) : t('dashboards.upward_hint')}
    >
      <Lines>
        {above.map(({ id, name, value, childrenReported: reported, childrenExpected: expected }) => (
          <Line key={id} end={<b>{formatQuantity(value, trace.element.decimals)}</b>}>
            <a href={traceAddress(trace.period.id, id, trace.key)}>{name}</a>
            <div className={style.quiet}>{t('dashboards.units_answered', { reported, expected })}</div>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

/** The documents that were issued with this figure, and whether it still stands as printed. */
export function UsedInCard({ trace }: { trace: Trace }) {
  return (
    <Card title={t('dashboards.used_in')} hint={trace.usedIn.length === 0 ? t('dashboards.used_in_none') : undefined}>
      <Lines>
        {trace.usedIn.map(({ id, orgUnitId, numberLine, bodyName, holds }) => (
          <Line
            key={id}
            end={
              <Chip tone={holds ? 'done' : 'waiting'}>{t(holds ? 'dashboards.holds' : 'dashboards.holds_not')}</Chip>
            }
          >
            <a href={`/tai-lieu/${orgUnitId}/${id}`}>{numberLine}</a>
            <div className={style.quiet}>{bodyName}</div>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

/** How complete the figure is, and what it would be with every approved report below. */
export function CompletenessCard({ trace }: { trace: Trace }) {
  const { childrenReported: reported, childrenExpected: expected, provisionalValue, value, element } = trace;
  if (expected === 0) return null;
  return (
    <Card title={t('dashboards.complete_title')}>
      <dl className={style.facts}>
        <div>
          <dt>{t('dashboards.complete_children')}</dt>
          <dd>{t('dashboards.of_units', { reported, expected })}</dd>
        </div>
        <div>
          <dt>{t('dashboards.complete_units')}</dt>
          <dd>
            {t('dashboards.of_units', {
              reported: formatQuantity(trace.unitsReported),
              expected: formatQuantity(trace.unitsExpected),
            })}
          </dd>
        </div>
        {provisionalValue !== null && provisionalValue !== value ? (
          <div>
            <dt>{t('dashboards.provisional')}</dt>
            <dd>{formatQuantity(provisionalValue, element.decimals)}</dd>
          </div>
        ) : null}
        {trace.recomputedAt ? (
          <div>
            <dt>{t('dashboards.recomputed')}</dt>
            <dd>{formatInstant(trace.recomputedAt)}</dd>
          </div>
        ) : null}
      </dl>
    </Card>
  );
}

/** The members that a distinct count counts, by name: each once, however many units named it. */
export function MembersCard({ trace }: { trace: Trace }) {
  if (!trace.members || trace.members.length === 0) return null;
  const shown = language();
  const names = trace.members.map(({ name }) => name[shown]).sort(new Intl.Collator(shown).compare);
  return (
    <Card title={t('dashboards.members', { count: names.length })} hint={t('dashboards.members_hint')}>
      <ul className={style.members}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Card>
  );
}
