import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { useMe } from '../../app/session.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Columns, Stack } from '../../ui/page.tsx';
import style from './entry.module.css';
import { findingsOnScreen, isGap } from './entry-check.ts';
import { EntryHistory } from './entry-history.tsx';
import { ReportHead } from './report-head.tsx';
import { consolidationHref, type ReportView } from './report-query.ts';
import { ReportSheet } from './report-sheet.tsx';
import { versionQuery } from './report-version.tsx';
import { ApproveReport } from './review-approve.tsx';
import { ReviewFindings } from './review-findings.tsx';
import { ReturnList, ReturnReason, ReturnToggle } from './review-return.tsx';
import { useReturns } from './review-returns.ts';

/** The report before the one who decides: read line by line, what is not right returned with its reason, or approved. */
export function ReviewView({ report }: { report: ReportView }) {
  const { roundId, orgUnit, parent, latestVersion, previousPeriod, consolidation } = report;
  const ref = { roundId, orgUnitId: orgUnit.id };
  const account = useMe()?.account?.id ?? '';
  const returns = useReturns(`return/${account}/${roundId}/${orgUnit.id}/${latestVersion}`);
  const { data: earlier } = useQuery(versionQuery(ref, latestVersion - 1));
  const findings = useMemo(() => findingsOnScreen(report).filter((one) => !isGap(one)), [report]);
  const actions = (
    <>
      {consolidation ? (
        <ButtonLink href={consolidationHref(ref)}>{t('reporting.report_to_consolidation')}</ButtonLink>
      ) : null}
      {parent ? (
        <ButtonLink href={consolidationHref({ roundId, orgUnitId: parent.id })}>
          {t('reporting.review_to_board', { unit: unitInSentence(parent.name) })}
        </ButtonLink>
      ) : null}
      <ApproveReport report={report} returns={returns} />
    </>
  );
  const previous =
    previousPeriod && !consolidation ? { label: periodName(previousPeriod), cells: report.previous } : undefined;
  return (
    <ReportHead report={report} about={t('reporting.report_version', { version: latestVersion })} actions={actions}>
      {latestVersion > 1 ? <Banner>{t('reporting.review_again', { version: latestVersion - 1 })}</Banner> : null}
      <Columns>
        <Stack>
          <ReportSheet
            report={report}
            content={report}
            earlier={earlier?.content ?? null}
            {...(previous ? { previous } : {})}
            {...(consolidation ? { figures: consolidation.figures } : {})}
            act={(item, name) => <ReturnToggle returns={returns} item={item} name={name} />}
            below={(item, name) => <ReturnReason returns={returns} item={item} name={name} />}
          />
        </Stack>
        <aside className={style.aside} aria-label={t('reporting.review_beside')}>
          <ReturnList report={report} returns={returns} />
          <ReviewFindings report={report} findings={findings} />
          <EntryHistory report={report} />
        </aside>
      </Columns>
    </ReportHead>
  );
}
