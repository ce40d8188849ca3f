import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser-trial.mjs';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './project-root.mjs';
import { serveFolder } from './static-server.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = join(projectRoot, 'screenshots');
const pageNames = [
  'Data',
  'Segments',
  'Stability',
  'Validation',
  'Report',
  'Compare',
  'Performance',
  'Apply',
];
const viewports = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const wide = { width: 1280, height: 800 };
const schemes = /** @type {const} */ (['light', 'dark']);
const preset = process.argv[2] ?? 'testing';

await ensureBuilt(['site']);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serveFolder({ folder: join(projectRoot, 'dist'), host: '127.0.0.1', port: 0 });
const browser = await launchBrowser(await findBrowser());
try {
  const context = await browser.newContext({
    viewport: viewports[0] ?? null,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('console', (message) => console.error(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.error(`uncaught: ${error.message}`));
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await runEnds(page);
  await inVariants(page, 'landing');
  await page.goto(`${site.url}#page=segments`, { waitUntil: 'networkidle' });
  await page.reload({ waitUntil: 'networkidle' });
  await inVariants(page, 'before-a-run');
  if (await run(page)) {
    await shootPages(page);
    await shootOverlays(page);
    await shootOtherMedia(page);
  }
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
  await runEnds(page);
  return true;
}

/** @param {Page} page */
async function runEnds(page) {
  const status = page.getByRole('status').filter({ hasText: /^(?:Done|Failed|Cancelled)/ });
  await status.first().waitFor({ timeout: 5 * 60_000 });
  console.log(await status.first().innerText());
}

/**
 * Every page, and each of its tabs.
 *
 * @param {Page} page
 */
async function shootPages(page) {
  for (const name of pageNames) {
    await goTo(page, name);
    await settle(page);
    const tabs = await page.locator('main').getByRole('tab').allInnerTexts();
    if (tabs.length === 0) await inVariants(page, name);
    for (const tab of tabs) {
      await page.setViewportSize(wide);
      await page.locator('main').getByRole('tab', { name: tab, exact: true }).click();
      await inVariants(page, `${name}-${tab}`);
    }
  }
}

/** @param {Page} page */
async function shootOverlays(page) {
  await page.setViewportSize(wide);
  await goTo(page, 'Segments');
  /** @type {readonly (readonly [string, string])[]} */
  const byKeys = [
    ['palette', 'Control+k'],
    ['shortcuts', '?'],
  ];
  for (const [name, keys] of byKeys) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
    await inVariants(page, name, false);
    await page.keyboard.press('Escape');
  }
  await goTo(page, 'Stability');
  const ask = page.locator('main').getByRole('button', { name: /^What is/ });
  await ask.first().click();
  await inVariants(page, 'explanation', false);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('take the tour');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Tour' }).waitFor();
  await inVariants(page, 'tour', false);
  await page.keyboard.press('Escape');
}

/** @param {Page} page */
async function shootOtherMedia(page) {
  for (const name of ['Segments', 'Stability', 'Validation']) {
    await page.setViewportSize(wide);
    await goTo(page, name);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await shoot(page, `${name}-paper`, true);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active', colorScheme: 'dark' });
    await shoot(page, `${name}-forced-colours`, true);
    await page.emulateMedia({ forcedColors: 'none' });
  }
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function goTo(page, name) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/**
 * What is shown now in both sizes and both colour schemes.
 *
 * @param {Page} page
 * @param {string} name
 * @param {boolean} [whole] more than the window shows
 */
async function inVariants(page, name, whole = true) {
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await shoot(page, `${name}-${viewport.width}-${colorScheme}`, whole);
    }
  }
  await page.setViewportSize(wide);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {boolean} fullPage
 */
async function shoot(page, name, fullPage) {
  await settle(page);
  const file = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
  await page.screenshot({ path: join(folder, file), fullPage });
  console.log(`screenshots/${file}`);
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
    await page.waitForTimeout(250);
  }
}

/** @param {string} why */
function skipped(why) {
  console.error(`skipped: ${why}`);
  return false;
}
