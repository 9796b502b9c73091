import { expect, it } from 'vitest';
import { applyChanges, type CellSaid, type Change, idOf, nextChange, sameSaid, takeIn } from './entry-changes.ts';
import type { ReportView } from './report-query.ts';

const value = (number: number, more: Partial<CellSaid> = {}): CellSaid => ({
  state: 'value',
  value: number,
  members: null,
  source: '',
  explanation: '',
  comment: '',
  ...more,
});
const stored = (key: string, number: number, rev: number) => ({
  ...value(number),
  state: 'value' as const,
  key,
  rev,
  changedAt: '2026-09-16T01:00:00Z',
  changedByName: 'Cán bộ xã',
});
/** The parts of a report that typing touches. */
const report = {
  rev: 4,
  cells: [stored('1:0', 141, 2), stored('5:0', 5, 1)],
  sections: [{ key: 'III', body: 'Đội ngũ còn mỏng.', rev: 3 }],
  recommendations: [{ id: 'a', body: 'Bố trí biên dịch viên.', addressee: 'Tỉnh Phú Thọ' }],
} as unknown as ReportView;
const cell = (key: string, said: CellSaid) => ({ kind: 'cell' as const, key, said });
const onTheWay = (changes: (Change | null)[]) =>
  new Map(changes.flatMap((one) => (one ? [[idOf(one), one] as const] : [])));
const valueAt = (view: ReportView, key: string) => view.cells.find((one) => one.key === key)?.value;

it('makes a change on the revision that stood on the server, 0 where the cell was empty', () => {
  expect(nextChange(report, undefined, cell('1:0', value(150)))?.baseRev).toBe(2);
  expect(nextChange(report, undefined, cell('9:0', value(1)))?.baseRev).toBe(0);
});

it('has nothing to send once a cell says again what the server has', () => {
  const typed = nextChange(report, undefined, cell('1:0', value(150))) as Change;
  expect(nextChange(report, typed, cell('1:0', value(141)))).toBeNull();
});

it('sends the old value again when the server may have taken the one in between', () => {
  const typed = nextChange(report, undefined, cell('1:0', value(150))) as Change;
  const sent = { ...typed, sent: [typed.said] } as Change;
  expect(nextChange(report, sent, cell('1:0', value(141)))).toMatchObject({ said: value(141), baseRev: 2 });
});

it('goes on asking about a conflict whatever is typed into its cell', () => {
  const theirs = { said: value(9), rev: 3, byName: 'Người khác', at: '' };
  const typed = nextChange(report, undefined, cell('1:0', value(150))) as Change;
  const conflict = { ...typed, stop: { kind: 'conflict', theirs } } as Change;
  expect(nextChange(report, conflict, cell('1:0', value(151)))?.stop).toMatchObject({ kind: 'conflict' });
  const refused = { ...typed, stop: { kind: 'refused', sentence: 'Không nhận.' } } as Change;
  expect(nextChange(report, refused, cell('1:0', value(151)))?.stop).toBeNull();
});

it('shows what is typed over what the server has, and an emptied cell as empty', () => {
  const empty: CellSaid = { ...value(0), state: 'empty', value: null };
  const changes = onTheWay([
    nextChange(report, undefined, cell('1:0', value(150))),
    nextChange(report, undefined, cell('5:0', empty)),
    nextChange(report, undefined, { kind: 'section', key: 'III', said: 'Đã viết lại.' }),
  ]);
  const shown = applyChanges(report, changes);
  expect([valueAt(shown, '1:0'), valueAt(shown, '5:0')]).toEqual([150, undefined]);
  expect(shown.sections[0]?.body).toBe('Đã viết lại.');
});

it('takes in what was saved with its new revisions, so that the next change is made on them', () => {
  const saved = nextChange(report, undefined, cell('1:0', value(150))) as Change;
  const list = { kind: 'recommendations' as const, key: 'V', said: [] };
  const emptied = nextChange(report, undefined, list) as Change;
  const after = takeIn(
    report,
    [saved, emptied],
    new Map([
      ['cell:1:0', 3],
      ['recommendations:V', 1],
    ]),
    5,
  );
  expect(after.rev).toBe(5);
  expect(nextChange(after, undefined, cell('1:0', value(151)))?.baseRev).toBe(3);
  expect(nextChange(after, undefined, { ...list, said: report.recommendations })?.baseRev).toBe(1);
});

it('takes the order of a set for nothing, and a word of explanation for something', () => {
  const set = (members: string[]) => value(members.length, { members });
  expect(sameSaid(set(['LA', 'CN']), set(['CN', 'LA']))).toBe(true);
  expect(sameSaid(value(5), value(5, { explanation: 'Số đúng.' }))).toBe(false);
});
