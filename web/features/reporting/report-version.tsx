import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReportContent } from '../../../src/features/reporting/domain/report.ts';
import { api } from '../../api.ts';
import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Columns, Stack } from '../../ui/page.tsx';
import { EntryHistory } from './entry-history.tsx';
import { ReportHead } from './report-head.tsx';
import { type ReportRef, type ReportView, reportHref } from './report-query.ts';
import { ReportSheet } from './report-sheet.tsx';

/** One version. It never changes, but the decisions on it may come later. */
export const versionQuery = (ref: ReportRef, versionNo: number) =>
  queryOptions({
    queryKey: ['report-version', ref.roundId, ref.orgUnitId, versionNo],
    queryFn: async ({ signal }) => {
      const version = await api(
        'GET /reports/:roundId/:orgUnitId/versions/:versionNo',
        { ...ref, versionNo },
        { signal },
      );
      return { ...version, content: version.content as ReportContent };
    },
    enabled: versionNo > 0,
  });

/** One version of a report as it was handed in, with what it changed against the version before. */
export function VersionView({ report, versionNo }: { report: ReportView; versionNo: number }) {
  const ref = { roundId: report.roundId, orgUnitId: report.orgUnit.id };
  const { data: version, error } = useQuery(versionQuery(ref, versionNo));
  const { data: earlier } = useQuery(versionQuery(ref, versionNo - 1));
  if (error && !version) return <BrokenPage error={error} />;
  if (!version) return <Waiting />;
  const { content } = version;
  const actions = <ButtonLink href={reportHref(ref)}>{t('reporting.report_to_current')}</ButtonLink>;
  return (
    <ReportHead report={report} about={t('reporting.report_version', { version: versionNo })} actions={actions}>
      <Banner
        title={t('reporting.report_version_title', {
          version: versionNo,
          name: version.submittedByName,
          at: formatInstant(version.submittedAt),
        })}
      >
        {t('reporting.report_version_text')} {version.reason ? <q>{version.reason}</q> : null}
      </Banner>
      <Columns>
        <Stack>
          <ReportSheet
            report={report}
            content={content}
            earlier={earlier?.content ?? null}
            {...(content.consolidation ? { figures: content.consolidation.figures } : {})}
          />
        </Stack>
        <EntryHistory report={report} />
      </Columns>
    </ReportHead>
  );
}
