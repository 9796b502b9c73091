import { launchChromium, signedInContext } from './chromium.ts';
import { nextChangeOf } from './page-scripts.ts';
import type { Visitor } from './visitor.ts';

/** Something that looks at one unit's programme all the time, as an open page does. */
export interface OpenPage {
  /** Turns to the programme of a unit, and waits until its figures are there. */
  lookAt(orgUnitId: number): Promise<void>;
  /**
   * Watches the figures from now on.
   *
   * @returns the instant, in milliseconds, at which any of them read differently; null after ten seconds of nothing
   */
  nextChange(): Promise<number | null>;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** This machine's clock, finer than `Date.now`. */
export const instant = (): number => performance.timeOrigin + performance.now();

/** The cards of the key figures: each leads to its source. */
const CARDS = 'main section:has(a[href^="/truy-vet/"])';

/** A real page in a real browser; a change counts when it stands in the document. */
export async function openInBrowser(url: string, { cookie }: Visitor): Promise<OpenPage> {
  const browser = await launchChromium();
  const page = await (await signedInContext(browser, url, cookie)).newPage();
  return {
    async lookAt(orgUnitId) {
      await page.goto(`/chuong-trinh?dv=${orgUnitId}`);
      await page.waitForSelector(CARDS);
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {});
    },
    nextChange: () => page.evaluate<number | null>(nextChangeOf(CARDS, PATIENCE_MS)),
    close: () => browser.close(),
  };
}

/** The same without a browser: listens as the page does, and asks again when totals were told of. */
export async function openWithoutBrowser(url: string, visitor: Visitor): Promise<OpenPage> {
  const closing = new AbortController();
  const answer = await fetch(`${url}/api/live`, { headers: { cookie: visitor.cookie }, signal: closing.signal });
  let unit = 0;
  let seen = '';
  let heard: () => void = () => {};
  const figures = async () => JSON.stringify((await visitor.must(`GET /overview?orgUnitId=${unit}`)).figures);
  const listening = (async () => {
    for await (const chunk of answer.body as ReadableStream<Uint8Array>)
      if (Buffer.from(chunk).includes('"type":"totals"')) heard();
  })().catch(() => {});
  return {
    async lookAt(orgUnitId) {
      unit = orgUnitId;
      seen = await figures();
    },
    nextChange: () =>
      new Promise((resolve) => {
        const giveUp = setTimeout(() => resolve(null), PATIENCE_MS);
        heard = async () => {
          const now = await figures();
          if (now === seen) return;
          seen = now;
          clearTimeout(giveUp);
          resolve(instant());
        };
      }),
    close: async () => {
      closing.abort();
      await listening;
    },
  };
}
