import { setupI18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';
import type { SentenceId } from './sentence-ids.ts';

export type Language = 'vi' | 'en';

const STORE = 'lang';
const YEAR = 365 * 24 * 3600;
const i18n = setupI18n({ missing: (_language, id) => id });

/** Fetches one language only; the other stays on the server until somebody asks for it. */
async function fetchSentences(language: Language) {
  const { sentences } = language === 'en' ? await import('sentences:en') : await import('sentences:vi');
  return sentences;
}

/** For a browser that keeps nothing: what was chosen since the page was opened. */
let chosenHere: Language | null = null;

/** What was chosen on this machine, null where nobody has chosen yet. */
function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORE);
    return stored === 'en' || stored === 'vi' ? stored : chosenHere;
  } catch {
    return chosenHere;
  }
}

async function show(chosen: Language): Promise<void> {
  const messages = await fetchSentences(chosen);
  i18n.loadAndActivate({ locale: chosen, messages });
  document.documentElement.lang = chosen;
}

/** Shows the language chosen last on this machine, Vietnamese at first. */
export function startLanguage(): Promise<void> {
  return show(storedLanguage() ?? 'vi');
}

/** Changes the language of the page and remembers it here (localStorage) and for the server (cookie `lang`). */
export async function chooseLanguage(chosen: Language): Promise<void> {
  chosenHere = chosen;
  try {
    localStorage.setItem(STORE, chosen);
  } catch {
    // A browser that keeps nothing still speaks the language until the page is closed.
  }
  // biome-ignore lint/suspicious/noDocumentCookie: old browsers have no cookieStore
  document.cookie = `${STORE}=${chosen}; path=/; max-age=${YEAR}; samesite=lax`;
  await show(chosen);
}

/** Shows the language that somebody chose on another machine, where none has been chosen on this one. */
export async function followAccount(preferred: Language): Promise<void> {
  if (storedLanguage() === null && preferred !== language()) await chooseLanguage(preferred);
}

/** The language on screen now. */
export function language(): Language {
  return i18n.locale === 'en' ? 'en' : 'vi';
}

/** The same, for a component that must follow a change. */
export function useLanguage(): Language {
  return useSyncExternalStore((changed) => i18n.on('change', changed), language);
}

/**
 * The sentence of an id in the language on screen.
 *
 * @param values fill the placeholders; numbers for `plural`, text already formatted otherwise
 */
export function t(id: SentenceId, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}
