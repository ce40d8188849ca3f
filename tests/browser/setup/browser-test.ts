import { type Browser, chromium } from 'playwright-core';
import { test as base, inject } from 'vitest';

interface BrowserFixtures {
  readonly browser: Browser;
  readonly siteUrl: string;
}

/** A test with the browser that all files share, and the address of the built site. */
export const test = base.extend<BrowserFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject('browserEndpoint'));
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  siteUrl: [async ({}, use) => use(inject('siteUrl')), { scope: 'file' }],
});
