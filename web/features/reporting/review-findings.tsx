import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import style from './entry.module.css';
import { cellOf } from './entry-changes.ts';
import { findingId, findingSentence } from './entry-check.ts';
import { jumpTo } from './entry-jump.ts';
import type { ReportView } from './report-query.ts';

/** What the checks found in the version, with what the unit said about it. */
export function ReviewFindings({ report, findings }: { report: ReportView; findings: Finding[] }) {
  const hint =
    findings.length === 0
      ? t('reporting.review_findings_none')
      : t('reporting.review_findings_hint', { count: findings.length });
  return (
    <Card title={t('reporting.review_findings')} hint={hint}>
      <ul className={style.findings}>
        {findings.map((finding) => (
          <li key={findingId(finding)}>
            <Chip tone={finding.explained ? 'done' : 'waiting'}>
              {t(finding.explained ? 'reporting.entry_is_explained' : 'reporting.review_unexplained')}
            </Chip>
            <p>
              <button type="button" className={style.link} onClick={() => jumpTo(finding.at)}>
                {findingSentence(report, finding)}
              </button>
            </p>
            {finding.explained ? <q>{cellOf(report, finding.at.key).said.explanation}</q> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
