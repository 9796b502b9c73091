function show(element: HTMLElement | null): void {
  if (!element) return;
  // A long way is not scrolled through: it would only be waited for.
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

/** Puts the focus into the cell of a line, or into the words of a section. */
export function jumpTo(at: { kind: 'cell' | 'section'; key: string }): void {
  const key = CSS.escape(at.key);
  show(
    at.kind === 'cell'
      ? document.querySelector<HTMLElement>(`tr[data-row="${key}"] [data-cell$=":current"]`)
      : document.querySelector<HTMLElement>(`[data-section="${key}"]`),
  );
}

/** Puts the focus where the address asks for it: `?o=cell:12:0`, `?o=section:III`. */
export function jumpToAsked(search: string): void {
  const item = new URLSearchParams(search).get('o') ?? '';
  const [, kind, key] = /^(cell|section):(.+)$/.exec(item) ?? [];
  if (kind && key) jumpTo({ kind: kind as 'cell' | 'section', key: key });
}
