import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import type { Consolidation } from './consolidation-queries.ts';
import style from './consolidation-side.module.css';
import { reportHref } from './report-query.ts';
import { StatusChips } from './report-status.tsx';

type Missing = Consolidation['missing'];

/** The units that the consolidated report has to do without, each by its name with where its report stands. */
export function MissingList({ roundId, missing }: { roundId: number; missing: Missing }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={style.missing} tabIndex={0} aria-label={t('reporting.consolidation_missing_list')}>
      <ul>
        {missing.map(({ id, name, status, lateDays }) => (
          <li key={id}>
            <a href={reportHref({ roundId, orgUnitId: id })}>{name}</a>
            <span>
              <StatusChips status={status} lateDays={lateDays} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same as a card; nobody missing is said too. */
export function ConsolidationMissing({ roundId, consolidation }: { roundId: number; consolidation: Consolidation }) {
  const { missing, expected } = consolidation;
  const hint = missing.length === 0 ? t('reporting.consolidation_missing_none', { expected }) : t('reporting.consolidation_missing_hint', { count: missing.length, expected });
  return (
    <Card title={t('reporting.consolidation_missing', { count: missing.length })} hint={hint}>
      {missing.length > 0 ? <MissingList roundId={roundId} missing={missing} /> : null}
    </Card>
  );
}
