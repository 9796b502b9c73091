import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Chip } from '../../ui/chip.tsx';
import type { ReportView } from './report-query.ts';
import { statusWords, TONE_OF_STATUS, useToday } from './report-words.ts';

interface Standing {
  status: ReportView['status'];
  started?: boolean;
  lateDays: number;
}

const isOpen = (status: Standing['status']) => status === 'draft' || status === 'returned' || status === 'reopened';

/** Where a report stands, and that it is or was late. */
export function StatusChips({ status, started, lateDays }: Standing) {
  return (
    <>
      <Chip tone={TONE_OF_STATUS[status]}>{statusWords(status, started)}</Chip>{' '}
      {lateDays > 0 ? <LateChip status={status} lateDays={lateDays} /> : null}
    </>
  );
}

/** How late a report is; one that was handed in stays late, and is said to have been. */
function LateChip({ status, lateDays }: Standing) {
  const id = isOpen(status) ? 'reporting.report_late' : 'reporting.report_was_late';
  return <Chip tone="late">{t(id, { days: lateDays })}</Chip>;
}

/** When something is due, in the colour of its urgency. */
export function DueChip({ deadline, lateDays }: { deadline: string; lateDays: number }) {
  const today = useToday();
  if (lateDays > 0) return <Chip tone="late">{t('reporting.report_late', { days: lateDays })}</Chip>;
  if (deadline === today) return <Chip tone="late">{t('reporting.report_due_today')}</Chip>;
  return <Chip tone="info">{t('reporting.report_due', { day: formatDay(deadline) })}</Chip>;
}
