import { join } from 'node:path';
import type * as BrowserScript from '../../scripts/browser.mjs';
import type * as BrowserTrialScript from '../../scripts/browser-trial.mjs';
import type * as BuildScript from '../../scripts/build.mjs';
import type * as StaticServerScript from '../../scripts/static-server.mjs';
import { script } from '../bench/ladder/chromium-ways.ts';
import type { FuzzTarget } from './fuzz.ts';
import { killedPages, type Site } from './killed-pages.ts';
import { killedWorkers } from './killed-workers.ts';

/** What is tried on the built site in a browser, by name. */
export const PAGE_TARGETS: Readonly<Record<string, (site: Site) => FuzzTarget>> = {
  'killed-pages': killedPages,
  'killed-workers': killedWorkers,
};

/** Builds and serves the site, and starts a browser for what is tried on it. */
export async function withSite<T>(use: (site: Site) => Promise<T>): Promise<T> {
  const { ensureBuilt } = await script<typeof BuildScript>('build.mjs');
  const { findBrowser } = await script<typeof BrowserScript>('browser.mjs');
  const { launchBrowser } = await script<typeof BrowserTrialScript>('browser-trial.mjs');
  const { serveFolder } = await script<typeof StaticServerScript>('static-server.mjs');
  await ensureBuilt(['site']);
  const site = await serveFolder({ folder: join(process.cwd(), 'dist'), host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser(await findBrowser());
  try {
    return await use({ browser, siteUrl: site.url });
  } finally {
    await browser.close();
    await site.close();
  }
}
