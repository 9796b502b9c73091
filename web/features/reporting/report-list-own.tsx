import { useQueries } from '@tanstack/react-query';
import { dayOf } from '../../../src/kernel/quantity.ts';
import { api, type Output } from '../../api.ts';
import { formatDay, MISSING } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { reportHref } from './report-query.ts';
import { StatusChips } from './report-status.tsx';

type Round = Output<'GET /rounds'>['rounds'][number];
export type ReportLine = Output<'GET /reports'>['reports'][number];

const SHOWN = 8;

/** The day of an instant, as the report's table shows it. */
const dayCell = (instant: string | null) => (instant ? formatDay(dayOf(instant)) : MISSING);

/** Where a report was versioned: which version was handed in last, and which counts. */
export function versionWords({ latestVersion, approvedVersion }: ReportLine): string {
  if (latestVersion === 0) return MISSING;
  return approvedVersion > 0 && approvedVersion !== latestVersion
    ? t('reporting.report_versions', { latest: latestVersion, approved: approvedVersion })
    : t('reporting.report_version', { version: latestVersion });
}

const columns = (): TableColumn<ReportLine>[] => [
  {
    id: 'period',
    header: t('reporting.report_column_period'),
    value: ({ period }) => period.startsOn,
    cell: (line) => (
      <a href={reportHref({ roundId: line.roundId, orgUnitId: line.orgUnit.id })}>{periodName(line.period)}</a>
    ),
  },
  {
    id: 'status',
    header: t('reporting.report_column_status'),
    value: ({ status }) => status,
    cell: (line) => <StatusChips {...line} />,
  },
  {
    id: 'deadline',
    header: t('reporting.report_column_deadline'),
    value: ({ deadline }) => deadline,
    cell: ({ deadline }) => formatDay(deadline),
  },
  {
    id: 'submitted',
    header: t('reporting.report_column_submitted'),
    value: ({ submittedAt }) => submittedAt,
    cell: ({ submittedAt }) => dayCell(submittedAt),
  },
  {
    id: 'version',
    header: t('reporting.report_column_version'),
    value: ({ latestVersion }) => latestVersion,
    cell: versionWords,
  },
];

/** The unit's own reports, one line a period. */
export function OwnReports({ unit, rounds }: { unit: { id: number; name: string }; rounds: Round[] }) {
  const answers = useQueries({
    queries: rounds.slice(0, SHOWN).map((round) => ({
      queryKey: ['reports', round.id, 'own', unit.id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api('GET /reports', { roundId: round.id, q: unit.name, page: 1 }, { signal }),
      staleTime: 60_000,
    })),
  });
  const lines = answers.flatMap(({ data }) => data?.reports.filter(({ orgUnit }) => orgUnit.id === unit.id) ?? []);
  if (lines.length === 0) return null;
  return (
    <Card title={t('reporting.report_own', { unit: unitInSentence(unit.name) })} bare>
      <DataTable
        caption={t('reporting.report_table', { title: t('reporting.report_own', { unit: unitInSentence(unit.name) }) })}
        columns={columns()}
        rows={lines}
        rowKey={({ roundId }) => roundId}
        initialSort={{ id: 'period', desc: true }}
      />
    </Card>
  );
}
