import { expect, it } from 'vitest';
import { findClocks } from './clock-rules.ts';

const faultsIn = (path: string, text: string) => findClocks([{ path, text }]).length;
const DOMAIN = 'src/features/reporting/domain/schedule.ts';
const STORE = 'src/features/reporting/store/reports.ts';

it.each(['new Date()', 'new Date', 'Date()', 'Date.now()', 'sql`select now()`', 'sql`where day < CURRENT_DATE`'])(
  'refuses a slice its own clock: %s',
  (code) => {
    expect([faultsIn(DOMAIN, code), faultsIn(STORE, code), faultsIn('src/kernel/period.ts', code)]).toEqual([1, 1, 1]);
  },
);

it.each(['Math.random()', 'crypto.randomUUID()', 'performance.now()'])('refuses a pure rule its chance: %s', (code) => {
  expect([faultsIn(DOMAIN, code), faultsIn('src/features/a/domain.ts', code), faultsIn(STORE, code)]).toEqual([
    1, 1, 0,
  ]);
});

it('lets time be handed over, and be spoken of', () => {
  const code =
    "new Date(text); Date.parse(text); clock.now(); ctx.now // now() is not asked here\n/* Date.now() */ 'https://a'";
  expect(faultsIn(DOMAIN, code)).toBe(0);
  expect(faultsIn('src/platform/context.ts', 'new Date(Date.now())')).toBe(0);
});
