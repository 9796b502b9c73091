import { expect, it } from 'vitest';
import type { DataElement } from '../../../src/features/indicators/domain/element.ts';
import type { ReportRow } from '../../../src/features/reporting/domain/table-rows.ts';
import { figureLines } from './consolidation-lines.ts';

const words = { vi: '', en: '' };
const line = {
  section: 'PL',
  number: '',
  label: words,
  unit: words,
  indent: 1,
  required: false,
  evidence: false,
  decimals: 0,
};
const share = {
  id: 3,
  kind: 'ratio',
  numeratorId: 1,
  denominatorId: 2,
  factor: 100,
  decimals: 0,
} as unknown as DataElement;
const rows: ReportRow[] = [
  { ...line, kind: 'total', key: '1:0' },
  { ...line, kind: 'total', key: '4:0' },
  { ...line, kind: 'ratio', key: '3:0', element: share },
];
const counts = { members: null, childrenReported: 2, childrenExpected: 5, unitsReported: 2, unitsExpected: 5 };
const figures = [
  { key: '1:0', ownValue: null, childrenValue: 1, value: 1, ...counts },
  { key: '2:0', ownValue: 1, childrenValue: 99, value: 100, ...counts },
];

it('a ratio of a consolidated report is taken from the totals of its parts, with the completeness of the part above', () => {
  const ratio = figureLines(rows, figures)[2];
  expect(ratio).toMatchObject({ own: null, total: 1, reported: 2, expected: 5 });
});

it('a line nobody has answered is missing, not zero, and has no completeness to show', () => {
  expect(figureLines(rows, figures)[1]).toMatchObject({
    own: null,
    below: null,
    total: null,
    reported: null,
    expected: null,
  });
});
