import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser-trial.mjs';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './project-root.mjs';
import { serveFolder } from './static-server.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = join(projectRoot, 'screenshots');
const pageNames = ['Data', 'Segments', 'Stability', 'Validation', 'Report', 'Compare', 'Performance'];
const viewports = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const schemes = /** @type {const} */ (['light', 'dark']);
const preset = process.argv[2] ?? 'testing';

await ensureBuilt(['site']);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serveFolder({ folder: join(projectRoot, 'dist'), host: '127.0.0.1', port: 0 });
const browser = await launchBrowser(await findBrowser());
try {
  const context = await browser.newContext({ viewport: viewports[0] ?? null, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', (message) => console.error(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.error(`uncaught: ${error.message}`));
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await shootAll(page, 'before');
  if (await run(page)) await shootAll(page, 'after');
} finally {
  await browser.close();
  await site.close();
}

/**
 * @param {Page} page
 * @returns {Promise<boolean>} whether a run ended
 */
async function run(page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const button = page.getByRole('button', { name: 'Run', exact: true });
  if ((await button.count()) === 0) return skipped('there is no button “Run” yet');
  const form = page.getByRole('form', { name: 'Configuration' });
  const choice = form.getByLabel('Preset', { exact: true });
  if ((await choice.count()) > 0) await choice.selectOption(preset);
  else skipped('there is no choice of presets: the page runs what it has');
  await button.click();
  const status = page.getByRole('status').filter({ hasText: /^(?:Done|Failed|Cancelled)/ });
  await status.first().waitFor({ timeout: 5 * 60_000 });
  console.log(await status.first().innerText());
  return true;
}

/**
 * @param {Page} page
 * @param {string} moment
 */
async function shootAll(page, moment) {
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    for (const name of pageNames) {
      const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
      if ((await link.count()) === 0) {
        skipped(`there is no page “${name}” yet`);
        continue;
      }
      await link.click();
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await settle(page);
        const file = `${name.toLowerCase()}-${moment}-${viewport.width}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
        console.log(`screenshots/${file}`);
      }
    }
  }
}

/**
 * Waits until the page shows something and its markup stays the same for half a second.
 *
 * @param {Page} page
 */
async function settle(page) {
  await page.waitForLoadState('networkidle');
  let before = '';
  for (let tries = 0; tries < 40; tries += 1) {
    const now = await page.locator('main').innerHTML();
    if (now === before && (await page.locator('main').innerText()).trim() !== '') return;
    before = now;
    await page.waitForTimeout(500);
  }
}

/** @param {string} why */
function skipped(why) {
  console.error(`skipped: ${why}`);
  return false;
}
