import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/browser.mjs';
import { browserFlags } from '../../../scripts/browser-trial.mjs';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { projectRoot } from '../../../scripts/project-root.mjs';
import { serveFolder } from '../../../scripts/static-server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    readonly siteUrl: string;
    readonly browserEndpoint: string;
  }
}

/** Builds the site and the command line if they are stale, serves it with the real headers and starts one browser for all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const { path, env = {} } = await findBrowser();
  const site = await serveFolder({ folder: join(projectRoot, 'dist'), host: '127.0.0.1', port: 0 });
  const browser = await chromium.launchServer({
    executablePath: path,
    args: [...browserFlags],
    env: { ...process.env, ...env },
    host: '127.0.0.1',
  });
  project.provide('siteUrl', site.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
