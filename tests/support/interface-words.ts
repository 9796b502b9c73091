import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Page } from 'playwright-core';
import { readSentences } from '../../tools/compiled-sentences.ts';

type Message = ReturnType<typeof compileMessageOrThrow>;
type Token = Message[number];

const locale = (language: string) =>
  readSentences(fileURLToPath(new URL(`../../locales/${language}`, import.meta.url)));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a piece of a sentence may look like on screen: a placeholder is anything, a choice any of its branches. */
function looks(token: Token): string {
  if (typeof token === 'string') return token === '#' ? '[\\d.,]+' : escaped(token);
  const [, , choices] = token;
  if (typeof choices !== 'object' || choices === null) return '.+?';
  const branches = Object.entries(choices).filter(([name]) => name !== 'offset');
  return `(?:${branches.map(([, branch]) => (branch as Message).map(looks).join('')).join('|')})`;
}

/** A Vietnamese sentence of the interface, by its id, and every text that it may become on screen. */
interface Sentence {
  id: string;
  becomes: RegExp;
}

/** The sentences that are only Vietnamese: they hold words of their own, and English says them otherwise. */
function vietnameseSentences(): Sentence[] {
  const english = locale('en');
  return [...locale('vi')]
    .filter(([id, text]) => english.get(id) !== text)
    .map(([id, text]) => ({ id, becomes: compileMessageOrThrow(text).map(looks).join('') }))
    .filter(({ becomes }) => /\p{L}{2}/u.test(becomes.replaceAll('\\d', '')))
    .map(({ id, becomes }) => ({ id, becomes: new RegExp(`^\\s*${becomes}\\s*$`, 'su') }));
}

const SENTENCES = vietnameseSentences();

const COLLECT = `(() => {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!parentElement.closest('script, style, [lang]:not(html), textarea')) texts.push(textContent);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll('[' + name + ']')) texts.push(element.getAttribute(name));
  return [...new Set(texts.map((text) => text.trim()))].filter(Boolean);
})()`;

/** What the server has told a page: what people wrote, and what is said in one language or the other. */
export interface Told {
  written: Set<string>;
  /** Vietnamese halves of what English says otherwise. */
  vietnamese: Set<string>;
}

function sort(value: unknown, told: Told): void {
  if (typeof value === 'string') for (const line of value.split('\n')) told.written.add(line.trim());
  else if (Array.isArray(value)) for (const one of value) sort(one, told);
  else if (value && typeof value === 'object') {
    const { vi, en, ...rest } = value as Record<string, unknown>;
    if (typeof vi === 'string' && typeof en === 'string') {
      if (vi !== en) told.vietnamese.add(vi);
    } else sort(Object.values(rest), told);
  }
}

/** Listens to what the server answers a page from now on. Its refusals are the interface's own words, and not among it. */
export function listenToAnswers(page: Page): () => Promise<Told> {
  const answers: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const isData = response.ok() && response.headers()['content-type']?.includes('application/json');
    // An answer whose page has left meanwhile cannot be read any more, and says nothing on screen.
    if (isData) answers.push(response.json().catch(() => null));
  });
  return async () => {
    const told: Told = { written: new Set(), vietnamese: new Set() };
    sort(await Promise.all(answers), told);
    return told;
  };
}

const VIETNAMESE_NUMBER = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const VIETNAMESE_DAY = /\b\d{1,2}\/\d{1,2}\/\d{4}\b/;

/** What a page in English still says in Vietnamese, seen or spoken, without what people wrote; with the sentence it is. */
export async function leftInVietnamese(page: Page, { written, vietnamese }: Told): Promise<string[]> {
  const texts: string[] = await page.evaluate(COLLECT);
  return texts.flatMap((text) => {
    if (vietnamese.has(text)) return [text];
    if (text.split('\n').every((line) => written.has(line.trim()))) return [];
    if (VIETNAMESE_NUMBER.test(text) || VIETNAMESE_DAY.test(text)) return [text];
    const found = SENTENCES.find(({ becomes }) => becomes.test(text));
    return found ? [`${found.id}: ${text}`] : [];
  });
}
