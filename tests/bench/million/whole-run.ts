import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';
import { openPageNamed, runButton } from './open-page.ts';

const MOST_MS_OF_A_RUN = 60 * 60_000;
const MS_BETWEEN_NOTES = 15_000;

/** Runs what is configured in a page that has not run before, and says now and then how far it is; milliseconds by the clock. */
export async function wholeRun(page: Page, note: (words: string) => void): Promise<number> {
  const begun = performance.now();
  await runButton(page).click();
  const told = setInterval(
    () =>
      void page
        .locator('[role="status"]')
        .first()
        .innerText()
        .then(
          (words) => note(`${Math.round((performance.now() - begun) / 1000)} s: ${words}`),
          () => {},
        ),
    MS_BETWEEN_NOTES,
  );
  // By its attribute: to look for a role, every element of the page is asked again and again, on the thread that is measured.
  const ended = page.locator('[role="status"]', { hasText: /^(?:Done in|Failed|Cancelled)/ });
  await ended.first().waitFor({ timeout: MOST_MS_OF_A_RUN });
  clearInterval(told);
  const ms = performance.now() - begun;
  const words = await ended.first().innerText();
  if (!words.startsWith('Done')) {
    const why = await page.getByRole('alert').allInnerTexts();
    throw new Error(`The run did not end well: ${[words, ...why].join('\n')}`);
  }
  return ms;
}

/** The page's own result.json; leaves the page on Report. */
export async function resultOf(page: Page): Promise<ResultDocument> {
  await openPageNamed(page, 'Report');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'result.json', exact: true }).click();
  return JSON.parse(await text(await (await download).createReadStream())) as ResultDocument;
}
