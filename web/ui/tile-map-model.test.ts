import { expect, it } from 'vitest';
import { PROVINCE_TILES } from './province-tiles.ts';
import { nextTile } from './tile-map-model.ts';

const at = (short: string) => PROVINCE_TILES.findIndex((tile) => tile.short === short);
const go = (from: string, key: string) => PROVINCE_TILES[nextTile(PROVINCE_TILES, at(from), key)]?.short;

it('has one tile for each of the 34 provinces, no two on one spot', () => {
  expect(PROVINCE_TILES).toHaveLength(34);
  expect(new Set(PROVINCE_TILES.map(({ code }) => code)).size).toBe(34);
  expect(new Set(PROVINCE_TILES.map(({ column, row }) => `${column}:${row}`)).size).toBe(34);
});

it('walks to the neighbour on that side', () => {
  expect(go('Phú Thọ', 'ArrowRight')).toBe('Thái Nguyên');
  expect(go('Phú Thọ', 'ArrowDown')).toBe('Hà Nội');
  expect(go('Huế', 'ArrowUp')).toBe('Quảng Trị');
});

it('stays where it is at the edge', () => {
  expect(go('Điện Biên', 'ArrowLeft')).toBe('Điện Biên');
  expect(go('Cà Mau', 'ArrowDown')).toBe('Cà Mau');
});

it('reaches every province with arrow keys alone', () => {
  const reached = new Set([0]);
  for (const index of reached) {
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
      reached.add(nextTile(PROVINCE_TILES, index, key));
  }
  expect(reached.size).toBe(34);
});
