import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Nothing that calls out, asks, or needs a screen. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's browser where there is one, else the one that comes with the packages. */
export async function launchChromium(): Promise<Browser> {
  const own = existsSync(SYSTEM_CHROMIUM);
  const executablePath = own ? SYSTEM_CHROMIUM : await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: own ? FLAGS : [...sparticuz.args, ...FLAGS] });
}

/** A profile of its own, with an empty cache, in which somebody is signed in already. */
export async function signedInContext(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN', baseURL: url });
  const cookies = cookie.split('; ').map((line) => {
    const [name = '', ...value] = line.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
  return context;
}
