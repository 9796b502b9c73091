import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shippedElements, shippedTemplate } from '../../../../tests/support/shipped-catalogue.ts';
import { type Finding, findingWords, maySubmit } from './finding.ts';
import type { ReportToCheck } from './sheet.ts';
import { type CellInput, numberOf, tableRows, typeable } from './table-rows.ts';
import { checkReport } from './validation.ts';

const elements = shippedElements();
const template = shippedTemplate();
const cellsOfTemplate = typeable(template, elements);

/** "TT01" is the total of an element, "TT01/EN" one of its options. */
function keyOf(name: string): string {
  const [code, option] = name.split('/');
  const element = elements.find((one) => one.code === code) ?? expect.fail(name);
  return `${element.id}:${option ? element.options.find((one) => one.code === option)?.id : 0}`;
}

const said = (value: number | null, explanation = ''): CellInput => ({
  state: 'value',
  value,
  members: null,
  explanation,
});
const notApplicable: CellInput = { state: 'not_applicable', value: null, members: null, explanation: '' };

type Cells = Record<string, CellInput | number>;

function check(cells: Cells, more: Partial<ReportToCheck> = {}): Finding[] {
  const entries = Object.entries(cells).map(([name, cell]): [string, CellInput] => [
    keyOf(name),
    typeof cell === 'number' ? said(cell) : cell,
  ]);
  const nothing = { sections: new Map(), history: new Map(), yearToDate: new Map() };
  return checkReport({ template, elements, cells: new Map(entries), ...nothing, when: 'typing', ...more });
}

const found = (findings: Finding[]) => findings.map(({ code, at }) => [code, at.key]);
const history = (name: string, values: number[]) => ({ history: new Map([[keyOf(name), values]]) });

it('finds nothing wrong in an empty report while it is being typed', () => {
  expect(check({})).toEqual([]);
});

it('refuses a negative count, in a total and in an option', () => {
  expect(found(check({ DN01: -1 }))).toEqual([['negative', keyOf('DN01')]]);
  expect(found(check({ TT01: 5, 'TT01/EN': -1 }))).toEqual([['negative', keyOf('TT01/EN')]]);
});

it('refuses part of a delegation, and a tenth of a cent', () => {
  expect(found(check({ DN01: 1.5 }))).toEqual([['not_whole', keyOf('DN01')]]);
  expect(found(check({ DN09: 10000.001 }))).toEqual([['too_many_decimals', keyOf('DN09')]]);
  expect(check({ DN09: 11974405.56, QL05: 120.5 })).toEqual([]);
});

it('refuses more items in foreign languages than items, and names both lines and both numbers', () => {
  const [finding, ...more] = check({ TT01: 100, TT02: 120 });
  expect(more).toEqual([]);
  expect(finding).toEqual({
    code: 'part_above_whole',
    severity: 'error',
    at: { kind: 'cell', key: keyOf('TT02') },
    values: { value: 120, whole: 100, wholeCell: keyOf('TT01') },
    explained: false,
  });
});

it('refuses platforms that add up to more than the total, and accepts those that add up to less', () => {
  const platforms = { 'NT03/FACEBOOK': 3, 'NT03/ZALO': 2 };
  expect(found(check({ NT03: 4, ...platforms }))).toEqual([['options_above_total', keyOf('NT03')]]);
  expect(check({ NT03: 5, ...platforms })).toEqual([]);
  expect(check({ NT03: 9, ...platforms })).toEqual([]);
});

it('asks for the total where only its options are filled, also where the total is called not applicable', () => {
  const missing = check({ 'NT03/FACEBOOK': 3, 'NT03/ZALO': notApplicable });
  expect(missing.map(({ code, values }) => [code, values])).toEqual([['total_missing', { sum: 3 }]]);
  expect(found(check({ NT03: notApplicable, 'NT03/FACEBOOK': 3 }))).toEqual([['total_missing', keyOf('NT03')]]);
});

it('tells an empty total over filled options once, at submission too', () => {
  const findings = check({ 'NT03/FACEBOOK': 3 }, { when: 'submission' });
  expect(found(findings).filter(([, key]) => key === keyOf('NT03'))).toEqual([['total_missing', keyOf('NT03')]]);
});

it('refuses 499 visitors in a month whose year to date is 318', () => {
  expect(found(check({ DN02: 499, DN02L: 318 }))).toEqual([['above_year_to_date', keyOf('DN02')]]);
});

it('warns where the year to date is not what was approved before and this period together', () => {
  const approved = { yearToDate: new Map([[keyOf('DN02'), 300]]) };
  expect(check({ DN02: 18, DN02L: 318 }, approved)).toEqual([]);
  const [finding] = check({ DN02: 20, DN02L: 318 }, approved);
  expect(finding).toMatchObject({ code: 'year_to_date_differs', severity: 'warning', explained: false });
  expect(finding?.values).toMatchObject({ value: 318, expected: 320, before: 300, period: 20 });
});

it('compares no year to date while an earlier period of the year is missing', () => {
  expect(check({ DN02: 20, DN02L: 318 })).toEqual([]);
});

it('warns of a tenfold value against the unit its own history, and names the median', () => {
  const [finding, ...more] = check({ TT01: 1200 }, history('TT01', [110, 130, 120]));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code: 'jump_above', severity: 'warning', at: { key: keyOf('TT01') } });
  expect(finding?.values).toEqual({ value: 1200, median: 120, lowest: 110, highest: 130 });
});

it('warns of a sudden 0 where there was always much', () => {
  expect(found(check({ TT01: 0 }, history('TT01', [110, 130, 120, 140])))).toEqual([['jump_below', keyOf('TT01')]]);
});

it('sees no jump in small numbers, in a short history, or in a cell without a value', () => {
  expect(check({ TT01: 19 }, history('TT01', [1, 1, 1]))).toEqual([]);
  expect(check({ TT01: 0 }, history('TT01', [19, 40, 50]))).toEqual([]);
  expect(check({ TT01: 1200 }, history('TT01', [110, 130]))).toEqual([]);
  expect(check({ TT01: notApplicable }, history('TT01', [110, 130, 120]))).toEqual([]);
  expect(check({}, history('TT01', [110, 130, 120]))).toEqual([]);
});

it('lets the year to date fall back at a new year', () => {
  expect(check({ DN02: 20, DN02L: 20 }, history('DN02L', [400, 700, 900]))).toEqual([]);
});

it('takes a warning with a word of explanation as explained, one with spaces not', () => {
  const explained = (explanation: string) =>
    check({ TT01: said(1200, explanation) }, history('TT01', [110, 130, 120]))[0]?.explained;
  expect([explained('Có tuần văn hóa'), explained('  '), explained('')]).toEqual([true, false, false]);
});

it('asks at submission for each required line and section, and takes 0 and not applicable as answers', () => {
  const required = tableRows(template, elements).filter((row) => row.required);
  const empty = check({}, { when: 'submission' });
  expect(empty.filter(({ code }) => code === 'required_cell').map(({ at }) => at.key)).toEqual(
    required.map(({ key }) => key),
  );
  expect(empty.filter(({ code }) => code === 'required_section').map(({ at }) => at.key)).toEqual(['I', 'III', 'IV']);

  const sections = new Map(['I', 'III', 'IV'].map((key) => [key, 'Không có.']));
  const answers = required.map(({ key }, index): [string, CellInput] => [
    key ?? '',
    index % 2 === 0 ? said(0) : notApplicable,
  ]);
  expect(check({}, { when: 'submission', sections, cells: new Map(answers) })).toEqual([]);
});

it('takes a section of spaces for empty', () => {
  const sections = new Map([['I', ' \n ']]);
  expect(found(check({}, { when: 'submission', sections }))).toContainEqual(['required_section', 'I']);
});

it('asks for evidence only where something was done, and only where evidence is counted', () => {
  const proofs = (cells: Cells, evidence?: Map<string, number>) =>
    found(check(cells, { when: 'submission', evidence })).filter(([code]) => code === 'evidence_missing');
  expect(proofs({ DN06: 2 }, new Map())).toEqual([['evidence_missing', keyOf('DN06')]]);
  expect(proofs({ DN06: 2 }, new Map([[keyOf('DN06'), 1]]))).toEqual([]);
  expect(proofs({ DN06: 0 }, new Map())).toEqual([]);
  expect(proofs({ DN06: 2 })).toEqual([]);
});

it('tells its findings in the order in which the report is read', () => {
  const places = check({ QL01: -1, DN01: -1, TT01: -1 }, { when: 'submission' }).map(({ at }) => at.key);
  const [first, last] = [places.indexOf('I'), places.indexOf('IV')];
  const cells = [keyOf('TT01'), keyOf('DN01'), keyOf('QL01')].map((key) => places.indexOf(key));
  expect([first, ...cells, last]).toEqual([first, ...cells, last].sort((a, b) => a - b));
});

it('may be handed in with explained warnings, never with an error or an unexplained warning', () => {
  const jump = (explanation: string) => check({ TT01: said(1200, explanation) }, history('TT01', [110, 130, 120]));
  expect(maySubmit([])).toBe(true);
  expect(maySubmit(jump('Có tuần văn hóa'))).toBe(true);
  expect(maySubmit(jump(''))).toBe(false);
  expect(maySubmit(check({ DN01: said(-1, 'Đã kiểm tra') }))).toBe(false);
});

it('says a finding in the words of the reader', () => {
  const [finding] = check({ TT01: 1000, TT02: 1200 });
  const words = finding && findingWords(finding, template, elements, 'vi');
  expect(words).toMatchObject({
    cell: '1.2 Tin, bài bằng tiếng nước ngoài',
    value: '1.200',
    whole: '1.000',
    wholeCell: '1.1 Tin, bài thông tin đối ngoại đã đăng, phát',
    unit: 'tin, bài',
  });
  const [negative] = check({ TT01: 5, 'TT01/EN': -1 });
  expect(negative && findingWords(negative, template, elements, 'en')).toMatchObject({
    cell: '1.1 External-information items published or broadcast – English',
    value: '-1',
  });
  const section = check({}, { when: 'submission' }).find(({ at }) => at.key === 'III');
  expect(section && findingWords(section, template, elements, 'vi')).toEqual({
    section: 'III. Hạn chế, khó khăn và nguyên nhân',
  });
});

const anyCell: fc.Arbitrary<CellInput> = fc.oneof(
  fc.record({
    state: fc.constant('value' as const),
    value: fc.option(fc.oneof(fc.integer({ min: -5, max: 500 }), fc.double({ min: 0, max: 50, noNaN: true }))),
    members: fc.constant(null),
    explanation: fc.constantFrom('', 'Đã kiểm tra với đơn vị'),
  }),
  fc.constant(notApplicable),
);
const anyCells = fc
  .array(fc.tuple(fc.constantFrom(...cellsOfTemplate), anyCell), { maxLength: 40 })
  .map((cells) => new Map<string, CellInput>(cells));
const anyWhen = fc.constantFrom('typing' as const, 'submission' as const);
const anyHistory = fc
  .array(fc.tuple(fc.constantFrom(...cellsOfTemplate), fc.array(fc.nat(500), { maxLength: 6 })), { maxLength: 20 })
  .map((entries) => new Map<string, number[]>(entries));

it('never turns an error away for an explanation, and leaves no warning unexplained that has one', () => {
  fc.assert(
    fc.property(anyCells, anyWhen, anyHistory, (cells, when, history) => {
      const explained = new Map([...cells].map(([key, cell]) => [key, { ...cell, explanation: 'Đã kiểm tra' }]));
      const [before, after] = [check({}, { cells, when, history }), check({}, { cells: explained, when, history })];
      expect(found(after)).toEqual(found(before));
      expect(after.filter(({ severity }) => severity === 'error')).toEqual(
        before.filter(({ severity }) => severity === 'error'),
      );
      const open = after.filter(
        ({ severity, at, explained }) => severity === 'warning' && cells.has(at.key) && !explained,
      );
      expect(open).toEqual([]);
    }),
  );
});

it('finds the same whether a cell is absent, empty or, while typing, not applicable', () => {
  fc.assert(
    fc.property(anyCells, anyHistory, fc.constantFrom(...cellsOfTemplate), (cells, history, key) => {
      const withCell = (cell?: CellInput) => {
        const others = new Map([...cells].filter(([other]) => other !== key));
        return check({}, { cells: cell ? others.set(key, cell) : others, history });
      };
      expect(withCell(said(null))).toEqual(withCell());
      expect(withCell(notApplicable)).toEqual(withCell());
    }),
  );
});

it('carries in every finding the very number its cell says, and that of the whole it is compared to', () => {
  fc.assert(
    fc.property(anyCells, anyHistory, (cells, history) => {
      for (const { code, at, values } of check({}, { cells, history })) {
        if (code === 'total_missing') expect(numberOf(cells.get(at.key))).toBe(null);
        else expect(numberOf(cells.get(at.key))).toBe(values.value);
        if (code === 'part_above_whole') expect(numberOf(cells.get(String(values.wholeCell)))).toBe(values.whole);
      }
    }),
  );
});

it('finds a part above its whole exactly when both are said and the part is larger', () => {
  const maybe = fc.option(fc.nat(20), { nil: undefined });
  fc.assert(
    fc.property(maybe, maybe, (part, whole) => {
      const cells = { ...(part === undefined ? {} : { NT02T: part }), ...(whole === undefined ? {} : { NT01: whole }) };
      const larger = part !== undefined && whole !== undefined && part > whole;
      expect(found(check(cells))).toEqual(larger ? [['part_above_whole', keyOf('NT02T')]] : []);
    }),
  );
});

it('never holds it against a sum that decimals add up with a tail: 0,1 + 0,2 is 0,3', () => {
  const tenths = elements.map((element) => (element.code === 'NT03' ? { ...element, decimals: 1 } : element));
  expect(check({ NT03: 0.3, 'NT03/FACEBOOK': 0.1, 'NT03/ZALO': 0.2 }, { elements: tenths })).toEqual([]);
});
