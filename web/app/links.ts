interface History {
  push: (href: string) => void;
}

/** The address inside the app that a click asks for, or null when the browser must follow it itself. */
function insideAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return null;
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return url.hash && samePage ? null : url.pathname + url.search + url.hash;
}

/** Lets every plain `<a href>` of the app change the page without loading it anew; web/ui needs no router. */
export function followLinks(history: History): void {
  document.addEventListener('click', (event) => {
    const address = insideAddress(event);
    if (address === null) return;
    event.preventDefault();
    history.push(address);
  });
}
