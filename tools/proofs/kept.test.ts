import { expect, it } from 'vitest';
import { judge, type Stored } from './kept.ts';
import type { Save } from './saving.ts';

const MAI_CHAU = 11719;

const save = (value: number, acknowledged: boolean, cells = ['1:0', '2:0']): Save => ({
  orgUnitId: MAI_CHAU,
  key: `key-${value}`,
  value,
  cells,
  body: { cells: [] },
  acknowledged,
});

/** The database as it stands when these saves were kept whole, in this order. */
function storedWith(saves: Save[]): Stored {
  return {
    entries: new Map(saves.map(({ value }) => [value, 1])),
    answers: new Set(saves.map(({ key }) => key)),
    cells: new Map(saves.flatMap(({ cells, value }) => cells.map((cell) => [`${MAI_CHAU}/${cell}`, value] as const))),
  };
}

const NOTHING_WRONG = { lost: 0, doubled: 0, half: 0, unanswered: 0 };

it('finds nothing wrong where every acknowledged save is there and the cut one is not', () => {
  const kept = [save(1, true), save(2, true)];
  expect(judge([...kept, save(3, false)], storedWith(kept))).toEqual(NOTHING_WRONG);
});

it('accepts a save that was kept whole although its answer never arrived', () => {
  const saves = [save(1, true), save(2, false)];
  expect(judge(saves, storedWith(saves))).toEqual({ ...NOTHING_WRONG, unanswered: 1 });
});

it('calls an acknowledged save lost when its entry, its answer or one of its cells is not there', () => {
  const saves = [save(1, true, ['1:0', '2:0']), save(2, true, ['3:0', '4:0'])];
  const without = (change: (stored: Stored) => void) => {
    const stored = storedWith(saves);
    change(stored);
    return judge(saves, stored).lost;
  };
  expect(without((stored) => stored.answers.delete('key-2'))).toBe(1);
  expect(without((stored) => stored.cells.delete(`${MAI_CHAU}/3:0`))).toBe(1);
  expect(without((stored) => stored.cells.set(`${MAI_CHAU}/4:0`, 99))).toBe(1);
  expect(without((stored) => stored.entries.delete(2))).toBe(1);
});

it('calls a save half kept when only some of its cells were written', () => {
  const first = save(1, true, ['1:0', '2:0']);
  const cut = save(2, false, ['1:0', '2:0']);
  const stored = storedWith([first]);
  stored.cells.set(`${MAI_CHAU}/1:0`, 2);
  expect(judge([first, cut], stored)).toMatchObject({ half: 1 });
});

it('calls a save doubled when the audit trail has it twice', () => {
  const saves = [save(1, true)];
  const stored = storedWith(saves);
  stored.entries.set(1, 2);
  expect(judge(saves, stored)).toEqual({ ...NOTHING_WRONG, doubled: 1 });
});
