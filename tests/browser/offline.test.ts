import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';
import { linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { test as pageTest } from './setup/page-test.ts';
import { watchPage } from './setup/page-watch.ts';

const LINK = linkTo({ synthetic: { customers: 60 } }, { preset: 'development' });

const test = pageTest.extend({ contextOptions: async ({}, use) => use({ serviceWorkers: 'allow' }) });

/** Waits until the service worker has kept the site and answers for the page. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
}

function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

test('after one visit the page opens and runs without a network, isolated as before', async ({
  page,
  siteUrl,
  watch,
}) => {
  await page.goto(siteUrl + LINK);
  await isKept(page);
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => url);
  });
  expect(kept).toContain(siteUrl);
  expect(kept.filter((url) => !url.startsWith(siteUrl))).toEqual([]);
  await page.context().setOffline(true);
  await page.reload();
  await runButton(page).click();
  await runIsDone(page);
  expect(await segmentNames(page)).toHaveLength(3);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.keyboard.press('7');
  await page.getByRole('heading', { level: 1, name: 'Performance', exact: true }).waitFor();
  watch.allowMessages(/ERR_INTERNET_DISCONNECTED/);
});

test('the site can be installed: its manifest names icons that are there', async ({ siteUrl }) => {
  const response = await fetch(new URL('manifest.webmanifest', siteUrl));
  expect(response.headers.get('content-type')).toContain('application/manifest+json');
  const { icons } = (await response.json()) as { icons: readonly { src: string; type: string }[] };
  expect(icons.length).toBeGreaterThan(2);
  for (const { src, type } of icons) {
    const icon = await fetch(new URL(src, siteUrl));
    expect([icon.status, icon.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  }
});

test('a newer build is offered, and taken when the user says so; the older one is gone then', async ({
  browser,
}) => {
  const newer = mkdtempSync(join(tmpdir(), 'strata-newer-'));
  onTestFinished(() => rmSync(newer, { recursive: true, force: true }));
  const dist = join(projectRoot, 'dist');
  let site = await serveFolder({ folder: dist, host: '127.0.0.1', port: 0 });
  onTestFinished(() => site.close());
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const watch = watchPage(page, site.url);
  await page.goto(site.url + LINK);
  await isKept(page);
  const [older] = await cacheNames(page);

  renameScripts(dist, newer);
  const port = Number(new URL(site.url).port);
  await site.close();
  site = await serveFolder({ folder: newer, host: '127.0.0.1', port });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('alert').filter({ hasText: 'A new version of Strata is ready.' }).waitFor();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await page.locator('script[src*="-newer."]').waitFor({ state: 'attached' });
  await runButton(page).waitFor();
  await expect.poll(() => cacheNames(page)).not.toContain(older);
  expect(await cacheNames(page)).toHaveLength(1);
  expect(watch.foreignRequests).toEqual([]);
});

/** The same site as another build: every script has another name, as contents have others, and so the service worker is another. */
function renameScripts(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const scripts = readdirSync(join(to, 'assets')).filter((file) => file.endsWith('.js'));
  const newer = new Map(scripts.map((file) => [file, file.replace(/\.js$/, '-newer.js')]));
  for (const [old, name] of newer) renameSync(join(to, 'assets', old), join(to, 'assets', name));
  for (const file of [
    'index.html',
    'service-worker.js',
    ...[...newer.values()].map((name) => `assets/${name}`),
  ]) {
    const text = readFileSync(join(to, file), 'utf8');
    const renamed = text.replaceAll(/[\w.-]+\.js/g, (name) => newer.get(name) ?? name);
    writeFileSync(join(to, file), renamed.replace(/strata-[0-9a-f]{16}/, 'strata-feedfeedfeedfeed'));
  }
}
