import { expect, it, vi } from 'vitest';
import type { Change } from './entry-changes.ts';
import { openOutbox } from './entry-outbox.ts';
import { createSender, type Delivery } from './entry-sender.ts';

const words = (said: string): Change => ({ kind: 'section', key: 'III', said, baseRev: 0, sent: [], stop: null });
const taken = async (): Promise<Delivery> => ({ kind: 'taken', revs: new Map([['section:III', 1]]) });

it('what is typed after an empty flush is still sent', async () => {
  const outbox = openOutbox('report/1', null);
  const deliver = vi.fn(taken);
  const sender = createSender({ outbox, deliver });
  expect(await sender.flush()).toBe(true);

  outbox.put(words('Một số hạn chế.'));
  expect(await sender.flush()).toBe(true);
  expect(deliver).toHaveBeenCalledTimes(1);
  expect(outbox.changes().size).toBe(0);
});

it('a flush says when something is left here, and keeps it', async () => {
  const outbox = openOutbox('report/2', null);
  const sender = createSender({ outbox, deliver: async () => ({ kind: 'unanswered', sentence: null }), retries: [60_000] });
  outbox.put(words('Một số hạn chế.'));
  expect(await sender.flush()).toBe(false);
  expect(sender.state().waiting).toBe('');
  expect([...outbox.changes().values()].map(({ said }) => said)).toEqual(['Một số hạn chế.']);
});
