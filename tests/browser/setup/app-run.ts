import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { presetConfig, type PresetName } from '../../../src/pipelines/segmentation/presets.ts';
import type { PageName } from '../../../src/state/page.ts';
import { encodePermalink } from '../../../src/state/permalink.ts';

const MOST_MS_OF_A_RUN = 90_000;
const MOST_MS_TO_SHOW = 30_000;

/** The fragment that opens the app as it is, without the run that an empty one begins with. */
export const IDLE = '#page=segments';

/** The fragment that opens the app with these changes of a preset. */
export function linkTo(
  changes: PartialConfig<SegmentationConfig>,
  { preset = 'testing', page = 'segments' }: { readonly preset?: PresetName; readonly page?: PageName } = {},
): string {
  return encodePermalink({ preset, config: mergeConfig(presetConfig(preset), changes) }, page);
}

/** The button Run of the frame; a page without results may have one more. */
export function runButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Run', exact: true }).first();
}

/** Waits until the frame names this stage as the running one; looks at every frame, for a stage may be short. */
export async function stageRuns(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (words) => [...document.querySelectorAll('[role="status"]')].some((each) => each.textContent === words),
    `Running: ${title}`,
  );
}

/** Waits for the end of the run and gives the words of the frame about it. */
export async function runIsDone(page: Page, timeout: number = MOST_MS_OF_A_RUN): Promise<string> {
  const done = status(page, /^(?:Done in|Failed)/);
  await done.waitFor({ timeout });
  const words = await done.innerText();
  if (!words.startsWith('Done')) throw new Error(`The run did not end well: ${words}`);
  return words;
}

/** Goes to a page by its link. */
export async function goTo(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: title, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** Shows a view of the Segments page, once there are segments. */
export async function openTab(page: Page, title: string): Promise<void> {
  const tab = page.getByRole('tab', { name: title, exact: true });
  await tab.waitFor();
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

/** The number and name of each segment, as its card in the overview has them. */
export async function segmentNames(page: Page): Promise<string[]> {
  await openTab(page, 'Overview');
  const cards = page.getByRole('list', { name: 'Segments', exact: true });
  await cards.first().waitFor();
  const names = await cards.getByRole('heading').allInnerTexts();
  return names.map((name) => name.replaceAll(/\s+/g, ' '));
}

/** Shows the segmentation into `k` segments by the control over the curves, and waits for its cards. */
export async function chooseK(page: Page, k: number): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${k} segments`) }).check();
  await kIsShown(page, k);
}

/** Waits for the cards of the segmentation into `k` segments. */
export async function kIsShown(page: Page, k: number): Promise<void> {
  await expect.poll(() => segmentNames(page), { timeout: MOST_MS_TO_SHOW }).toHaveLength(k);
}

/** How many customers the table shows, as its heading has it: "500", or "12 of 500". */
export async function customerCount(page: Page): Promise<string> {
  await openTab(page, 'Customers');
  const table = page.getByRole('region', { name: 'Customers', exact: true });
  return await table
    .getByText(/^[\d,]+(?: of [\d,]+)?$/)
    .first()
    .innerText();
}

function status(page: Page, words: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: words }).first();
}
