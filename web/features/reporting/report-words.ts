import { dayOf } from '../../../src/kernel/quantity.ts';
import type { Words } from '../../../src/kernel/words.ts';
import { formatQuantity, MISSING } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { useMe } from '../../app/session.ts';
import type { Tone } from '../../ui/tone.ts';
import type { ReportView } from './report-query.ts';

type Status = ReportView['status'];

/** Words in the language on screen. */
export const inLanguage = (words: Words): string => words[language()];

export const TONE_OF_STATUS = {
  draft: 'none',
  submitted: 'waiting',
  returned: 'info',
  approved: 'done',
  consolidated: 'done',
  reopened: 'info',
} as const satisfies Record<Status, Tone>;

/** Where a report stands, in words; a draft that nobody has opened yet is said to be so. */
export function statusWords(status: Status, started = true): string {
  if (status === 'draft' && !started) return t('reporting.report_status_not_started');
  return t(`reporting.report_status_${status}`);
}

/** Today by the clock of the installation; the demonstration has a day of its own. */
export function useToday(): string {
  return useMe()?.demo?.today ?? dayOf(new Date());
}

/** A cell as words: a number, the names in a set, "not applicable", or a dash where nothing is said. */
export function saidWords(
  cell: { state?: string; value: number | null; members: string[] | null } | undefined,
  nameOf: (code: string) => string,
  decimals?: number,
): string {
  if (!cell || cell.state === 'empty') return MISSING;
  if (cell.state === 'not_applicable') return t('ui.not_applicable');
  if (cell.members) return cell.members.length === 0 ? formatQuantity(0) : cell.members.map(nameOf).join(', ');
  return formatQuantity(cell.value, decimals);
}

/** Gives the name of a member of a set, such as a country, by its code. */
export function memberNames(members: ReportView['members']): (code: string) => string {
  const names = new Map(members.map(({ code, name }) => [code, inLanguage(name)]));
  return (code) => names.get(code) ?? code;
}
