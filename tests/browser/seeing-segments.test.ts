import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { chooseK, goTo, linkTo, openTab, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const CUSTOMERS = 160;
const LINK = linkTo({
  synthetic: { customers: CUSTOMERS },
  clustering: { choice: 'auto', kMin: 3, kMax: 4 },
  structure: { test: false },
  sensitivity: { features: false, time: false, restarts: false, noise: false, nulls: false },
});

const test = sharedPageTest(async (page, siteUrl) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
});

const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });

/** How many customers are selected, and by what. */
async function selected(page: Page): Promise<readonly [count: number, origin: string]> {
  const words = await selection(page).getByRole('status').first().innerText();
  const [, count = '', origin = ''] = words.match(/^(\d+) of \d+ customers selected by (.+)$/) ?? [];
  return [Number(count), origin];
}

async function clearSelection(page: Page): Promise<void> {
  await selection(page).getByRole('button', { name: 'Clear the selection' }).click();
  await selection(page).waitFor({ state: 'detached' });
}

test('the silhouette plot has every customer, selects by drag and by keys, and points the selection out', async ({
  page,
}) => {
  await openTab(page, 'Silhouettes');
  const figure = page.getByRole('figure', { name: /^Silhouette of each customer/ });
  await figure.getByText(`exact, all ${CUSTOMERS} customers`).waitFor();
  const plot = figure.getByRole('application');
  const box = (await plot.boundingBox())!;
  await plot.scrollIntoViewIfNeeded();
  const { x, y } = (await plot.boundingBox())!;
  await page.mouse.move(x + box.width / 2, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + box.width / 2, y + 100, { steps: 4 });
  await page.mouse.up();
  const [dragged, origin] = await selected(page);
  expect(dragged).toBeGreaterThan(5);
  expect(origin).toBe('silhouette plot');
  await clearSelection(page);
  await plot.focus();
  for (const key of ['Home', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await expect.poll(() => selected(page)).toEqual([3, 'silhouette plot']);
  await clearSelection(page);
  const below = figure.getByRole('button', { name: /^Select (?:it|them)$/ });
  if ((await below.count()) > 0) {
    const said = await figure.getByText(/nearer to another segment than to the own one/).innerText();
    await below.click();
    await expect.poll(async () => (await selected(page))[0]).toBe(Number(said.split(' ')[0]));
    await clearSelection(page);
  }
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const bars = await figure.getByRole('row').locator('td:nth-child(2)').allInnerTexts();
  expect(bars.reduce((sum, count) => sum + Number(count), 0)).toBe(CUSTOMERS);
  await figure.getByRole('button', { name: 'Show as table' }).click();
});

test('brushes on axes select customers with the mouse and with keys, and axes move', async ({ page }) => {
  await openTab(page, 'Profiles');
  const figure = page.getByRole('figure', { name: /^Features of all customers/ });
  const ends = figure.getByRole('slider');
  await ends.first().focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('PageUp');
  const inside = figure.getByText(new RegExp(`^\\d+ of ${CUSTOMERS} customers inside`));
  await expect
    .poll(async () => Number((await inside.innerText()).split(' ')[0]) === (await selected(page))[0])
    .toBe(true);
  const [one, origin] = await selected(page);
  expect(one).toBeGreaterThan(0);
  expect(one).toBeLessThan(CUSTOMERS);
  expect(origin).toBe('brushes on the parallel coordinates');
  await ends.nth(3).focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('PageDown');
  await expect.poll(async () => (await selected(page))[0]).toBeLessThanOrEqual(one);
  await clearSelection(page);
  await expect.poll(() => ends.first().getAttribute('aria-valuenow')).toBe('0');
  await ends.nth(1).scrollIntoViewIfNeeded();
  const low = (await ends.nth(0).boundingBox())!;
  const high = (await ends.nth(1).boundingBox())!;
  const at = (share: number) => low.x + low.width + share * (high.x - low.x - low.width);
  await page.mouse.move(at(0.3), low.y + 12);
  await page.mouse.down();
  await page.mouse.move(at(0.6), low.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => ends.nth(1).getAttribute('aria-valuenow')).toMatch(/^(?:59|60|61)$/);
  if (await selection(page).isVisible()) await clearSelection(page);
  const grips = figure.getByRole('button', { name: /^Move / });
  const first = (await grips.first().getAttribute('aria-label'))!.replace(/,.*/, '');
  await grips.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => grips.nth(1).getAttribute('aria-label')).toContain(first);
  await figure.getByText('In their units').click();
  await page.getByRole('figure', { name: 'Features of all customers, each in its unit' }).waitFor();
});

test('the radar takes up to five segments and eight features, by keys', async ({ page }) => {
  await openTab(page, 'Profiles');
  const radar = page.getByRole('figure', { name: /^Segments side by side/ });
  await radar.getByText(/^Features: 6 of /).press('Enter');
  const free = radar.getByRole('checkbox', { checked: false, disabled: false });
  for (let taken = 0; taken < 2; taken++) {
    await free.last().focus();
    await page.keyboard.press('Space');
  }
  await radar.getByText(/^At most 8/).waitFor();
  await radar.getByText(/^Features: 8 of /).press('Enter');
  await radar.getByRole('button', { name: 'Show as table' }).click();
  await expect.poll(() => radar.getByRole('row').count()).toBe(9);
  await radar.getByRole('button', { name: 'Show as table' }).click();
});

test('distributions are of numbers and of categories, with the selection as a row of its own', async ({
  page,
}) => {
  await openTab(page, 'Silhouettes');
  const plot = page.getByRole('application');
  await plot.focus();
  for (const key of ['Home', 'Shift+PageDown', 'Enter']) await page.keyboard.press(key);
  await openTab(page, 'Distributions');
  const choice = page.getByRole('combobox', { name: 'Feature' });
  await choice.selectOption({ label: 'Sessions' });
  const figure = page.getByRole('figure', { name: /^Sessions by segment/ });
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const groups = await figure.getByRole('rowheader').allInnerTexts();
  expect([groups[0], groups.at(-1)]).toEqual(['All customers', 'Selection']);
  const counts = await figure.getByRole('row').locator('td:nth-child(2)').allInnerTexts();
  expect(Number(counts[0])).toBe(CUSTOMERS);
  expect(Number(counts.at(-1))).toBe((await selected(page))[0]);
  const options = choice.locator('optgroup[label="Categories"] option');
  await choice.selectOption(await options.first().getAttribute('value'));
  await page.getByRole('columnheader', { name: 'Selection' }).waitFor();
  await clearSelection(page);
});

test('the heat map shows means with units, and the strongest feature first', async ({ page }) => {
  await openTab(page, 'Overview');
  await page.getByText('Means', { exact: true }).click();
  const figure = page.getByRole('figure', { name: 'Mean of each feature by segment, in its unit' });
  await figure.getByRole('rowheader', { name: 'Recency, days' }).waitFor();
  await figure.getByText('By strength').click();
  await figure.getByText('Strongest contrast first').waitFor();
  await figure.getByText('By group').click();
  await figure.getByText('Contrasts', { exact: true }).click();
});

test('correlations say which features were left out for another', async ({ page }) => {
  await goTo(page, 'Data');
  const figure = page.getByRole('figure', { name: /^Correlation of the features/ });
  await figure.waitFor();
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const taken = await figure.getByRole('row').locator('td:nth-child(2)').allInnerTexts();
  const left = await figure.getByText(/ left out because another says the same;/).innerText();
  expect(taken.filter((words) => words.startsWith('no: restates'))).toHaveLength(
    Number(left.match(/, (\d+) left out/)?.[1]),
  );
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await goTo(page, 'Segments');
});

test('another k changes what every view shows', async ({ page }) => {
  const k = (await segmentNames(page)).length;
  const other = k === 3 ? 4 : 3;
  await chooseK(page, other);
  await openTab(page, 'Silhouettes');
  const plot = page.getByRole('application');
  await expect.poll(() => plot.getAttribute('aria-label')).toContain(`; ${other} `);
  await openTab(page, 'Profiles');
  const legend = page.getByRole('list', { name: 'Segments on the parallel coordinates' });
  await expect.poll(() => legend.getByRole('listitem').count()).toBe(other);
});

test(
  'axe finds nothing in the views, in both themes, and they fit 390 pixels',
  { timeout: 240_000 },
  async ({ page }) => {
    for (const [tab, width] of [
      ['Silhouettes', 1280],
      ['Profiles', 390],
      ['Distributions', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await openTab(page, tab);
      await page.getByRole('tabpanel', { name: tab }).getByRole('figure').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const look = { within: ['[role="tabpanel"]'], colours: colorScheme === 'dark' };
        expect(await axeFindings(page, look), tab).toEqual([]);
      }
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(width);
    }
  },
);
