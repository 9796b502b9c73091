import { expect, it } from 'vitest';
import { tableRows, typeable } from '../src/features/reporting/domain/table-rows.ts';
import type { TableRow } from '../src/features/reporting/domain/template.ts';
import { nfc } from '../src/kernel/text.ts';
import { referenceRows, referenceText, shippedElements, shippedTemplate } from './support/shipped-catalogue.ts';

const elements = shippedElements();
const template = shippedTemplate();
const codes = elements.map(({ code }) => code);
const elementRows = template.sections.flatMap((section) =>
  section.kind === 'table'
    ? section.rows.filter((row): row is TableRow & { kind: 'element' } => row.kind === 'element')
    : [],
);
const column = (file: string, name: string) => referenceRows(file).map((row) => row[name]);

it.each([
  ['data-elements.csv', 'id'],
  ['data-elements.csv', 'code'],
  ['data-elements.csv', 'name_vi'],
  ['data-elements.csv', 'name_en'],
  ['disaggregations.csv', 'id'],
  ['disaggregations.csv', 'code'],
  ['disaggregation-options.csv', 'id'],
  ['disaggregation-options.csv', 'code'],
  ['countries.csv', 'code'],
  ['countries.csv', 'name_vi'],
  ['countries.csv', 'name_en'],
])('%s gives no two rows the same %s', (file, name) => {
  const values = column(file, name);
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
});

it.each(['data-elements.csv', 'disaggregations.csv', 'disaggregation-options.csv', 'countries.csv', 'templates.json'])(
  '%s is written in NFC',
  (file) => {
    expect(referenceText(file)).toBe(nfc(referenceText(file)));
  },
);

it('says every element, unit and definition in both languages', () => {
  const silent = elements.filter(({ name, unit, definition }) =>
    [name, unit, definition].some(({ vi, en }) => vi.trim() === '' || en.trim() === ''),
  );
  expect(silent).toEqual([]);
});

it('keeps option ids above 0, which is the total of every element', () => {
  expect(elements.flatMap(({ options }) => options.map(({ id }) => id)).filter((id) => !(id > 0))).toEqual([]);
});

it('knows the disaggregation of every element and of every option', () => {
  const known = new Set(column('disaggregations.csv', 'code'));
  const named = column('data-elements.csv', 'disaggregation').filter((code) => code !== '');
  expect(named.filter((code) => !known.has(code))).toEqual([]);
  const ids = new Set(column('disaggregations.csv', 'id'));
  expect(column('disaggregation-options.csv', 'disaggregation_id').filter((id) => !ids.has(id))).toEqual([]);
});

it('adds up each kind of element in the one way that is honest for it', () => {
  const honest = {
    flow: ['sum sum'],
    stock: ['sum last'],
    ratio: ['ratio ratio'],
    distinct: ['union union'],
  };
  const wrong = elements.filter(({ kind, overUnits, overTime }) => !honest[kind].includes(`${overUnits} ${overTime}`));
  expect(wrong.map(({ code }) => code)).toEqual([]);
});

it('takes every ratio, and nothing else, from two elements that add up', () => {
  const summable = elements.filter(({ overUnits }) => overUnits === 'sum').map(({ id }) => id);
  for (const { code, kind, numeratorId, denominatorId } of elements) {
    const parts = [numeratorId, denominatorId].filter((id) => id !== null && summable.includes(id));
    expect([code, parts.length]).toEqual([code, kind === 'ratio' ? 2 : 0]);
  }
});

it('never calls reach an outcome', () => {
  const reach = elements.filter(({ code }) => ['NT01', 'NT02', 'NT04', 'NT05', 'SK03'].includes(code));
  expect(reach.map(({ level }) => level)).toEqual(Array(5).fill('output'));
});

it('asks for at least 30 elements of the catalogue, flow, stock, ratio and distinct among them, none twice', () => {
  const asked = elementRows.map(({ element }) => element);
  expect(asked.length).toBeGreaterThanOrEqual(30);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((code) => !codes.includes(code))).toEqual([]);
  const kinds = elements.filter(({ code }) => asked.includes(code)).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['flow', 'stock', 'ratio', 'distinct']));
});

it('asks for both parts of every ratio it shows, so that the ratio can be taken', () => {
  const cells = new Set(typeable(template, elements));
  const ratios = tableRows(template, elements).flatMap(({ kind, element }) =>
    kind === 'ratio' && element ? [element] : [],
  );
  expect(ratios.map(({ code }) => code)).toEqual(['TT03', 'NT02', 'PV05', 'TH04']);
  for (const { numeratorId, denominatorId } of ratios) {
    expect([cells.has(`${numeratorId}:0`), cells.has(`${denominatorId}:0`)]).toEqual([true, true]);
  }
});

it('numbers the lines 1.1, 1.2 … 2.1 under their headings without a gap', () => {
  const numbers = tableRows(template, elements).flatMap(({ number }) => (number === '' ? [] : [number]));
  const expected: string[] = [];
  for (const section of template.sections) {
    if (section.kind !== 'table') continue;
    let [heading, line] = [0, 0];
    for (const row of section.rows) {
      [heading, line] = row.kind === 'heading' ? [heading + 1, 0] : [heading, line + 1];
      expected.push(row.kind === 'heading' ? `${heading}` : `${heading}.${line}`);
    }
  }
  expect(numbers).toEqual(expected);
});

it('checks only elements that the template asks for', () => {
  const asked = elementRows.map(({ element }) => element);
  const named = template.rules.flatMap((rule) => {
    if (rule.kind === 'within') return [rule.part, rule.whole];
    if (rule.kind === 'options_within_total') return [rule.element];
    if (rule.kind === 'not_above_year_to_date') return [rule.element, rule.yearToDate];
    return rule.elements === 'all' ? [] : rule.elements;
  });
  expect(named.filter((code) => !asked.includes(code))).toEqual([]);
});

it('checks the breakdown of every element that has one', () => {
  const checked = template.rules.flatMap((rule) => (rule.kind === 'options_within_total' ? [rule.element] : []));
  expect(checked).toEqual(elements.filter(({ options }) => options.length > 0).map(({ code }) => code));
});

it('lists countries by ISO 3166-1 codes, and not the country whose delegations travel', () => {
  const codes = column('countries.csv', 'code');
  expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code ?? ''))).toEqual([]);
  expect(codes).toContain('LA');
  expect(codes).not.toContain('VN');
  expect(codes.length).toBeGreaterThan(195);
});
