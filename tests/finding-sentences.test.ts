import { expect, it } from 'vitest';
import { FINDING_CODES, type Finding, findingWords } from '../src/features/reporting/domain/finding.ts';
import type { CellInput } from '../src/features/reporting/domain/table-rows.ts';
import { checkReport } from '../src/features/reporting/domain/validation.ts';
import { readSentences, sentence } from '../src/platform/i18n.ts';
import { shippedElements, shippedTemplate } from './support/shipped-catalogue.ts';

const elements = shippedElements();
const template = shippedTemplate();
const keyOf = (code: string) => `${elements.find((element) => element.code === code)?.id}:0`;

const said = (value: number): CellInput => ({ state: 'value', value, members: null, explanation: '' });
/** A report with everything wrong at once, so that each code is found. */
function everyFinding(): Finding[] {
  const wrong = {
    PV01: -1,
    PV02: 1.5,
    DN09: 0.001,
    TT01: 4000,
    TT02: 5000,
    DN02: 9,
    DN02L: 5,
    SK03: 0,
    DN06: 2,
    NT04: 1,
  };
  const cells = new Map(Object.entries(wrong).map(([code, value]): [string, CellInput] => [keyOf(code), said(value)]));
  const option = (code: string) => {
    const element = elements.find((one) => one.code === code);
    return `${element?.id}:${element?.options[0]?.id}`;
  };
  cells.set(option('NT03'), said(3)).set(option('NT04'), said(2));
  const past = { history: new Map([keyOf('TT01'), keyOf('SK03')].map((key) => [key, [200, 210, 220]])) };
  const input = { template, elements, sections: new Map(), ...past, evidence: new Map(), when: 'submission' as const };
  const yearToDate = new Map([[keyOf('DN02'), 300]]);
  const consistent = new Map(cells).set(keyOf('DN02'), said(4));
  return [...checkReport({ ...input, cells, yearToDate }), ...checkReport({ ...input, cells: consistent, yearToDate })];
}

const findings = everyFinding();

it('has one sentence in each language for every finding there is, and none for another', () => {
  for (const language of ['vi', 'en'] as const) {
    const ids = Object.keys(readSentences(language)).filter((id) => id.startsWith('findings.'));
    expect(ids.sort()).toEqual(FINDING_CODES.map((code) => `findings.${code}`).sort());
  }
});

it.each(FINDING_CODES)('fills every placeholder of the sentence for %s, naming its place', (code) => {
  const finding = findings.find((one) => one.code === code) ?? expect.fail(`nothing finds ${code}`);
  for (const language of ['vi', 'en'] as const) {
    const words = findingWords(finding, template, elements, language);
    const asked = [...(readSentences(language)[`findings.${code}`] ?? '').matchAll(/\{(\w+)\}/g)].map(
      ([, name]) => name,
    );
    expect(asked).toContain(finding.at.kind);
    expect(asked.filter((name) => !words[name ?? '']?.trim())).toEqual([]);
    const told = sentence(language, `findings.${code}`, words);
    for (const name of asked) expect(told).toContain(words[name ?? '']);
  }
});

it('tells of a part above its whole with both lines and both numbers', () => {
  const finding = findings.find(({ code }) => code === 'part_above_whole') ?? expect.fail('nothing found');
  expect(sentence('vi', 'findings.part_above_whole', findingWords(finding, template, elements, 'vi'))).toBe(
    '1.2 Tin, bài bằng tiếng nước ngoài: 5.000 lớn hơn 4.000 ở dòng 1.1 Tin, bài thông tin đối ngoại đã đăng, phát, trong khi đây là một phần của dòng đó. Hãy kiểm tra và sửa một trong hai số.',
  );
});
