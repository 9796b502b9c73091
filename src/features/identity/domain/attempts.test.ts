import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Attempts, SignInPatience } from './attempts.ts';

const MINUTE = 60_000;
const patience = { freeTries: 5, longestWaitMs: 15 * MINUTE, forgivenAfterMs: 60 * MINUTE };

function afterTries(count: number): Attempts {
  const attempts = new Attempts(patience);
  for (let i = 0; i < count; i++) attempts.begin('lan', 0);
  return attempts;
}

it('lets five wrong passwords through, then asks for a wait that doubles', () => {
  expect(afterTries(4).waitFor('lan', 0)).toBe(0);
  expect(afterTries(5).waitFor('lan', 0)).toBe(1000);
  expect(afterTries(6).waitFor('lan', 0)).toBe(2000);
  expect(afterTries(9).waitFor('lan', 0)).toBe(16_000);
});

it('never asks for more than a quarter of an hour, and forgives after a quiet hour', () => {
  expect(afterTries(60).waitFor('lan', 0)).toBe(15 * MINUTE);
  expect(afterTries(60).waitFor('lan', 60 * MINUTE)).toBe(0);
});

it('forgets the wrong ones of whoever signs in, and slows nobody else', () => {
  const attempts = afterTries(10);
  expect(attempts.waitFor('mai', 0)).toBe(0);
  attempts.forget('lan');
  expect(attempts.waitFor('lan', 0)).toBe(0);
});

it('does not count a try that was right', () => {
  const attempts = afterTries(4);
  attempts.begin('lan', 0);
  attempts.takeBack('lan');
  expect(attempts.waitFor('lan', 0)).toBe(0);
});

it('keeps a bounded number of keys, the busiest of late among them', () => {
  const attempts = afterTries(10);
  for (let i = 0; i < 19_999; i++) attempts.begin(`someone ${i}`, 0);
  expect(attempts.waitFor('lan', 0)).toBeGreaterThan(0);
  attempts.begin('one more', 0);
  expect(attempts.waitFor('lan', 0)).toBe(0);
});

it('waits no longer as time goes by, and longer with each try', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(patience.forgivenAfterMs), fc.nat(MINUTE), (tries, now, later) => {
      const attempts = afterTries(tries);
      const wait = attempts.waitFor('lan', now);
      expect(attempts.waitFor('lan', now + later)).toBeLessThanOrEqual(wait);
      expect(afterTries(tries + 1).waitFor('lan', now)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

it('slows an address that tries many accounts, and gives it no pardon for owning one', () => {
  const patience = new SignInPatience();
  for (let i = 0; i < 100; i++) patience.begin(`someone ${i}`, 'bad address', 0);
  patience.begin('own account', 'bad address', 0);
  patience.succeeded('own account', 'bad address');
  expect(patience.waitFor('next victim', 'bad address', 0)).toBeGreaterThan(0);
  expect(patience.waitFor('next victim', 'good address', 0)).toBe(0);
});

it('leaves the owner a minute at most when somebody else tries their account', () => {
  const patience = new SignInPatience();
  for (let i = 0; i < 5; i++) patience.begin('lan', 'bad address', 0);
  expect(patience.waitFor('lan', 'bad address', 0)).toBeGreaterThan(0);
  expect(patience.waitFor('lan', 'own address', 0)).toBe(0);
  for (let i = 0; i < 1000; i++) patience.begin('lan', `address ${i}`, 0);
  expect(patience.waitFor('lan', 'own address', 0)).toBe(MINUTE);
});
