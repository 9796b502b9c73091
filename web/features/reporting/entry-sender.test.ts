import { expect, it } from 'vitest';
import { type Change, idOf } from './entry-changes.ts';
import { openOutbox } from './entry-outbox.ts';
import { createSender, type Delivery } from './entry-sender.ts';

const said = (value: number) => ({
  state: 'value' as const,
  value,
  members: null,
  source: '',
  explanation: '',
  comment: '',
});
const cell = (value: number, baseRev = 0, key = '12:0'): Change => ({
  kind: 'cell',
  key,
  said: said(value),
  baseRev,
  sent: [],
  stop: null,
});
const words = (body: string, key = 'III'): Change => ({
  kind: 'section',
  key,
  said: body,
  baseRev: 0,
  sent: [],
  stop: null,
});
const taken = (changes: Change[]): Delivery => ({
  kind: 'taken',
  revs: new Map(changes.map((change) => [idOf(change), change.baseRev + 1])),
});

/** An outbox with its sender, and the calls it made; each answer is given by the test. */
function desk(answer: (changes: Change[], call: number) => Delivery | Promise<Delivery>) {
  const outbox = openOutbox('report/a/8/1', null);
  const calls: Change[][] = [];
  const deliver = async (changes: Change[]) => {
    calls.push(changes);
    return answer(changes, calls.length);
  };
  return { outbox, calls, sender: createSender({ outbox, deliver, rest: 100_000, retries: [100_000] }) };
}

it('sends what is typed after a moment in which there was nothing to send', async () => {
  const { outbox, calls, sender } = desk(taken);
  expect(await sender.flush()).toBe(true);
  outbox.put(cell(5));
  expect(await sender.flush()).toBe(true);
  expect(calls).toEqual([[cell(5)]]);
});

it('sends the cells together and the words of each section by themselves', async () => {
  const { outbox, calls, sender } = desk(taken);
  for (const change of [cell(5), words('Thiếu cộng tác viên.'), cell(7, 0, '13:0')]) outbox.put(change);
  expect(await sender.flush()).toBe(true);
  expect(calls.map((batch) => batch.map(idOf))).toEqual([['cell:12:0', 'cell:13:0'], ['section:III']]);
});

it('keeps what was typed while the answer was on its way, on the revision of the answer', async () => {
  const { outbox, calls, sender } = desk((changes, call) => {
    if (call === 1) outbox.put({ ...(outbox.changes().get('cell:12:0') as Change), said: said(58) } as Change);
    return taken(changes);
  });
  outbox.put(cell(5));
  expect(await sender.flush()).toBe(true);
  expect(calls.map(([change]) => [change?.said, change?.baseRev])).toEqual([
    [said(5), 0],
    [said(58), 1],
  ]);
});

it('holds everything while no answer comes, and sends it when one does', async () => {
  const { outbox, calls, sender } = desk((changes, call) =>
    call === 1 ? { kind: 'unanswered', sentence: null } : taken(changes),
  );
  outbox.put(cell(5));
  expect(await sender.flush()).toBe(false);
  expect(sender.state().waiting).toBe('');
  expect(outbox.changes().get('cell:12:0')?.said).toEqual(said(5));
  expect(await sender.flush()).toBe(true);
  expect(calls).toHaveLength(2);
  expect(sender.state().waiting).toBeNull();
});

it('does not take its own change, whose answer was lost, for that of somebody else', async () => {
  const theirs = { said: said(5) as never, rev: 1, byName: 'Tôi', at: '' };
  const { outbox, calls, sender } = desk((changes, call) => {
    if (call === 1) return { kind: 'unanswered', sentence: null };
    if (call === 2) return { kind: 'stopped', stops: new Map([['cell:12:0', { kind: 'conflict', theirs }]]) };
    return taken(changes);
  });
  outbox.put(cell(5));
  await sender.flush();
  outbox.put({ ...(outbox.changes().get('cell:12:0') as Change), said: said(58) } as Change);
  expect(await sender.flush()).toBe(true);
  expect(calls.at(-1)?.[0]).toMatchObject({ said: said(58), baseRev: 1 });
});

it('stops at a change of somebody else and sends the rest', async () => {
  const theirs = { said: said(9) as never, rev: 3, byName: 'Người khác', at: '' };
  const { outbox, sender } = desk((changes) =>
    changes.some(({ key }) => key === '12:0')
      ? { kind: 'stopped', stops: new Map([['cell:12:0', { kind: 'conflict', theirs }]]) }
      : taken(changes),
  );
  outbox.put(cell(5));
  outbox.put(cell(7, 0, '13:0'));
  expect(await sender.flush()).toBe(false);
  expect([...outbox.changes().keys()]).toEqual(['cell:12:0']);
  expect(outbox.changes().get('cell:12:0')?.stop).toMatchObject({ kind: 'conflict', theirs: { rev: 3 } });
});

it('waits with a recommendation until it says what and to whom', async () => {
  const { outbox, calls, sender } = desk(taken);
  const list = (addressee: string): Change => ({
    kind: 'recommendations',
    key: 'V',
    said: [{ id: 'a', body: 'Bố trí biên dịch viên.', addressee }],
    baseRev: 0,
    sent: [],
    stop: null,
  });
  outbox.put(list(''));
  expect(await sender.flush()).toBe(false);
  expect(calls).toEqual([]);
  outbox.put(list('Sở Văn hóa, Thể thao và Du lịch'));
  expect(await sender.flush()).toBe(true);
});
