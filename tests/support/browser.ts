import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url));

/** Nothing that calls out, asks, or needs a screen: a test speaks to our own server alone. */
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

export type OpenPage = {
  page: Page;
  /** What the page itself complained about: uncaught errors and lines on the console. */
  complaints: string[];
  /** Saves a picture of the whole page as test-results/<name>.png and answers its path. */
  picture(name: string): Promise<string>;
  close(): Promise<void>;
};

let browser: Promise<Browser> | null = null;

afterAll(async () => {
  const opened = browser;
  browser = null;
  await (await opened)?.close();
});

/**
 * Opens a page with a profile of its own, in the one browser of the test file, which closes with the file.
 *
 * @param wanted size in CSS pixels (a phone is 390 wide), language, and the address that relative links start from
 */
export async function openPage(
  wanted: { width?: number; height?: number; locale?: string; baseURL?: string } = {},
): Promise<OpenPage> {
  const { width = 1440, height = 900, locale = 'vi-VN', baseURL } = wanted;
  browser ??= launch();
  const context = await (await browser).newContext({ viewport: { width, height }, locale, baseURL });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return { page, complaints, picture: (name) => picture(page, name), close: () => context.close() };
}

/** The system's browser where there is one, else the one that comes with the packages. */
async function launch(): Promise<Browser> {
  const own = existsSync(SYSTEM_CHROMIUM);
  const executablePath = own ? SYSTEM_CHROMIUM : await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: own ? FLAGS : [...sparticuz.args, ...FLAGS] });
}

async function picture(page: Page, name: string): Promise<string> {
  await mkdir(PICTURES, { recursive: true });
  const path = `${PICTURES}${name}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}
