import { matchesSearch } from '../../../src/kernel/text.ts';
import type { Output } from '../../api.ts';

export type Element = Output<'GET /data-elements'>['elements'][number];

/** The results chain, from what is put in to what changes at the end. */
export const LEVELS = ['input', 'activity', 'output', 'outtake', 'outcome', 'impact'] as const;

/**
 * The elements somebody looks for, by code, by name in either language, or by a word of the definition.
 *
 * @param of `query` empty finds all; `level` empty is every level of the results chain
 */
export function filterElements(elements: Element[], of: { query: string; level: string }): Element[] {
  return elements.filter(({ code, name, definition, level }) => {
    if (of.level && level !== of.level) return false;
    const words = [code, name.vi, name.en, definition.vi, definition.en];
    return of.query.trim() === '' || words.some((text) => matchesSearch(text, of.query));
  });
}
