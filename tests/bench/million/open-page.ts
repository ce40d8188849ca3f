import type { Page } from 'playwright-core';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { encodePermalink } from '../../../src/state/permalink.ts';
import type { PageName } from '../../../src/state/page.ts';
import { openSite } from '../../browser/setup/built-site.ts';
import { recordMainThread } from '../../browser/setup/main-thread.ts';

const MOST_MS = 60_000;
/** Workers start with the page, and measure the machine. */
const MS_TO_STAND_STILL = 4000;

/** The built page with a configuration, once it stands still, served with its headers; whatever goes wrong in it is printed. */
export async function openPage(
  config: SegmentationConfig,
  first: PageName,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const site = await openSite();
  const page = await site.browser.newPage();
  page.setDefaultTimeout(MOST_MS);
  page.on('console', (message) => console.log(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  page.on('crash', () => console.log('THE PAGE CRASHED'));
  await recordMainThread(page);
  const address = new URL(site.siteUrl);
  address.hash = encodePermalink({ preset: 'production', config }, first);
  await page.goto(address.href);
  await runButton(page).waitFor();
  await page.waitForTimeout(MS_TO_STAND_STILL);
  return { page, close: () => site.close() };
}

export function runButton(page: Page) {
  return page.getByRole('button', { name: 'Run', exact: true }).first();
}

/** Opens one of the pages in the navigation. */
export async function openPageNamed(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
}
