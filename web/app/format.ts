import * as quantity from '../../src/kernel/quantity.ts';
import { language } from './i18n.ts';

/** A missing value is shown as this, never as 0. */
export const MISSING = '—';

/** A number as the language on screen writes it; a dash when there is none. */
export function formatQuantity(value: number | null | undefined, decimals?: number): string {
  return value == null ? MISSING : quantity.formatQuantity(value, language(), decimals);
}

/** A share from 0 to 1 as a percentage with its sign. */
export function formatShare(share: number | null | undefined, decimals = 0): string {
  if (share == null) return MISSING;
  const number = quantity.formatQuantity(quantity.roundTo(share * 100, decimals), language(), decimals);
  return language() === 'vi' ? `${number}\u00a0%` : `${number}%`;
}

/** A day 'YYYY-MM-DD' as the language on screen writes it. */
export function formatDay(day: string | null | undefined): string {
  return day == null ? MISSING : quantity.formatDay(day, language());
}

/** An ISO instant as day and hour in Viet Nam. */
export function formatInstant(instant: string | null | undefined): string {
  return instant == null ? MISSING : quantity.formatInstant(instant, language());
}
