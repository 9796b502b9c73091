import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Bench } from '../bench.ts';
import { COMMUNE } from '../stage/accounts.ts';
import { launchChromium, signedInContext } from '../stage/chromium.ts';
import { noteWhenUseful, USEFUL_AT } from '../stage/page-scripts.ts';
import { percentile, rounded } from '../stage/percentile.ts';
import { withServedDemo } from '../stage/served-demo.ts';
import { signIn } from '../stage/visitor.ts';

/** The first screen that is of use: what waits for me, with the link to the report to fill in. */
const FIRST_SCREEN = '/viec';
const USEFUL = 'main li a[href^="/bao-cao/"]';
const SLOW_TURNS = 3;
const PATIENCE_MS = 120_000;

/** A weak line and an old machine: 400 kbit/s each way, 150 ms to the server, a quarter of the processor. */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOW_PROCESSOR = { rate: 4 };

/** A kilobyte is 1000 bytes here. */
const kb = (bytes: number): number => rounded(bytes / 1000);

interface Wire {
  requests: number;
  scriptUrls: string[];
  scriptBytes: number;
  allBytes: number;
}

/** Counts what comes over the wire, as the browser itself sees it: headers and compressed bodies. */
async function watchWire(session: CDPSession): Promise<Wire> {
  const wire: Wire = { requests: 0, scriptUrls: [], scriptBytes: 0, allBytes: 0 };
  const scripts = new Map<string, string>();
  session.on('Network.requestWillBeSent', () => {
    wire.requests += 1;
  });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || /\.m?js(\?|$)/.test(response.url)) scripts.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    wire.allBytes += encodedDataLength;
    const url = scripts.get(requestId);
    if (!url) return;
    wire.scriptBytes += encodedDataLength;
    wire.scriptUrls.push(url);
  });
  await session.send('Network.enable');
  return wire;
}

/** Milliseconds from the start of the load to the useful screen. */
async function usefulAt(page: Page): Promise<number> {
  await page.waitForSelector(USEFUL, { state: 'attached', timeout: PATIENCE_MS });
  return page.evaluate<number>(USEFUL_AT);
}

async function openFresh(browser: Browser, url: string, cookie: string) {
  const context = await signedInContext(browser, url, cookie);
  const page = await context.newPage();
  await page.addInitScript({ content: noteWhenUseful(USEFUL) });
  return { page, session: await context.newCDPSession(page), close: () => context.close() };
}

/** How large the scripts are when each is packed with gzip, whatever the server chose to send. */
async function gzipSize(urls: string[]): Promise<number> {
  const sizes = await Promise.all(
    urls.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function countBytes(browser: Browser, url: string, cookie: string) {
  const { page, session, close } = await openFresh(browser, url, cookie);
  const wire = await watchWire(session);
  await page.goto(FIRST_SCREEN);
  const useful = await usefulAt(page);
  const atUseful = { ...wire, scriptUrls: [...wire.scriptUrls] };
  // What the page goes on to fetch by itself belongs to its first load too.
  await page.waitForTimeout(1_500);
  await close();
  return { useful, atUseful, wire };
}

async function timeSlow(browser: Browser, url: string, cookie: string): Promise<{ cold: number; warm: number }> {
  const { page, session, close } = await openFresh(browser, url, cookie);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_LINE);
  await session.send('Emulation.setCPUThrottlingRate', SLOW_PROCESSOR);
  await page.goto(FIRST_SCREEN, { timeout: PATIENCE_MS });
  const cold = await usefulAt(page);
  await page.reload({ timeout: PATIENCE_MS });
  const warm = await usefulAt(page);
  await close();
  return { cold, warm };
}

async function measure(url: string) {
  const { cookie } = await signIn(url, COMMUNE);
  const browser = await launchChromium();
  try {
    const { useful, atUseful, wire } = await countBytes(browser, url, cookie);
    const slow: Awaited<ReturnType<typeof timeSlow>>[] = [];
    for (let turn = 0; turn < SLOW_TURNS; turn++) slow.push(await timeSlow(browser, url, cookie));
    const middle = (name: 'cold' | 'warm') =>
      Math.round(
        percentile(
          slow.map((one) => one[name]),
          0.5,
        ),
      );
    return {
      first_load_gzip_kb: kb(await gzipSize(wire.scriptUrls)),
      first_load_wire_kb: kb(wire.scriptBytes),
      until_useful_gzip_kb: kb(await gzipSize(atUseful.scriptUrls)),
      scripts: wire.scriptUrls.length,
      requests: wire.requests,
      everything_wire_kb: kb(wire.allBytes),
      first_useful_screen_ms: Math.round(useful),
      first_useful_screen_slow_ms: middle('cold'),
      reload_slow_ms: middle('warm'),
    };
  } finally {
    await browser.close();
  }
}

/** What a commune's officer waits for in the morning. */
export const webBytes: Bench = {
  about: 'JavaScript at the first load of "Việc của tôi", and the time to it at 400 kbit/s with a slowed processor.',
  async run(engine) {
    const small = { provinces: ['25'], quarters: 2 };
    return withServedDemo(
      engine,
      small,
      async () => {},
      async ({ server }) => ({ figures: await measure(server.url), ratios: {} }),
    );
  },
};
