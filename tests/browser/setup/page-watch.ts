import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the page said and asked for since it was opened. */
export interface PageWatch {
  /** Console messages of every level and uncaught errors, from the page and its workers. */
  readonly messages: string[];
  /** Requests to any origin but the site's own; `data:` and `blob:` are not requests. */
  readonly foreignRequests: string[];
  /** Lets messages that match pass at the end of the test: say why in the test. */
  allowMessages(pattern: RegExp): void;
  /** Fails when the page wrote to the console or asked another origin for something. */
  expectQuiet(): void;
}

/** What Playwright itself writes in a context without service workers. */
const BY_THE_DRIVER = 'Service Worker registration blocked by Playwright';

/** Watches a page from before it loads anything, with its workers and whatever else is opened in its context. */
export function watchPage(page: Page, siteUrl: string): PageWatch {
  const messages: string[] = [];
  const foreignRequests: string[] = [];
  const allowed: RegExp[] = [];
  page.context().on('console', (message) => {
    if (message.text() !== BY_THE_DRIVER) messages.push(`${message.type()}: ${message.text()}`);
  });
  hearWorkers(page);
  page.context().on('page', hearWorkers);
  page.context().on('weberror', (error) => messages.push(`uncaught: ${error.error().message}`));
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    const local = url.protocol === 'data:' || url.protocol === 'blob:';
    if (!local && url.origin !== new URL(siteUrl).origin) foreignRequests.push(request.url());
  });
  return {
    messages,
    foreignRequests,
    allowMessages: (pattern) => void allowed.push(pattern),
    expectQuiet() {
      expect(foreignRequests, 'requests to other origins').toEqual([]);
      const unexpected = messages.filter((message) => !allowed.some((pattern) => pattern.test(message)));
      expect(unexpected, 'console messages').toEqual([]);
    },
  };
}

/** The browser keeps what the policy stops in a worker to itself, so each worker is made to say it. */
function hearWorkers(page: Page): void {
  page.on('worker', (worker) => {
    void worker
      .evaluate(() => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          console.error(`Content Security Policy: ${effectiveDirective} stopped ${blockedURI} in a worker`),
        );
      })
      .catch(() => undefined);
  });
}
