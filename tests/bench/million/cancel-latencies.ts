import type { Page } from 'playwright-core';
import { msText } from '../text-table.ts';
import { runButton } from './open-page.ts';

const STAGES = ['Acquire data', 'Customer profiles', 'Clustering'];
const MOST_MS_OF_A_RUN = 60 * 60_000;

/** Presses Cancel a while after each of some stages began, and waits until the page says so. */
export async function cancelLatencies(page: Page): Promise<readonly number[]> {
  const latencies: number[] = [];
  for (const stage of STAGES) {
    await runButton(page).click();
    await page
      .getByRole('status')
      .filter({ hasText: `Running: ${stage}` })
      .first()
      .waitFor({ timeout: MOST_MS_OF_A_RUN });
    await page.waitForTimeout(1000);
    const ms = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begun = performance.now();
          new MutationObserver((_, observer) => {
            const words = [...document.querySelectorAll('[role="status"]')].map((each) => each.textContent);
            if (!words.some((each) => each.startsWith('Cancelled'))) return;
            observer.disconnect();
            resolve(performance.now() - begun);
          }).observe(document.body, { childList: true, characterData: true, subtree: true });
          const buttons = [...document.querySelectorAll('button')];
          buttons.find((button) => button.textContent.trim() === 'Cancel')?.click();
        }),
    );
    latencies.push(ms);
    console.log(`cancelled during “${stage}” in ${msText(ms)} ms`);
  }
  return latencies;
}
