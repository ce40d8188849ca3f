import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/project-root.mjs';
import { type PageWatch, watchPage } from './page-watch.ts';

export interface OpenedPage {
  readonly page: Page;
  readonly watch: PageWatch;
  close(): Promise<void>;
}

/** Long, because a test machine may be busy; nothing waits longer than it must. */
const MOST_MS = 60_000;

/** A fresh, watched page on `about:blank` in a context of its own, 1280 × 800 and without a service worker unless told otherwise. */
export async function openPage(
  browser: Browser,
  siteUrl: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(MOST_MS);
  const page = await context.newPage();
  return { page, watch: watchPage(page, siteUrl), close: () => context.close() };
}

/** Keeps what a page looks like beside the test results, under the name of the test that failed. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(projectRoot, 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 80)}.png`);
  await page
    .screenshot({ path, fullPage: true })
    .catch((error: unknown) => console.error(`no screenshot: ${String(error)}`));
}
