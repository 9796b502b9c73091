import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shippedElements, shippedTemplate } from '../../../../tests/support/shipped-catalogue.ts';
import { type CellInput, numberOf, ratioOf, tableRows, typeable } from './table-rows.ts';

const elements = shippedElements();
const template = shippedTemplate();
const rows = tableRows(template, elements);
const lineOf = (code: string) => rows.filter(({ element }) => element?.code === code);
const elementOf = (code: string) => elements.find((element) => element.code === code) ?? expect.fail(code);

const said = (value: number | null): CellInput => ({ state: 'value', value, members: null, explanation: '' });
const counted = (members: string[]): CellInput => ({ state: 'value', value: null, members, explanation: '' });
const notApplicable: CellInput = { state: 'not_applicable', value: null, members: null, explanation: '' };

it('puts the options of a disaggregation under their element, in their order', () => {
  expect(lineOf('TT06').map(({ kind, label, indent }) => [kind, label.vi, indent])).toEqual([
    ['total', 'Sản phẩm số đã phát hành', 1],
    ['option', 'Facebook', 2],
    ['option', 'YouTube', 2],
    ['option', 'TikTok', 2],
    ['option', 'Zalo', 2],
    ['option', 'Nền tảng khác', 2],
  ]);
});

it('gives a heading the number its lines begin with', () => {
  const headings = rows.filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(headings.every(({ key, element }) => key === undefined && element === undefined)).toBe(true);
});

it('lets nobody type a ratio or a heading, and everybody every other line', () => {
  const cells = new Set(typeable(template, elements));
  expect(rows.filter(({ kind, key }) => (kind === 'heading' || kind === 'ratio') && cells.has(key ?? ''))).toEqual([]);
  expect(cells.size).toBe(rows.filter(({ kind }) => kind !== 'heading' && kind !== 'ratio').length);
});

it('marks countries as a set, not a number', () => {
  expect(lineOf('DN05').map(({ kind }) => kind)).toEqual(['set']);
});

it('refuses a template that names an element the catalogue lacks', () => {
  const withoutFirst = elements.filter(({ code }) => code !== 'TT01');
  expect(() => tableRows(template, withoutFirst)).toThrow(
    expect.objectContaining({ code: 'template.unknown_element', status: 422, details: { element: 'TT01' } }),
  );
});

it('tells a known 0 from missing and from not applicable', () => {
  expect([said(0), counted([]), said(null), notApplicable, undefined].map(numberOf)).toEqual([0, 0, null, null, null]);
});

it('counts a country that is named twice once', () => {
  expect(numberOf(counted(['LA', 'KH', 'LA']))).toBe(2);
});

const partsOf = (part: CellInput | undefined, whole: CellInput | undefined) => {
  const { numeratorId, denominatorId } = elementOf('NT02');
  const pairs: [string, CellInput | undefined][] = [
    [`${numeratorId}:0`, part],
    [`${denominatorId}:0`, whole],
  ];
  return new Map(pairs.filter((pair): pair is [string, CellInput] => pair[1] !== undefined));
};

it('takes the share of visits from abroad from its two lines: 350 of 1,000 are 35 %', () => {
  expect(ratioOf(elementOf('NT02'), partsOf(said(350), said(1000)))).toBe(35);
});

it('has no ratio where a part is missing or not applicable, or nothing stands below the line', () => {
  const whole = said(1000);
  const ratios = [
    partsOf(undefined, whole),
    partsOf(notApplicable, whole),
    partsOf(said(5), undefined),
    partsOf(said(0), said(0)),
  ];
  expect(ratios.map((cells) => ratioOf(elementOf('NT02'), cells))).toEqual([null, null, null, null]);
  expect(ratioOf(elementOf('NT01'), partsOf(said(350), whole))).toBe(null);
});

it('keeps the share of a part within its whole between 0 and 100 %', () => {
  const parts = fc
    .integer({ min: 1, max: 1e9 })
    .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
  fc.assert(
    fc.property(parts, ([part, whole]) => {
      const share = ratioOf(elementOf('NT02'), partsOf(said(part), said(whole)));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(100);
    }),
  );
});
