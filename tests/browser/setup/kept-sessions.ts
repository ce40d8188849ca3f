import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What is kept of open pages: how many sessions and files, and whether the notes are among it. */
export async function keptSessions(
  page: Page,
): Promise<{ readonly sessions: number; readonly files: number; readonly text: string }> {
  return await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('strata-sessions');
        opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
        opening.addEventListener('error', (event) => {
          event.preventDefault();
          resolve({ sessions: 0, files: 0, text: '' });
        });
        opening.addEventListener('success', () => {
          const read = opening.result.transaction(['sessions', 'files']);
          const sessions = read.objectStore('sessions').getAll();
          const files = read.objectStore('files').count();
          read.addEventListener('complete', () => {
            opening.result.close();
            const text = JSON.stringify(sessions.result);
            resolve({ sessions: sessions.result.length, files: files.result, text });
          });
        });
      }),
  );
}

/** Waits until what is kept of open pages matches, which takes a moment after each change, and longer on a busy machine. */
export async function sessionsHold(page: Page, words: RegExp): Promise<void> {
  await expect
    .poll(async () => (await keptSessions(page)).text, { timeout: MOST_MS_UNTIL_KEPT })
    .toMatch(words);
}

const MOST_MS_UNTIL_KEPT = 30_000;

/** Ends the page as a crash does: nothing of it runs any more. */
export async function crash(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  const devTools = await page.context().newCDPSession(page);
  void devTools.send('Page.crash').catch(() => undefined);
  await crashed;
}
