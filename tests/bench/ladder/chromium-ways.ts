import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';
import { encodePermalink } from '../../../src/state/permalink.ts';
import { openSite } from '../../browser/setup/built-site.ts';
import { type RunTimes, timesOf } from '../run-times.ts';
import { workersText } from './node-ways.ts';
import type { Way } from './way.ts';

const MOST_MS = 60_000;
const MOST_MS_OF_A_RUN = 15 * 60_000;

export interface Chromium {
  readonly version: string;
  readonly ways: readonly Way[];
  close(): Promise<void>;
}

/**
 * The built page, served with its headers, once for each number of pool workers. A page takes as many as the hardware has
 * threads, less one, so each is told a number of threads of its own. Runs are started from the Performance page, which
 * draws little, and their times are those of the page's own result.json.
 */
export async function startChromium(workers: readonly number[]): Promise<Chromium> {
  const site = await openSite();
  const ways: Way[] = [];
  for (const count of workers) {
    const page = await site.browser.newPage();
    page.setDefaultTimeout(MOST_MS);
    await page.addInitScript(
      (threads) => Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads }),
      count + 1,
    );
    await page.goto(`${site.siteUrl}#page=performance`);
    await page.getByText(`Pool workers${count}`).waitFor();
    ways.push({
      name: `Chromium, ${workersText(count)}`,
      run: (config) => runInPage(page, config),
      close: () => page.close(),
    });
  }
  return {
    version: site.browser.version(),
    ways,
    close: () => site.close(),
  };
}

async function runInPage(page: Page, config: SegmentationConfig): Promise<RunTimes> {
  const address = new URL(page.url());
  address.hash = encodePermalink({ preset: 'production', config }, 'performance');
  await page.goto(address.href);
  await page.getByText(/^Kept\d/).waitFor();
  const clear = page.getByRole('button', { name: 'Clear the cache' });
  if (await clear.isEnabled()) await clear.click();
  await page.getByText(/^Kept0/).waitFor();
  const begun = performance.now();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  const ended = page.getByRole('status').filter({ hasText: /^(?:Done in|Failed|Cancelled)/ });
  await ended.first().waitFor({ timeout: MOST_MS_OF_A_RUN });
  const ms = performance.now() - begun;
  const words = await ended.first().innerText();
  if (!words.startsWith('Done')) throw new Error(`The run in the page did not end well: ${words}`);
  return timesOf(await resultOf(page, config), ms);
}

async function resultOf(page: Page, config: SegmentationConfig): Promise<ResultDocument> {
  const pages = page.getByRole('navigation', { name: 'Main' });
  await pages.getByRole('link', { name: 'Report', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'result.json', exact: true }).click();
  const document = JSON.parse(await text(await (await download).createReadStream())) as ResultDocument;
  if (document.config.synthetic.customers !== config.synthetic.customers) {
    throw new Error('The page gave the result of another run.');
  }
  return document;
}
