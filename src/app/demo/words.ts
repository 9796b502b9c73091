import { readFileSync } from 'node:fs';
import type { ReportCell, ReportContent } from '../../features/reporting/domain/report.ts';
import { nfc } from '../../kernel/text.ts';
import type { Codes } from './catalogue.ts';
import type { Random } from './random.ts';
import type { DemoUnit } from './units.ts';

interface Recommendation {
  body: string;
  addressee: string;
}

interface WordList {
  direction: string[];
  results: string[];
  shortcomings: string[];
  shortcomingsOwn: string[];
  plans: string[];
  recommendations: Recommendation[];
  branchDirection: string[];
  branchResults: string[];
  branchShortcomings: string[];
  branchPlans: string[];
  branchRecommendations: Recommendation[];
  jumpAbove: string[];
  jumpBelow: string[];
  returns: string[];
  returnsSection: string[];
  corrections: string[];
  evidence: Record<string, string[]>;
}

/** The sentences of the demonstration, all of them made up. */
export const WORDS: WordList = JSON.parse(
  nfc(readFileSync(new URL('../../../reference/demo/words.json', import.meta.url), 'utf8')),
);

/** The word of explanation for a jump. */
export const explainJump = (random: Random, jump: 'above' | 'below'): string =>
  random.pick(jump === 'above' ? WORDS.jumpAbove : WORDS.jumpBelow);

type Blanks = Record<string, string | number>;

const fill = (sentence: string, blanks: Blanks) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
/** A sentence that would say "0 cuộc họp" is left out. */
const says = (sentence: string, blanks: Blanks) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name]) => blanks[name as string] !== 0);
const startUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Some different sentences of a list, in its order, as one paragraph each. */
function some(random: Random, list: string[], count: number, blanks: Blanks): string {
  const fit = list.filter((sentence) => says(sentence, blanks));
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, fit.length)) chosen.add(random.pick(fit));
  return fit
    .filter((sentence) => chosen.has(sentence))
    .map((sentence) => startUpper(fill(sentence, blanks)))
    .join('\n');
}

function blanksOf(unit: DemoUnit, cells: ReportCell[], codes: Codes): Blanks {
  const value = (code: string) => cells.find((cell) => cell.key === codes.key(code))?.value ?? 0;
  return {
    unit: unit.inText,
    documents: value('QL01'),
    meetings: value('QL03'),
    inspections: value('QL04'),
    items: value('TT01'),
  };
}

export type ReportWords = Pick<ReportContent, 'sections' | 'recommendations'>;

const asked = (random: Random, list: Recommendation[], count: number, province: string) =>
  [...new Set(Array.from({ length: count }, () => random.pick(list)))].map(({ body, addressee }) => ({
    id: random.uuid(),
    body,
    addressee: fill(addressee, { province }),
  }));

/** The words of a commune's report; its shortcomings are often those of its neighbours, in the same words. */
export function communeWords(
  unit: DemoUnit,
  province: string,
  cells: ReportCell[],
  codes: Codes,
  random: Random,
): ReportWords {
  const blanks = blanksOf(unit, cells, codes);
  const own = random.chance(0.15) ? `\n${fill(random.pick(WORDS.shortcomingsOwn), blanks)}` : '';
  return {
    sections: [
      { key: 'I', body: some(random, WORDS.direction, random.whole(1, 3), blanks) },
      ...(random.chance(0.9) ? [{ key: 'II', body: some(random, WORDS.results, random.whole(1, 3), blanks) }] : []),
      { key: 'III', body: startUpper(random.pick(WORDS.shortcomings) + own) },
      { key: 'IV', body: some(random, WORDS.plans, random.whole(1, 3), blanks) },
    ],
    recommendations: asked(random, WORDS.recommendations, random.chance(0.3) ? random.whole(1, 2) : 0, province),
  };
}

/** The words of a consolidated report. */
export function branchWords(unit: DemoUnit, cells: ReportCell[], codes: Codes, random: Random): ReportWords {
  const blanks = blanksOf(unit, cells, codes);
  const all = (list: string[]) => some(random, list, list.length, blanks);
  return {
    sections: [
      { key: 'I', body: all(WORDS.branchDirection) },
      { key: 'II', body: all(WORDS.branchResults) },
      { key: 'III', body: some(random, WORDS.branchShortcomings, 2, blanks) },
      { key: 'IV', body: all(WORDS.branchPlans) },
    ],
    recommendations: asked(random, WORDS.branchRecommendations, 3, unit.inText),
  };
}
