import { expect, it } from 'vitest';
import type { Change } from './entry-changes.ts';
import { openOutbox } from './entry-outbox.ts';

const change = (key: string, body: string): Change => ({
  kind: 'section',
  key,
  said: body,
  baseRev: 0,
  sent: [],
  stop: null,
});

/** What a browser keeps for a site, in memory. */
function store(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem(name: string, value: string) {
      if (kept.size >= room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  };
}

it('finds again after a reload what was typed and not sent', () => {
  const browser = store();
  openOutbox('report/a/8/1', browser).put(change('III', 'Thiếu cộng tác viên.'));
  expect([...openOutbox('report/a/8/1', browser).changes().values()]).toEqual([change('III', 'Thiếu cộng tác viên.')]);
});

it('shows nobody what another account or another report left', () => {
  const browser = store();
  openOutbox('report/a/8/1', browser).put(change('III', 'Thiếu cộng tác viên.'));
  for (const name of ['report/b/8/1', 'report/a/8/11', 'report/a/7/1']) {
    expect(openOutbox(name, browser).changes().size).toBe(0);
  }
});

it('lets two windows with the same report keep their own changes beside each other', () => {
  const browser = store();
  const [left, right] = [openOutbox('report/a/8/1', browser), openOutbox('report/a/8/1', browser)];
  left.put(change('III', 'Hạn chế.'));
  right.put(change('IV', 'Nhiệm vụ.'));
  left.drop('section:III');
  expect([...openOutbox('report/a/8/1', browser).changes().keys()]).toEqual(['section:IV']);
});

it('says that it keeps nothing where the browser has no room, and still holds it for the open page', () => {
  const outbox = openOutbox('report/a/8/1', store(0));
  outbox.put(change('III', 'Hạn chế.'));
  expect(outbox.isKept()).toBe(false);
  expect(outbox.changes().size).toBe(1);
});

it('passes over an entry that cannot be read', () => {
  const browser = store();
  browser.setItem('report/a/8/1/section:III', '{"kind":');
  expect(openOutbox('report/a/8/1', browser).changes().size).toBe(0);
});
