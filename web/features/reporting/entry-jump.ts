function show(element: HTMLElement): void {
  // A long way is not scrolled through: it would only be waited for.
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

interface Place {
  kind: 'cell' | 'section';
  key: string;
}

function elementAt({ kind, key }: Place): HTMLElement | null {
  const named = CSS.escape(key);
  return document.querySelector<HTMLElement>(
    kind === 'cell' ? `tr[data-row="${named}"] [data-cell$=":current"]` : `[data-section="${named}"]`,
  );
}

let elsewhere: ((at: Place) => void) | null = null;

/**
 * A page that shows a report in several views is told when a place is not on screen, and brings its view there.
 *
 * @returns stops telling
 */
export function whenElsewhere(bring: (at: Place) => void): () => void {
  elsewhere = bring;
  return () => {
    if (elsewhere === bring) elsewhere = null;
  };
}

/**
 * Puts the focus into the cell of a line, or into the words of a section.
 *
 * @param mayBring asks the page for the view that holds the place when it is not on screen
 */
export function jumpTo(at: Place, mayBring = true): void {
  const element = elementAt(at);
  if (element) show(element);
  else if (mayBring) elsewhere?.(at);
}

/** The same for an item: `cell:12:0`, `section:III`. */
export function jumpToItem(item: string): void {
  const [, kind, key] = /^(cell|section):(.+)$/.exec(item) ?? [];
  if (kind && key) jumpTo({ kind: kind as 'cell' | 'section', key });
}

/** Puts the focus where the address asks for it: `?o=cell:12:0`. */
export const jumpToAsked = (search: string): void => jumpToItem(new URLSearchParams(search).get('o') ?? '');
