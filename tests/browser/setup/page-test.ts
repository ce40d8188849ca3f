import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { projectRoot } from '../../../scripts/project-root.mjs';

/** What the page said and asked for since it was opened. */
export interface PageWatch {
  /** Console messages of every level and uncaught errors, from the page and its workers. */
  readonly messages: string[];
  /** Requests to any origin but the site's own; `data:` and `blob:` are not requests. */
  readonly foreignRequests: string[];
  /** Lets messages that match pass at the end of the test: say why in the test. */
  allowMessages(pattern: RegExp): void;
}

interface PageFixtures {
  readonly browser: Browser;
  readonly contextOptions: BrowserContextOptions;
  readonly watch: PageWatch;
  readonly page: Page;
  readonly siteUrl: string;
}

/**
 * A test with a fresh page on `about:blank` in a context of its own: `page.goto(siteUrl)` opens the app.
 * It fails at its end when the page wrote to the console or asked another origin for something.
 * `test.override({ contextOptions: { viewport: …, colorScheme: 'dark' } })` sets the context up.
 */
export const test = base.extend<PageFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject('browserEndpoint'));
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  siteUrl: async ({}, use) => use(inject('siteUrl')),
  contextOptions: async ({}, use) => use({}),
  watch: async ({}, use) => {
    const allowed: RegExp[] = [];
    const watch: PageWatch = {
      messages: [],
      foreignRequests: [],
      allowMessages: (pattern) => void allowed.push(pattern),
    };
    await use(watch);
    expect(watch.foreignRequests, 'requests to other origins').toEqual([]);
    const unexpected = watch.messages.filter((message) => !allowed.some((pattern) => pattern.test(message)));
    expect(unexpected, 'console messages').toEqual([]);
  },
  page: async ({ browser, contextOptions, watch, siteUrl, task }, use) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
    const page = await context.newPage();
    page.on('console', (message) => watch.messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => watch.messages.push(`uncaught: ${error.message}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      const local = url.protocol === 'data:' || url.protocol === 'blob:';
      if (!local && url.origin !== new URL(siteUrl).origin) watch.foreignRequests.push(request.url());
    });
    await use(page);
    if (task.result?.state === 'fail') await keepScreenshot(page, task.name);
    await context.close();
  },
});

async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(projectRoot, 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 80)}.png`);
  await page
    .screenshot({ path, fullPage: true })
    .catch((error: unknown) => console.error(`no screenshot: ${String(error)}`));
}
