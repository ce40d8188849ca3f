import { openSite, type Site } from '../browser/setup/built-site.ts';
import type { FuzzTarget } from './fuzz.ts';
import { killedPages } from './killed-pages.ts';
import { killedWorkers } from './killed-workers.ts';

/** What is tried on the built site in a browser, by name. */
export const PAGE_TARGETS: Readonly<Record<string, (site: Site) => FuzzTarget>> = {
  'killed-pages': killedPages,
  'killed-workers': killedWorkers,
};

/** Builds and serves the site, and starts a browser for what is tried on it. */
export async function withSite<T>(use: (site: Site) => Promise<T>): Promise<T> {
  const site = await openSite();
  try {
    return await use(site);
  } finally {
    await site.close();
  }
}
