import { expect, it } from 'vitest';
import { readAmount, readOverTime } from './amount.ts';
import type { DataElement } from './element.ts';

const element = (id: number, more: Partial<DataElement>): DataElement => ({
  id,
  code: `E${id}`,
  name: { vi: '', en: '' },
  unit: { vi: '', en: '' },
  kind: 'flow',
  overUnits: 'sum',
  overTime: 'sum',
  numeratorId: null,
  denominatorId: null,
  factor: 1,
  decimals: 0,
  level: 'output',
  definition: { vi: '', en: '' },
  options: [],
  ...more,
});

const answered = element(1, {});
const asked = element(2, {});
const share = element(3, {
  kind: 'ratio',
  overUnits: 'ratio',
  overTime: 'ratio',
  numeratorId: 1,
  denominatorId: 2,
  factor: 100,
  decimals: 1,
});
const all = new Map([answered, asked, share].map((one) => [one.id, one]));
const quarter = (top: number, bottom: number) => (key: string) => ({
  value: key === '1:0' ? top : bottom,
  members: null,
});

it('takes the ratio of a year from the sums of its quarters, not from their ratios', () => {
  expect(readOverTime(share, 0, all, [quarter(1, 1), quarter(0, 99)])).toBe(1);
  expect(readAmount(share, 0, quarter(1, 4)).value).toBe(25);
});

it('has no ratio where a part is missing', () => {
  expect(readAmount(share, 0, (key) => (key === '1:0' ? { value: 5, members: null } : undefined)).value).toBeNull();
});
