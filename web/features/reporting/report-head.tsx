import type { ReactNode } from 'react';
import { formatDay } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { Page } from '../../ui/page.tsx';
import type { ReportView } from './report-query.ts';
import { StatusChips } from './report-status.tsx';
import { inLanguage } from './report-words.ts';

interface ReportHeadProps {
  report: ReportView;
  /** Said after the period, such as which version is read. */
  about?: string;
  actions?: ReactNode;
  children: ReactNode;
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase(language()) + words.slice(1);

/** The head of every page of one report: whose, of which period, its cut-off and its deadline, and where it stands. */
export function ReportHead({ report, about, actions, children }: ReportHeadProps) {
  const { period, deadline, firstDeadline, template, orgUnit } = report;
  const sub = (
    <>
      {t('reporting.report_sub', {
        period: periodName(period),
        from: formatDay(period.startsOn),
        to: formatDay(period.endsOn),
      })}
      {' · '}
      {t('reporting.report_deadline', { day: formatDay(deadline) })}
      {firstDeadline === deadline ? '' : ` ${t('reporting.report_first_deadline', { day: formatDay(firstDeadline) })}`}
      {about ? ` · ${about}` : ''} <StatusChips status={report.status} lateDays={report.lateDays} />
    </>
  );
  const title = t('reporting.report_title', { subject: capital(inLanguage(template.subject)), unit: orgUnit.name });
  return (
    <Page title={title} sub={sub} actions={actions}>
      {children}
    </Page>
  );
}
