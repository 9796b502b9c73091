import { compareVi } from '../../../src/kernel/text.ts';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { BOARD_ORDER, type Consolidation, childHref } from './consolidation-queries.ts';
import style from './consolidation-side.module.css';
import type { ReportView } from './report-query.ts';
import { StatusChips } from './report-status.tsx';

type Missing = Consolidation['missing'];

/** The latest first, then those furthest from done. */
const byUrgency = (a: Missing[number], b: Missing[number]) =>
  b.lateDays - a.lateDays || BOARD_ORDER.indexOf(b.status) - BOARD_ORDER.indexOf(a.status) || compareVi(a.name, b.name);

/** The units that the consolidated report has to do without, each by its name with where its report stands. */
export function MissingList({ report, missing }: { report: ReportView; missing: Missing }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={style.missing} tabIndex={0} aria-label={t('reporting.consolidation_missing_list')}>
      <ul>
        {[...missing].sort(byUrgency).map(({ id, name, status, started, lateDays }) => (
          <li key={id}>
            <a href={childHref(report, id)}>{name}</a>
            <span>
              <StatusChips status={status} started={started} lateDays={lateDays} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isApproved = ({ status }: Missing[number]) => status === 'approved' || status === 'consolidated';

/** What the report lacks: once it is built what it was built without; before, what a building would find missing. */
export const missingIn = ({ missing, builtAt }: Consolidation): Missing =>
  builtAt === null ? missing.filter((unit) => !isApproved(unit)) : missing;

function hintOf(consolidation: Consolidation): string {
  const { expected, builtAt, approved } = consolidation;
  const missing = missingIn(consolidation);
  if (builtAt === null) return t('reporting.consolidation_missing_not_built', { approved, count: missing.length });
  if (missing.length === 0) return t('reporting.consolidation_missing_none', { expected });
  const since = missing.filter(isApproved).length;
  return t('reporting.consolidation_missing_hint', { count: missing.length, expected, since });
}

/** How many are missing, or would be. */
export function missingTitle(consolidation: Consolidation): string {
  const count = missingIn(consolidation).length;
  return consolidation.builtAt === null
    ? t('reporting.consolidation_missing_before', { count })
    : t('reporting.consolidation_missing', { count });
}

/** The same as a card; nobody missing is said too. */
export function ConsolidationMissing({ report, consolidation }: { report: ReportView; consolidation: Consolidation }) {
  const missing = missingIn(consolidation);
  return (
    <Card title={missingTitle(consolidation)} hint={hintOf(consolidation)}>
      {missing.length > 0 ? <MissingList report={report} missing={missing} /> : null}
    </Card>
  );
}
