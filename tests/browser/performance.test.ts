import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { receiveFile } from './setup/received-file.ts';
import { printFigure } from './setup/figure.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo({ synthetic: { customers: 120 } }, { preset: 'development', page: 'performance' });
const MOST_MS = 180_000;

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
  await runIsDone(page);
});

const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const form = (page: Page): Locator => page.getByRole('form', { name: 'Configuration' });
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Your presets' });

test('the waterfall says how busy the workers were, and what went through in a second', async ({ page }) => {
  const times = panel(page, 'Time by stage');
  await times.getByText('Worker 1 busy').waitFor();
  const rows = await times.getByRole('row').allInnerTexts();
  expect(rows.find((row) => row.startsWith('Clustering'))).toMatch(/\d+(?:\.\d+)?%/);
  await times.getByText('Events per second').waitFor();
  const frames = panel(page, 'The page during the run');
  await frames.getByText('Dropped frames').waitFor();
});

test('what is kept is cleared by stage, after saying what goes and what it took', async ({ page }) => {
  const cache = panel(page, 'Cache of finished stages');
  await cache.getByText('By stage, to clear some').click();
  const before = await cache.getByText(/^Kept\d+/).innerText();
  await cache.getByRole('checkbox', { name: 'Clustering', exact: true }).check();
  await cache
    .getByText(/^1 artifact would go, .+; computing them took .+\. What is on the screen stays\.$/)
    .waitFor();
  await cache.getByRole('button', { name: 'Clear the chosen' }).click();
  await expect.poll(() => cache.getByText(/^Kept\d+/).innerText()).not.toBe(before);
  await cache.getByRole('checkbox', { name: 'Clustering', exact: true }).waitFor({ state: 'detached' });
});

test('an alert’s bound is moved with keys, and the others wait for enough samples', async ({ page }) => {
  const alerts = panel(page, 'Alerts');
  await alerts.getByText('needs 20').first().waitFor();
  const memory = alerts.getByRole('textbox', { name: /^Memory of the cache/ });
  await memory.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0');
  await alerts.getByText('Raised', { exact: true }).last().waitFor();
  await alerts.getByText('1 alert raised.').waitFor();
});

test('the times of the last runs are kept for the next visit', async ({ page }) => {
  const history = panel(page, 'Times of the last runs');
  await history.getByText('By stage', { exact: true }).click();
  await history.getByRole('row', { name: /^Whole run/ }).waitFor();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('strata.run-times'))).toContain('sweep');
});

test(
  'a benchmark of chosen sizes is stopped, keeps what is done, and leaves the shown results alone',
  { timeout: MOST_MS },
  async ({ page }) => {
    const benchmark = panel(page, 'Benchmark');
    const shown = await page
      .getByRole('status')
      .filter({ hasText: /^Done in/ })
      .first()
      .innerText();
    const sizes = benchmark.getByRole('textbox');
    await sizes.fill('7');
    await benchmark.getByText('“7” is no number of customers from 20 to 1,000,000.').waitFor();
    await expect
      .poll(() => benchmark.getByRole('button', { name: 'Run the benchmark' }).isDisabled())
      .toBe(true);
    await sizes.fill('60, 20000');
    await benchmark.getByText(/^About .+ in all/).waitFor();
    await benchmark.getByRole('button', { name: 'Run the benchmark' }).click();
    await benchmark.getByText('Benchmark: run 2 of 2').waitFor({ timeout: MOST_MS });
    await benchmark.getByRole('button', { name: 'Stop measuring' }).click();
    await benchmark.getByText('Benchmark: stopped after 1 of 2 runs; these stay.').waitFor();
    const rows = benchmark.getByRole('table', { name: 'Runs of the benchmark' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.nth(1).innerText()).toMatch(/^60\s.*(?:Met|Missed)/s);
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /^Done in/ })
        .first()
        .innerText(),
    ).toBe(shown);
  },
);

test(
  'one change is measured against what was before it, with the noise',
  { timeout: MOST_MS },
  async ({ page }) => {
    const comparison = panel(page, 'Try one change');
    await form(page).getByText('Structure', { exact: true }).click();
    await form(page).getByRole('checkbox', { name: 'Test for structure' }).uncheck();
    await comparison.getByRole('button', { name: 'Take the settings as before' }).click();
    await form(page).getByRole('textbox', { name: 'Customers', exact: true }).fill('60');
    await comparison.getByText('Customers: 120 → 60').waitFor();
    await comparison.getByRole('button', { name: 'Measure both' }).click();
    await comparison.getByText('Before and after: done, 6 runs.').waitFor({ timeout: MOST_MS });
    const whole = await comparison.getByRole('row', { name: /^Whole run/ }).innerText();
    expect(whole).toMatch(/faster, beyond the noise|slower, beyond the noise|within the noise/);
  },
);

test('the speed-up of more workers is drawn beside Amdahl’s law', { timeout: MOST_MS }, async ({ page }) => {
  const speedUp = panel(page, 'What more workers are worth');
  await speedUp.getByRole('img', { name: /^Amdahl’s law gives 1 at 1/ }).waitFor();
  await speedUp.getByRole('button', { name: /^Measure 1 to/ }).click();
  await speedUp.getByText(/^Workers: done, \d+ runs\.$/).waitFor({ timeout: MOST_MS });
  await speedUp.getByRole('img', { name: /; measured 1 at 1, / }).waitFor();
});

test('the adviser follows the settings, and switches off what costs most', async ({ page }) => {
  const advice = page.getByRole('region', { name: 'What the run would take' });
  await form(page).getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'Production' });
  await expect.poll(() => advice.innerText()).toMatch(/^About .+, 1[0-9]0 MB of results\n/);
  const before = await advice.getByText(/^About/).innerText();
  const begun = performance.now();
  await advice.getByRole('button', { name: /^Switch off/ }).click();
  await expect.poll(() => advice.getByText(/^About/).innerText()).not.toBe(before);
  printFigure(`the adviser answered, seen from the test, in ${Math.round(performance.now() - begun)} ms`);
  await form(page)
    .getByText(/^1 change$/)
    .waitFor();
});

test('settings are saved as a preset of one’s own, by keys, and start from there after a reload', async ({
  page,
}) => {
  const choice = form(page).getByRole('combobox', { name: 'Preset' });
  await choice.selectOption({ label: 'Testing' });
  await form(page).getByRole('textbox', { name: 'Seed' }).fill('9');
  await form(page).getByRole('button', { name: 'Your presets' }).focus();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await dialog(page).getByRole('textbox').focus();
  await page.keyboard.type('testing');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('The name belongs to a built-in preset.').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Nine');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: 'Rename Nine' }).click();
  await page.keyboard.type('The ninth');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Testing, 1 change; in use').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await form(page).getByText('No changes').waitFor();
  await page.reload();
  await expect.poll(() => choice.locator('option:checked').innerText()).toBe('The ninth');
  await form(page).getByRole('textbox', { name: 'Seed' }).fill('10');
  await form(page).getByText('9 → 10').waitFor();
  await form(page).getByRole('button', { name: 'Reset', exact: true }).click();
  await expect.poll(() => form(page).getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('9');
});

test('presets are exported, deleted, brought back, and imported; a hostile file is refused', async ({
  page,
}) => {
  await form(page).getByRole('button', { name: 'Your presets' }).click();
  const file = await receiveFile(page, 'Export all');
  expect(file.name).toBe('strata-presets.json');
  expect(JSON.parse(file.content)).toMatchObject({
    strataPresets: 1,
    presets: [{ name: 'The ninth', base: 'testing' }],
  });
  const list = dialog(page).getByRole('list', { name: 'Your presets' });
  await dialog(page).getByRole('button', { name: 'Delete The ninth' }).click();
  await dialog(page).getByRole('button', { name: 'Undo' }).click();
  await list.getByText('The ninth').waitFor();
  await dialog(page).getByRole('button', { name: 'Delete The ninth' }).click();
  const bring = async (content: string): Promise<void> =>
    await dialog(page)
      .getByLabel('Import presets')
      .setInputFiles({ name: 'presets.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await bring('<script>alert(1)</script>');
  await dialog(page).getByText('“presets.json” was not imported. The file is not JSON.').waitFor();
  await bring(file.content);
  await list.getByText('The ninth').waitFor();
  await page.keyboard.press('Escape');
});

test('the page and the dialog of presets fit 390 pixels in dark, and axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await goTo(page, 'Performance');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: /^Open configuration/ }).click();
  await form(page).getByRole('button', { name: 'Your presets' }).click();
  await dialog(page).waitFor();
  const { left, right } = await dialog(page).evaluate((element) => element.getBoundingClientRect());
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(390);
  expect(await axeFindings(page)).toEqual([]);
});
