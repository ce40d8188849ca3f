import { expect } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { IDLE, runButton } from './setup/app-run.ts';
import { test as base } from './setup/browser-test.ts';
import { openPage } from './setup/open-page.ts';

/** An address that nobody answers; the policy stops the request before it would leave. */
const FOREIGN = 'https://foreign.invalid/';

base(
  'the watch over every browser test bites: foreign requests and broken policies of pages and workers fail it',
  async ({ browser, siteUrl }) => {
    const { page, watch, close } = await openPage(browser, siteUrl);
    await page.goto(siteUrl + IDLE);
    await runButton(page).waitFor();
    for (const name of ['entry.worker', 'task.worker'])
      await expect.poll(() => page.workers().some((each) => each.url().includes(name))).toBe(true);
    watch.expectQuiet();
    const ask = async (address: string): Promise<string> => {
      try {
        await fetch(address);
        return 'answered';
      } catch {
        return 'refused';
      }
    };
    const heard = (words: RegExp): number => watch.messages.filter((message) => words.test(message)).length;

    expect(await page.evaluate(ask, FOREIGN)).toBe('refused');
    await expect.poll(() => heard(/Content Security Policy/)).toBeGreaterThan(0);
    expect(() => watch.expectQuiet()).toThrow('console messages');

    for (const name of ['entry.worker', 'task.worker']) {
      const before = heard(/Content Security Policy/);
      const worker = present(
        page.workers().find((each) => each.url().includes(name)),
        name,
      );
      expect(await worker.evaluate(ask, FOREIGN)).toBe('refused');
      await expect.poll(() => heard(/Content Security Policy/)).toBeGreaterThan(before);
    }

    const other = await page.context().newPage();
    await other.goto(siteUrl + IDLE);
    const before = heard(/of another tab/);
    await other.evaluate(() => console.warn('of another tab'));
    await expect.poll(() => heard(/of another tab/)).toBe(before + 1);
    await close();
  },
);
