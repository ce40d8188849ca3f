import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { printFigure } from './setup/figure.ts';
import { test } from './setup/page-test.ts';

/** Generous for a busy machine; what is aimed at is 300 ms. */
const MOST_MS_TO_CANCEL = 2000;

/** Starts a run, presses Cancel as soon as a stage runs, and gives the milliseconds until the frame says so. */
async function cancelDuring(page: Page, stage: string): Promise<number> {
  await runButton(page).waitFor();
  const latency = page.evaluate(
    (title) =>
      new Promise<number>((resolve, reject) => {
        const cancel = [...document.querySelectorAll('button')].find(
          (button) => button.textContent.trim() === 'Cancel',
        );
        if (!cancel) throw new Error('the page has no button “Cancel”');
        let pressed: number | undefined;
        new MutationObserver((_, observer) => {
          const words = [...document.querySelectorAll('[role="status"]')].map((each) => each.textContent);
          if (pressed === undefined && words.includes(`Running: ${title}`)) {
            pressed = performance.now();
            cancel.click();
          } else if (pressed !== undefined && words.some((each) => each.startsWith('Cancelled'))) {
            observer.disconnect();
            resolve(performance.now() - pressed);
          } else if (words.some((each) => each.startsWith('Done'))) {
            observer.disconnect();
            reject(new Error(`the run ended and was not cancelled during “${title}”`));
          }
        }).observe(document.body, { childList: true, characterData: true, subtree: true });
      }),
    stage,
  );
  await runButton(page).click();
  return await latency;
}

test('cancel takes effect soon in every long stage of the preset Production, and the stages before it are kept', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + linkTo({}, { preset: 'production' }));
  for (const stage of ['Acquire data', 'Customer profiles', 'Clustering', 'Structure']) {
    const ms = await cancelDuring(page, stage);
    printFigure(`cancel during “${stage}”: ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(MOST_MS_TO_CANCEL);
  }
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  const ends = async () => (await stages.allInnerTexts()).map((text) => text.split('\n').at(-1));
  await expect
    .poll(async () => (await ends()).slice(0, 7))
    .toEqual([
      'cached',
      'cached',
      'cached',
      expect.stringMatching(/^(?:done|cached)$/) as unknown,
      'cached',
      'done',
      'cancelled',
    ]);
  await page
    .getByRole('form', { name: 'Configuration' })
    .getByRole('combobox', { name: 'Preset' })
    .selectOption('testing');
  await runButton(page).click();
  await runIsDone(page);
});
