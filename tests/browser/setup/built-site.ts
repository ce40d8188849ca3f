import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type * as BrowserScript from '../../../scripts/browser.mjs';
import type * as BrowserTrialScript from '../../../scripts/browser-trial.mjs';
import type * as BuildScript from '../../../scripts/build.mjs';
import type * as StaticServerScript from '../../../scripts/static-server.mjs';

/** The built site in a browser. */
export interface Site {
  readonly browser: Browser;
  readonly siteUrl: string;
}

/** Builds the site if it is stale, serves it with its headers and starts a browser, where no test runner has done so. */
export async function openSite(): Promise<Site & { close(): Promise<void> }> {
  const { ensureBuilt } = await script<typeof BuildScript>('build.mjs');
  const { findBrowser } = await script<typeof BrowserScript>('browser.mjs');
  const { launchBrowser } = await script<typeof BrowserTrialScript>('browser-trial.mjs');
  const { serveFolder } = await script<typeof StaticServerScript>('static-server.mjs');
  await ensureBuilt(['site']);
  const served = await serveFolder({ folder: join(process.cwd(), 'dist'), host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser(await findBrowser());
  return {
    browser,
    siteUrl: served.url,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** Imported as it runs, not bundled: the scripts find the checkout by where they lie. */
async function script<T>(name: string): Promise<T> {
  const address = pathToFileURL(join(process.cwd(), 'scripts', name)).href;
  return (await import(/* @vite-ignore */ address)) as T;
}
