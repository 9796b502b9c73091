import type { PeriodKind } from '../../src/kernel/period.ts';
import { t } from './i18n.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** A reporting window as people name it: "Quý III/2026", "Quarter III of 2026". */
export function periodName({ kind, year, ordinal }: { kind: PeriodKind; year: number; ordinal: number }): string {
  return t('ui.period', {
    kind,
    year: String(year),
    ordinal: String(ordinal),
    roman: ROMAN[ordinal] ?? String(ordinal),
  });
}
