import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type * as BrowserScript from '../../../scripts/browser.mjs';
import type * as BrowserTrialScript from '../../../scripts/browser-trial.mjs';
import type * as BuildScript from '../../../scripts/build.mjs';
import type * as StaticServerScript from '../../../scripts/static-server.mjs';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { encodePermalink } from '../../../src/state/permalink.ts';
import type { PageName } from '../../../src/state/page.ts';
import { recordMainThread } from '../../browser/setup/main-thread.ts';
import { script } from '../ladder/chromium-ways.ts';

const MOST_MS = 60_000;

/** The built page with a configuration, served with its headers; whatever goes wrong in it is printed. */
export async function openPage(
  config: SegmentationConfig,
  first: PageName,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { ensureBuilt } = await script<typeof BuildScript>('build.mjs');
  const { findBrowser } = await script<typeof BrowserScript>('browser.mjs');
  const { launchBrowser } = await script<typeof BrowserTrialScript>('browser-trial.mjs');
  const { serveFolder } = await script<typeof StaticServerScript>('static-server.mjs');
  await ensureBuilt(['site']);
  const site = await serveFolder({ folder: join(process.cwd(), 'dist'), host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser(await findBrowser());
  const page = await browser.newPage();
  page.setDefaultTimeout(MOST_MS);
  page.on('console', (message) => console.log(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  page.on('crash', () => console.log('THE PAGE CRASHED'));
  await recordMainThread(page);
  const address = new URL(site.url);
  address.hash = encodePermalink({ preset: 'production', config }, first);
  await page.goto(address.href);
  await runButton(page).waitFor();
  return {
    page,
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

export function runButton(page: Page) {
  return page.getByRole('button', { name: 'Run', exact: true }).first();
}

/** Opens one of the pages in the navigation. */
export async function openPageNamed(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
}
