import type { ReactNode } from 'react';
import { formatInstant, formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { periodInSentence } from '../../app/period-name.ts';
import { Card } from '../../ui/card.tsx';
import { reportAddress } from './addresses.ts';
import type { Trace } from './trace-query.ts';
import style from './trace-side.module.css';

type Origin = NonNullable<Trace['origin']>;

/** The cell where somebody typed the number: who, when, why, with what proof, and who approved it. */
export function OriginCard({ trace, origin }: { trace: Trace; origin: Origin }) {
  const { orgUnit, roundId, period, element, ownValue, children } = trace;
  const value = children.length > 0 ? ownValue : trace.value;
  return (
    <Card
      title={t('dashboards.origin')}
      hint={t('dashboards.origin_hint', { unit: orgUnit.name, period: periodInSentence(period), no: origin.versionNo })}
    >
      <p className={style.figure}>
        {value === null ? t('ui.no_figure') : formatQuantity(value, element.decimals)}{' '}
        <small>{value === null ? '' : element.unit[language()]}</small>
      </p>
      <dl className={style.facts}>
        <Fact name="origin_entered">{whoAndWhen(origin.enteredByName, origin.enteredAt)}</Fact>
        <Fact name="origin_source">{origin.source}</Fact>
        <Fact name="origin_explanation">{origin.explanation}</Fact>
        <Fact name="origin_evidence">
          {origin.evidence.length > 0 ? <Evidence trace={trace} evidence={origin.evidence} /> : null}
        </Fact>
        <Fact name="origin_returns">
          {origin.returns.length > 0 ? (
            <ul className={style.plain}>
              {origin.returns.map(({ at, byName, reason }) => (
                <li key={at}>{t('dashboards.origin_return', { who: whoAndWhen(byName, at), reason })}</li>
              ))}
            </ul>
          ) : null}
        </Fact>
        <Fact name="origin_submitted">{whoAndWhen(origin.submittedByName, origin.submittedAt)}</Fact>
        <Fact name="origin_approved">{whoAndWhen(origin.approvedByName, origin.approvedAt)}</Fact>
      </dl>
      <Versions origin={origin} decimals={element.decimals} />
      <a className={style.more} href={reportAddress(roundId, orgUnit.id)}>
        {t('dashboards.origin_report')}
      </a>
    </Card>
  );
}

function whoAndWhen(who: string, at: string | null): string {
  return [who, at ? formatInstant(at) : ''].filter(Boolean).join(' · ');
}

type FactName = `origin_${'entered' | 'source' | 'explanation' | 'evidence' | 'returns' | 'submitted' | 'approved'}`;

/** A fact that is not there is left out, rather than shown empty. */
function Fact({ name, children }: { name: FactName; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{t(`dashboards.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Evidence({ trace, evidence }: { trace: Trace; evidence: Origin['evidence'] }) {
  const picture = (id: string) => `/api/reports/${trace.roundId}/${trace.orgUnit.id}/evidence/${id}/picture`;
  return (
    <ul className={style.plain}>
      {evidence.map(({ id, kind, caption, url }) => {
        const address = url ?? picture(id);
        return (
          <li key={id}>
            <a href={address} target="_blank" rel="noreferrer">
              {kind === 'picture' ? <img className={style.picture} src={address} alt="" loading="lazy" /> : null}
              {caption}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** All versions that were handed in: an approved one never changes, a correction stands beside it. */
function Versions({ origin, decimals }: { origin: Origin; decimals: number }) {
  if (origin.versions.length < 2) return null;
  return (
    <details className={style.versions} open>
      <summary>{t('dashboards.versions', { count: origin.versions.length })}</summary>
      <ol className={style.plain}>
        {origin.versions.map(({ versionNo, value, submittedAt, decision, reason }) => (
          <li key={versionNo}>
            <span>
              <b>{t('dashboards.version', { no: versionNo })}</b> ·{' '}
              {value === null ? t('ui.no_figure') : formatQuantity(value, decimals)} ·{' '}
              {t('dashboards.decision', { decision })}
            </span>
            <small>{[formatInstant(submittedAt), reason].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}
