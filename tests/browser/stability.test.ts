import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { chooseK, goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo(
  {
    synthetic: { customers: 400 },
    clustering: { choice: 'auto', kMin: 3, kMax: 4 },
    structure: { test: false },
    sensitivity: { sampling: true, replicates: 10, restarts: false, nullCopies: 2 },
    value: { estimate: false, predict: false },
  },
  { page: 'stability' },
);

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
  await runIsDone(page);
});

const sampling = (page: Page) => page.getByRole('figure', { name: /^How far each segment comes back/ });
const flows = (page: Page) => page.getByRole('figure', { name: /^Where customers go/ });

async function tableOf(figure: ReturnType<typeof sampling>): Promise<string[][]> {
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await figure.getByRole('table').waitFor();
  const rows = await figure.getByRole('row').all();
  const cells = await Promise.all(
    rows.map((row) => row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts()),
  );
  await figure.getByRole('button', { name: 'Show as table' }).click();
  return cells.filter((row) => row.length > 0);
}

test('says how many segments are stable, and scores each in every test but the one switched off', async ({
  page,
}) => {
  await page.getByText(/^Of \d segments (?:all )?\d (?:is|are) /).waitFor();
  const robustness = page.getByRole('table', { name: 'Robustness of each segment by test' });
  await robustness.waitFor();
  const rows = (await robustness.getByRole('row').allInnerTexts()).slice(1);
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const row of rows) {
    expect(row).toMatch(/Highly stable|Stable|Doubtful|Unstable/);
    expect(row.match(/[01]\.\d\d/g)!.length).toBeGreaterThanOrEqual(4);
    expect(row).toContain('switched off');
  }
});

test('draws the replicates over the bands and the band of data without segments, with a table twin', async ({
  page,
}) => {
  const picture = sampling(page).getByRole('img');
  for (const words of ['unstable', 'stable', 'highly stable'])
    await picture.getByText(words, { exact: true }).waitFor();
  await expect
    .poll(() => sampling(page).innerText())
    .toMatch(/10 bootstrap replicates.*hatched: data without segments/s);
  const rows = await tableOf(sampling(page));
  for (const row of rows) {
    const [mean, low, high] = row.slice(1, 4).map(Number);
    expect(low!).toBeLessThanOrEqual(mean!);
    expect(mean!).toBeLessThanOrEqual(high!);
  }
});

test('computes only the replicates that are missing when more are asked for', async ({ page }) => {
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.locator('summary', { hasText: 'Sensitivity' }).click();
  const field = form.getByRole('textbox', { name: 'Bootstrap replicates' });
  await field.fill('20');
  await field.press('Enter');
  await runButton(page).click();
  await expect
    .poll(() => sampling(page).innerText())
    .toMatch(/20 bootstrap replicates, 10 of them kept from before/);
  await runIsDone(page);
});

test('counts every customer once in the transitions of each period', async ({ page }) => {
  for (const period of ['First half', '−30 days']) {
    await flows(page).getByRole('button', { name: period, exact: true }).click();
    const rows = await tableOf(flows(page));
    const total = rows.flatMap((row) => row.slice(1).map(Number)).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(400);
  }
});

test('shows what hangs on a feature, and the fall under noise', async ({ page }) => {
  const heat = page.getByRole('table', { name: /best match when a feature is left out/ });
  await expect.poll(() => heat.getByRole('row').count()).toBeGreaterThan(10);
  const noise = page.getByRole('figure', { name: /under noise/ });
  const rows = await tableOf(noise);
  expect(rows.map(([level]) => level)).toEqual(['1%', '2%', '5%', '10%', '20%']);
});

test('says of another k that it is not tested, and of a test switched off how to switch it on', async ({
  page,
}) => {
  await page.getByText('This test is switched off, so nothing is claimed of it.').waitFor();
  await goTo(page, 'Segments');
  const shown = (await segmentNames(page)).length;
  await chooseK(page, shown === 3 ? 4 : 3);
  await goTo(page, 'Stability');
  await page
    .getByRole('button', { name: `Show k = ${shown}` })
    .first()
    .click();
  await sampling(page).waitFor();
});

test('has no accessibility violation, in light and dark, wide and narrow', async ({ page }) => {
  for (const [width, scheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page, { colours: scheme === 'dark' })).toEqual([]);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});
