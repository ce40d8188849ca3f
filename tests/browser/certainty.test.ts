import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import {
  chooseK,
  customerCount,
  linkTo,
  openTab,
  runButton,
  runIsDone,
  segmentNames,
} from './setup/app-run.ts';
import { exportCustomers } from './setup/export-customers.ts';
import { csvRows } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const CUSTOMERS = 300;
const LINK = linkTo({
  synthetic: { customers: CUSTOMERS },
  clustering: { choice: 'auto', kMin: 3, kMax: 4 },
  sensitivity: { sampling: true, replicates: 20, features: false, time: false, noise: false, nulls: false },
});

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
});

const cards = (page: Page) =>
  page.getByRole('list', { name: 'Segments', exact: true }).locator(':scope > li');
const map = (page: Page) => page.getByRole('figure', { name: /^Map of the customers/ });
const table = (page: Page) => page.getByRole('region', { name: 'Customers', exact: true });

test('each card says how stable its segment is, what to do with it, and what it is worth', async ({
  page,
}) => {
  for (const card of await cards(page).all()) {
    const words = (await card.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/Stability: (?:Highly stable|Stable|Doubtful|Unstable)/);
    expect(words).toMatch(/Verdict: (?:Activate|Monitor|Review|Reject)/);
    expect(words).toMatch(/Value, 12 mo/);
    expect(words).toMatch(/(?:Confident|Suggested|Preliminary) /);
  }
});

test('a card opens to all that can be said, labelled as written by rules', async ({ page }) => {
  const card = cards(page).first();
  await card.getByText('Explanation, by rules').click();
  for (const question of ['Who they are', 'How sure this is', 'What to do next'])
    await card.getByText(question, { exact: true }).waitFor();
  await card.getByText('Written by fixed rules from the numbers of this run.', { exact: false }).waitFor();
  await card.getByText('Explanation, by rules').click();
});

test('the table has what was found out of each customer, to sort and to filter', async ({ page }) => {
  await openTab(page, 'Customers');
  for (const title of ['Certainty', 'RFM segment', 'Expected value', 'Expected purchases'])
    await table(page).getByRole('columnheader', { name: title }).waitFor();
  await table(page).getByRole('button', { name: 'Filter columns' }).click();
  await page.getByRole('textbox', { name: 'Filter Certainty' }).fill('< 100');
  await expect.poll(() => customerCount(page)).toMatch(/^\d+ of 300$/);
  const { content } = await exportCustomers(page);
  const shares = csvRows(content).map((row) => Number(row['certainty']));
  expect(shares).toHaveLength(Number((await customerCount(page)).split(' ')[0]));
  expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
  await table(page).getByRole('button', { name: 'Show all' }).first().click();
  await table(page).getByRole('button', { name: 'Filter columns' }).click();
});

test('certain customers step back on the map, and the legend counts those who stay', async ({ page }) => {
  await openTab(page, 'Map');
  const legend = page.getByRole('list', { name: 'Segments on the map' });
  expect(await legend.innerText()).not.toContain(' / ');
  await map(page).getByRole('checkbox', { name: 'Fade certain customers' }).check();
  await expect.poll(() => legend.innerText()).toMatch(/\d+ \/ \d+/);
  const stay = async () =>
    [...(await legend.innerText()).matchAll(/(\d+)(?: \/ \d+)?$/gm)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
  const at90 = await stay();
  const less = map(page).getByText(/customers stay in their segment in fewer than/);
  await expect.poll(async () => Number((await less.innerText()).split(' ')[0])).toBe(at90);
  await map(page).getByRole('slider', { name: 'certain from' }).fill('0.5');
  await expect.poll(stay).toBeLessThanOrEqual(at90);
  await map(page).getByRole('checkbox', { name: 'Fade certain customers' }).uncheck();
});

test('the exported assignments hold the certainty of each', async ({ page }) => {
  await openTab(page, 'Customers');
  const { content } = await exportCustomers(page, { columns: 'Segments' });
  const shares = csvRows(content).map((row) => Number(row['certainty']));
  expect(shares).toHaveLength(CUSTOMERS);
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});

test('axe finds nothing with an explanation open, and with certain customers faded', async ({ page }) => {
  await openTab(page, 'Overview');
  await cards(page).first().getByText('Explanation, by rules').click();
  await expectNoViolation(page);
  await openTab(page, 'Map');
  await map(page).getByRole('checkbox', { name: 'Fade certain customers' }).check();
  await expectNoViolation(page);
  await map(page).getByRole('checkbox', { name: 'Fade certain customers' }).uncheck();
});

async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page, { within: ['main'], colours: colorScheme === 'dark' })).toEqual([]);
  }
}

test('segments of a k that was not tested claim no certainty', async ({ page }) => {
  const shown = (await segmentNames(page)).length;
  await chooseK(page, shown === 3 ? 4 : 3);
  await expect.poll(() => cards(page).first().innerText()).toMatch(/Not tested/);
  await openTab(page, 'Map');
  await map(page).getByText('how certain each assignment is was not tested', { exact: false }).waitFor();
  await openTab(page, 'Customers');
  await table(page).getByRole('columnheader', { name: 'RFM segment' }).waitFor();
  expect(await table(page).getByRole('columnheader', { name: 'Certainty' }).count()).toBe(0);
  const { content } = await exportCustomers(page, { columns: 'Segments' });
  expect(new Set(csvRows(content).map((row) => row['certainty']))).toEqual(new Set(['']));
});
