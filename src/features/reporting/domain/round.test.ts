import { expect, it } from 'vitest';
import { type Participant, placesOf } from './round.ts';

const unit = (id: number, level: string, parentId: number | null): Participant => ({
  id,
  name: `Đơn vị ${id}`,
  level,
  parentId,
});
const superiors = new Map<number, number | null>([
  [1, null],
  [2, 1],
  [3, 1],
  [20, 2],
  [201, 20],
  [202, 20],
  [31, 3],
]);

it('counts under each unit the reporting units that should answer', () => {
  const places = placesOf(
    [
      unit(1, 'centre', null),
      unit(2, 'province', 1),
      unit(3, 'province', 1),
      unit(201, 'commune', 2),
      unit(202, 'commune', 2),
      unit(31, 'commune', 3),
    ],
    superiors,
  );
  const counts = Object.fromEntries(
    places.map(({ orgUnitId, depth, isLeaf, leafCount }) => [orgUnitId, { depth, isLeaf, leafCount }]),
  );
  expect(counts[1]).toEqual({ depth: 0, isLeaf: false, leafCount: 3 });
  expect(counts[2]).toEqual({ depth: 1, isLeaf: false, leafCount: 2 });
  expect(counts[31]).toEqual({ depth: 2, isLeaf: true, leafCount: 1 });
});

it('steps over a level that does not report: a commune under a district is added up by its province', () => {
  const places = placesOf([unit(1, 'centre', null), unit(2, 'province', 1), unit(201, 'commune', 20)], superiors);
  expect(places.find(({ orgUnitId }) => orgUnitId === 201)).toMatchObject({ parentId: 2, depth: 2 });
});

it('refuses a unit whose superior is not open that day instead of dropping it', () => {
  const participants = [unit(1, 'centre', null), unit(999, 'commune', 77)];
  expect(() => placesOf(participants, superiors)).toThrow(
    expect.objectContaining({ code: 'round.no_superior', details: { unit: 'Đơn vị 999', id: 999 } }),
  );
});

it('refuses a second unit without any superior beside the centre', () => {
  expect(() => placesOf([unit(1, 'centre', null), unit(5, 'province', null)], superiors)).toThrow('round.no_superior');
});
