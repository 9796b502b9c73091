import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { useEntry } from './entry-state.ts';
import { SubmitReport } from './entry-submit.tsx';
import { ReportEntry } from './report-entry.tsx';
import { ReportHead } from './report-head.tsx';
import { consolidationHref, type ReportView } from './report-query.ts';
import { ReopenReport } from './review-reopen.tsx';

/** The report as its own unit fills it, and as others read it. */
export function EntryView({ report }: { report: ReportView }) {
  const entry = useEntry(report);
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const branch = report.consolidation !== null;
  const actions = (
    <>
      {branch ? (
        <ButtonLink href={consolidationHref(ref)} look={report.can.edit ? 'act' : 'plain'}>
          {t('reporting.report_to_consolidation')}
        </ButtonLink>
      ) : null}
      {report.can.reopen && report.parent ? (
        <ButtonLink href={consolidationHref({ roundId: ref.roundId, orgUnitId: report.parent.id })}>
          {t('reporting.review_to_board', { unit: unitInSentence(report.parent.name) })}
        </ButtonLink>
      ) : null}
      {report.can.reopen ? <ReopenReport report={report} /> : null}
      {report.can.submit && !branch ? <SubmitReport entry={entry} /> : null}
    </>
  );
  return (
    <ReportHead report={report} actions={actions}>
      <Notice report={report} />
      <ReportEntry entry={entry} />
    </ReportHead>
  );
}

/** What to know before reading or filling: why it came back, or that it is closed for now. */
function Notice({ report }: { report: ReportView }) {
  const { status, returned, timeline, can, consolidation } = report;
  const last = [...timeline].reverse().find(({ kind }) => kind === 'returned' || kind === 'reopened');
  if (can.edit && (status === 'returned' || status === 'reopened')) {
    const words = { count: returned.length, name: last?.byName ?? '', reason: last?.reason ?? '' };
    return (
      <Banner
        tone="waiting"
        title={t(status === 'returned' ? 'reporting.report_returned_title' : 'reporting.report_reopened_title', words)}
      >
        {t(returned.length > 0 ? 'reporting.report_open_items' : 'reporting.report_open_all', words)}{' '}
        {last?.reason ? <q>{last.reason}</q> : null}
      </Banner>
    );
  }
  if (can.edit && consolidation)
    return <Banner>{t('reporting.report_own_figures', { unit: unitInSentence(report.orgUnit.name) })}</Banner>;
  if (status === 'submitted') return <Banner>{t('reporting.report_waits')}</Banner>;
  return null;
}
