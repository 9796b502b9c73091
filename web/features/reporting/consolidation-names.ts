import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import type { ReportView } from './report-query.ts';

/** Whom the report goes up to, as officials call it: the root of the country is "Trung ương"; null at the root. */
export function upwardName({ level, parent }: Pick<ReportView, 'level' | 'parent'>): string | null {
  if (!parent) return null;
  return level === 'commune' ? unitInSentence(parent.name) : t('reporting.consolidation_centre');
}
