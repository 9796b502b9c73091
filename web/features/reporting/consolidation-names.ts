import { inSentence as unitInSentence } from '../../../src/features/reporting/domain/document.ts';
import { language, t } from '../../app/i18n.ts';
import type { ReportView } from './report-query.ts';

/** The name of a unit inside a sentence of the page: "báo cáo của tỉnh Phú Thọ", though by itself it is "Tỉnh Phú Thọ". */
export const inSentence = (name: string): string => (language() === 'vi' ? unitInSentence(name) : name);

/** Whom the report goes up to, as officials call it: the root of the country is "Trung ương"; null at the root. */
export function upwardName({ level, parent }: Pick<ReportView, 'level' | 'parent'>): string | null {
  if (!parent) return null;
  return level === 'commune' ? inSentence(parent.name) : t('reporting.consolidation_centre');
}
