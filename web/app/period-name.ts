import type { PeriodKind } from '../../src/kernel/period.ts';
import { language, t } from './i18n.ts';

interface NamedPeriod {
  kind: PeriodKind;
  year: number;
  ordinal: number;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** A reporting window as people name it: "Quý III/2026", "Quarter III of 2026". */
export function periodName({ kind, year, ordinal }: NamedPeriod): string {
  return t('ui.period', {
    kind,
    year: String(year),
    ordinal: String(ordinal),
    roman: ROMAN[ordinal] ?? String(ordinal),
  });
}

/** The same inside a sentence: "báo cáo quý III/2026". */
export function periodInSentence(period: NamedPeriod): string {
  const name = periodName(period);
  return name.charAt(0).toLocaleLowerCase(language()) + name.slice(1);
}
