import type { BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from './browser-test.ts';
import { keepScreenshot, openPage, type OpenedPage } from './open-page.ts';
import type { PageWatch } from './page-watch.ts';

interface PageFixtures {
  readonly contextOptions: BrowserContextOptions;
  readonly opened: OpenedPage;
  readonly watch: PageWatch;
  readonly page: Page;
}

/**
 * A test with a fresh page on `about:blank` in a context of its own: `page.goto(siteUrl)` opens the app.
 * It fails at its end when the page wrote to the console or asked another origin for something.
 * `test.override({ contextOptions: { viewport: …, colorScheme: 'dark' } })` sets the context up.
 */
export const test = base.extend<PageFixtures>({
  contextOptions: async ({}, use) => use({}),
  opened: async ({ browser, contextOptions, siteUrl, task }, use) => {
    const opened = await openPage(browser, siteUrl, contextOptions);
    await use(opened);
    if (task.result?.state === 'fail') await keepScreenshot(opened.page, task.name);
    await opened.close();
    opened.watch.expectQuiet();
  },
  watch: async ({ opened }, use) => use(opened.watch),
  page: async ({ opened }, use) => use(opened.page),
});
