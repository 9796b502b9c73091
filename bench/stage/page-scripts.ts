// What runs inside the browser's page, as text: it knows another world than the rest of the code.

/** Notes the moment at which the first of the selected things stands in the document and a frame can show it. */
export const noteWhenUseful = (selector: string): string => `
  window.usefulAt = new Promise((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector(${JSON.stringify(selector)})) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now()));
    }).observe(document, { subtree: true, childList: true });
  });`;

/** Milliseconds from the start of the page's load to the moment noted. */
export const USEFUL_AT = 'window.usefulAt';

/** Waits until the selected things read differently: the instant of that, or null when patience ends. */
export const nextChangeOf = (selector: string, patienceMs: number): string => `
  new Promise((resolve) => {
    const read = () => [...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('|');
    const before = read();
    const settle = (at) => { observer.disconnect(); clearTimeout(giveUp); resolve(at); };
    const observer = new MutationObserver(() => {
      if (read() !== before) settle(performance.timeOrigin + performance.now());
    });
    const giveUp = setTimeout(() => settle(null), ${patienceMs});
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  })`;
