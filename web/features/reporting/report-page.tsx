import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../../app/live.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { jumpToAsked } from './entry-jump.ts';
import { EntryView } from './entry-view.tsx';
import { type ReportRef, reportKey, reportQuery } from './report-query.ts';
import { VersionView } from './report-version.tsx';
import { ReviewView } from './review-view.tsx';

/** Asks again when the report was moved by somebody else, or the line was cut. */
function useReportLive(ref: ReportRef): void {
  const client = useQueryClient();
  useLive('report', (news) => {
    const here = news.type === 'gap' || (news.roundId === ref.roundId && news.orgUnitId === ref.orgUnitId);
    if (here) void client.invalidateQueries({ queryKey: reportKey(ref) });
  });
}

/** One report: filled by its unit, decided on by the unit above, read by the others; `?ban=2` is its second version. */
export default function ReportPage() {
  const params = useParams({ strict: false });
  const search = useSearch({ strict: false }) as { ban?: unknown; o?: unknown };
  const ref = { roundId: Number(params.roundId), orgUnitId: Number(params.orgUnitId) };
  const { data: report, error } = useQuery(reportQuery(ref));
  useReportLive(ref);
  const loaded = report !== undefined;
  useEffect(() => {
    if (loaded) jumpToAsked(location.search);
  }, [loaded]);
  if (error && !report) return <BrokenPage error={error} />;
  if (!report) return <Waiting />;
  const key = `${ref.roundId}/${ref.orgUnitId}`;
  const versionNo = Number(search.ban);
  if (versionNo > 0) return <VersionView key={key} report={report} versionNo={versionNo} />;
  if (report.can.decide) return <ReviewView key={key} report={report} />;
  return <EntryView key={key} report={report} />;
}
