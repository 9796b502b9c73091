import type { WordsView } from './consolidation-queries.ts';
import type { ReportView } from './report-query.ts';

type Group = WordsView['groups'][number];
type Recommendation = ReportView['recommendations'][number];

/** Names that stand in a bracket before the rest is only counted: beyond this a sentence cannot be read. */
const NAMED = 10;

/** Who said it, as it stands in the report, which is in Vietnamese: "Xã Mai Châu; Xã Bao La; và 3 đơn vị khác". */
export function sourceNames(names: string[]): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`và ${more} đơn vị khác`] : [])].join('; ');
}

/** The words of a group with who said them in brackets, before the closing mark. */
function withSources({ body, sources }: Group): string {
  const words = body.trim().replace(/[.;,]+$/, '');
  return `${words} (${sourceNames(sources.map(({ name }) => name))})`;
}

/** Puts chosen words of the units below at the end of the unit's own text, each in a paragraph of its own. Nothing typed is lost. */
export function insertWords(text: string, groups: Group[]): string {
  const added = groups.map((group) => `- ${withSources(group)}.`);
  return [...(text.trim() === '' ? [] : [text.trimEnd()]), ...added].join('\n');
}

/**
 * Puts chosen recommendations of the units below at the end of the unit's own list.
 *
 * @param upward whom a recommendation asks that names nobody itself
 * @param newId gives each new line its id
 */
export function insertRecommendations(
  list: Recommendation[],
  groups: Group[],
  upward: string,
  newId: () => string,
): Recommendation[] {
  return [
    ...list,
    ...groups.map((group) => ({ id: newId(), body: withSources(group), addressee: group.addressee ?? upward })),
  ];
}
