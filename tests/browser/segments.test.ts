import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, openTab, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { exportCustomers } from './setup/export-customers.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const CUSTOMERS = 300;
const link = linkTo({
  synthetic: { customers: CUSTOMERS },
  clustering: { choice: 'auto', kMin: 3, kMax: 6 },
});

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + link);
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
});

const customers = (page: Page) => page.getByRole('region', { name: 'Customers', exact: true });
const shownRows = (page: Page) => customers(page).getByRole('table').getByRole('row');

const shownCount = (page: Page) => customers(page).locator('[aria-live]').innerText();

async function chosenK(page: Page): Promise<number> {
  return Number(
    await page
      .getByRole('radio', { checked: true, name: /^\d+ segments/ })
      .locator('xpath=..')
      .innerText(),
  );
}

test('the first sentence says how many segments there are, why, and what is not known', async ({ page }) => {
  const sentence = await page.getByRole('main').getByRole('paragraph').first().innerText();
  expect(sentence).toMatch(
    /^\d segments, (?:clear structure|weak structure: a convenient cut, not a discovery|no clear structure)\. .*\b0\.\d\d\b/,
  );
});

test('every measure of structure is drawn beside what it is held against, and the table has it', async ({
  page,
}) => {
  const chart = page.getByRole('figure', { name: 'Measures by number of segments' });
  await expect
    .poll(() => chart.locator('svg text').allTextContents())
    .toEqual(
      expect.arrayContaining(['one Gaussian cloud', 'same marginals', '0.8: clear', 'unstable below 0.6']),
    );
  const marks = chart.locator('.recharts-surface').locator('path, circle, line');
  expect(await marks.count()).toBeLessThanOrEqual(300);
  await chart.getByRole('button', { name: 'Prediction strength' }).click();
  await chart.getByText('Tibshirani & Walther 2005').waitFor();
  await chart.getByRole('button', { name: 'Prediction strength' }).click();
  await chart.getByRole('button', { name: 'Show as table' }).click();
  const row = chart.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '4', exact: true }) });
  await expect
    .poll(async () => (await row.getByRole('cell').allInnerTexts()).filter((cell) => cell === '—'))
    .toEqual([]);
  await chart.getByRole('columnheader', { name: /^One Gaussian cloud/ }).waitFor();
  await chart.getByRole('button', { name: 'Show as table' }).click();
});

test('a k that another criterion would take is shown by its button', async ({ page }) => {
  const chart = page.getByRole('figure', { name: 'Measures by number of segments' });
  const recommended = await chosenK(page);
  const others = chart.getByRole('button', { name: /^Show \d segments$/ });
  const agreed = chart.getByText(`All criteria would take ${recommended} segments.`);
  await others.or(agreed).first().waitFor();
  if ((await others.count()) === 0) return;
  const k = Number(await others.first().innerText());
  expect(k).not.toBe(recommended);
  await others.first().click();
  await page.getByText(`${k} segments shown, ${recommended} recommended`).waitFor();
  await page.getByRole('radio', { name: `${recommended} segments, recommended` }).check({ force: true });
});

test('the list of stages has the test for structure', async ({ page }) => {
  const stage = page
    .getByRole('list', { name: 'Stages' })
    .getByRole('listitem')
    .filter({ hasText: 'Structure' });
  await expect.poll(() => stage.innerText()).toMatch(/done|cached/);
});

test('another k is shown at once and without a run', async ({ page }) => {
  const recommended = await chosenK(page);
  const other = recommended === 6 ? 5 : recommended + 1;
  const computed = await page.getByRole('status').filter({ hasText: 'Done in' }).first().innerText();
  await page.getByRole('radio', { checked: true, name: /^\d+ segments/ }).focus();
  await page.keyboard.press(other > recommended ? 'ArrowRight' : 'ArrowLeft');
  await page.getByText(`${other} segments shown, ${recommended} recommended`).waitFor();
  await page.getByRole('heading', { level: 3, name: new RegExp(`^${other} `) }).waitFor();
  await expect.poll(() => segmentNames(page)).toHaveLength(other);
  expect(await page.getByRole('status').filter({ hasText: 'Done in' }).first().innerText()).toBe(computed);
  await page.getByRole('radio', { name: `${recommended} segments, recommended` }).check({ force: true });
  await page.getByText(new RegExp(`^${recommended} segments, `)).waitFor();
});

test('a segment pointed out on a card is pointed out in map, contrasts and table', async ({ page }) => {
  const card = page.getByRole('list', { name: 'Segments', exact: true }).getByRole('button').first();
  await card.click();
  await expect
    .poll(() => page.getByRole('columnheader').getByRole('button', { pressed: true }).count())
    .toBe(1);
  await openTab(page, 'Map');
  const legend = page.getByRole('list', { name: 'Segments on the map' }).getByRole('button').first();
  await expect.poll(() => legend.getAttribute('aria-pressed')).toBe('true');
  await openTab(page, 'Customers');
  const words = new RegExp(`^\\d+ of ${CUSTOMERS}$`);
  await expect.poll(() => shownCount(page)).toMatch(words);
  await customers(page).getByRole('button', { name: 'Show all' }).click();
  await openTab(page, 'Overview');
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('false');
});

test('the table sorts by click and by keyboard, and says so', async ({ page }) => {
  await openTab(page, 'Customers');
  const head = customers(page).getByRole('columnheader', { name: /^Sessions/ });
  await head.getByRole('button').click();
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
  const first = async () => await shownRows(page).nth(1).innerText();
  const largest = await first();
  await page.keyboard.press('Enter');
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
  await expect.poll(() => first()).not.toBe(largest);
});

test('exactly what is searched and filtered is exported', async ({ page }) => {
  await openTab(page, 'Customers');
  await page.getByRole('searchbox', { name: 'Search customer id' }).fill('07');
  await expect.poll(() => shownCount(page)).toMatch(/ of 300$/);
  const searched = Number((await shownCount(page)).split(' ')[0]);
  await customers(page).getByRole('button', { name: 'Filter columns' }).click();
  await page.getByRole('textbox', { name: 'Filter Sessions' }).fill('> 5');
  await expect.poll(async () => Number((await shownCount(page)).split(' ')[0])).toBeLessThan(searched);
  const count = Number((await shownCount(page)).split(' ')[0]);
  const { name, content } = await exportCustomers(page);
  const lines = content.trimEnd().split('\r\n');
  expect(name).toBe(`strata-customers-shown-${count}.csv`);
  expect(lines).toHaveLength(count + 1);
  expect(lines.slice(1).every((line) => line.split(',')[0]?.includes('07'))).toBe(true);
  await customers(page).getByRole('button', { name: 'Filter columns' }).click();
  await customers(page).getByRole('button', { name: 'Show all' }).click();
});

test('every customer is in the exported assignments', async ({ page }) => {
  await openTab(page, 'Customers');
  const { content } = await exportCustomers(page, { columns: 'Segments' });
  const lines = content.trimEnd().split('\r\n');
  expect(lines[0]).toBe('customer_id,segment,segment_name,certainty');
  expect(lines).toHaveLength(CUSTOMERS + 1);
});

test('every chart has its numbers as a table, a way to read it, and images', async ({ page }) => {
  const figures = page.getByRole('figure');
  for (const [tab, count] of [
    ['Overview', 3],
    ['Map', 2],
  ] as const) {
    await openTab(page, tab);
    await expect.poll(() => figures.count()).toBe(count);
    for (const chart of (await figures.all()).slice(tab === 'Overview' ? 0 : 1)) await expectComplete(chart);
  }
});

async function expectComplete(chart: Locator): Promise<void> {
  await chart.getByRole('button', { name: 'How to read this' }).click();
  expect((await chart.locator('p').allInnerTexts()).some((words) => words.length > 80)).toBe(true);
  const twin = chart.getByRole('button', { name: 'Show as table' });
  if ((await twin.count()) === 0) return;
  expect(await chart.getByRole('button', { name: 'Save PNG' }).count()).toBe(1);
  await twin.click();
  await expect.poll(() => chart.getByRole('table').getByRole('row').count()).toBeGreaterThan(3);
  await twin.click();
}

test('the views of the segments are tabs that arrow keys go through, and the address keeps the shown one', async ({
  page,
}) => {
  await openTab(page, 'Overview');
  const tabs = page.getByRole('tablist', { name: 'Views of the segments' }).getByRole('tab');
  const titles = await tabs.allInnerTexts();
  await tabs.first().focus();
  for (const title of [...titles.slice(1), titles[0]!]) {
    await page.keyboard.press('ArrowRight');
    const tab = page.getByRole('tab', { selected: true });
    await expect.poll(() => tab.innerText()).toBe(title);
    await expect.poll(() => tab.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('tabpanel', { name: title }).waitFor();
    await expect.poll(() => page.getByRole('tabpanel').count()).toBe(1);
  }
  await page.keyboard.press('End');
  await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toBe(titles.at(-1));
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('page=segments&view=customers');
  await goTo(page, 'Data');
  await goTo(page, 'Segments');
  await page.getByRole('tabpanel', { name: titles.at(-1)! }).waitFor();
  await openTab(page, 'Overview');
});

test('no accessibility violation in any view, in both themes', async ({ page }) => {
  for (const tab of ['Overview', 'Map', 'Customers']) {
    await openTab(page, tab);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFindings(page, { within: ['main'], colours: colorScheme === 'dark' })).toEqual([]);
    }
  }
});
