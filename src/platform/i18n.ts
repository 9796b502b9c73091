import { readdirSync, readFileSync } from 'node:fs';
import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Language } from '../kernel/quantity.ts';

const LOCALES = new URL('../../locales/', import.meta.url);

/** All sentences of one language as `file.key` → ICU message. */
export function readSentences(language: Language): Record<string, string> {
  const folder = new URL(`${language}/`, LOCALES);
  const sentences: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const slice = file.replace(/\.json$/, '');
    const words: Record<string, string> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const [key, text] of Object.entries(words)) sentences[`${slice}.${key}`] = text;
  }
  return sentences;
}

const books = new Map<Language, I18n>();

function bookOf(language: Language): I18n {
  const known = books.get(language);
  if (known) return known;
  const book = setupI18n({ locale: language, messages: { [language]: readSentences(language) } });
  book.setMessagesCompiler(compileMessage);
  books.set(language, book);
  return book;
}

/** A sentence in the reader's language. An unknown id comes back as itself, which the locale check forbids. */
export function sentence(language: Language, id: string, values: Record<string, unknown> = {}): string {
  return bookOf(language)._(id, values);
}
