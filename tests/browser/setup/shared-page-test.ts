import type { BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from './browser-test.ts';
import { keepScreenshot, openPage, type OpenedPage } from './open-page.ts';

interface SharedPageFixtures {
  readonly shared: OpenedPage;
  readonly page: Page;
}

/**
 * Tests of one file that share one page, which `prepare` has brought to where they begin: for checks that only look,
 * or that leave the page as they found it. Each fails when the page has said anything, or asked another origin.
 */
export function sharedPageTest(
  prepare: (page: Page, siteUrl: string) => Promise<void>,
  contextOptions: BrowserContextOptions = {},
) {
  return base.extend<SharedPageFixtures>({
    shared: [
      async ({ browser, siteUrl }, use) => {
        const shared = await openPage(browser, siteUrl, contextOptions);
        await prepare(shared.page, siteUrl);
        await use(shared);
        await shared.close();
      },
      { scope: 'file' },
    ],
    page: async ({ shared, task }, use) => {
      await use(shared.page);
      if (task.result?.state === 'fail') await keepScreenshot(shared.page, task.name);
      shared.watch.expectQuiet();
    },
  });
}
