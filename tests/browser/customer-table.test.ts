import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { customerCount, goTo, linkTo, openTab, runButton, runIsDone } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { exportCustomers } from './setup/export-customers.ts';
import { csvRows } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const CUSTOMERS = 240;
const HOSTILE = ['=1+1', '+41', '-3', '@SUM(A1)'];

/** One row per customer in three groups; the ids of the first four begin as formulas do. */
const TABLE = textFile('members.csv', [
  'member_id,visits,spend,points',
  ...Array.from({ length: CUSTOMERS }, (_, row) => {
    const group = row % 3;
    const within = Math.floor(row / 3);
    const spend = (group * 900 + within * 3.5).toFixed(2);
    return `${HOSTILE[row] ?? `M${1000 + row}`},${group * 40 + (within % 17)},${spend},${group * group * 500 + within * 2}`;
  }),
]);

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + linkTo({ clustering: { choice: 'fixed', k: 3 } }, { page: 'data' }));
  await chooseFile(page, TABLE);
  await confirmImport(page);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Segments');
  await openTab(page, 'Customers');
});

test('every customer of an imported table is in a segment, and what needs events is skipped', async ({
  page,
}) => {
  expect(await customerCount(page)).toBe(String(CUSTOMERS));
  const stages = await page.getByRole('list', { name: 'Stages' }).getByRole('listitem').allInnerTexts();
  const skipped = stages.filter((stage) => stage.includes('skipped')).map((stage) => stage.split('\n')[0]);
  expect(skipped).toEqual([
    'Acquire data',
    'Quality check',
    'Identity resolution',
    'UMAP',
    'Other periods',
    'Customer value',
    'RFM',
    'What segments foretell',
  ]);
});

test('a column sorts down and up, and the export follows', async ({ page }) => {
  const heading = tableOf(page).getByRole('columnheader', { name: /^spend/i });
  await heading.getByRole('button').click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
  const falling = await exported(page, 'spend');
  expect(new Set(falling).size).toBeGreaterThan(100);
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  await heading.getByRole('button').click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
  expect(await exported(page, 'spend')).toEqual(falling.toReversed());
});

test('a filter keeps the rows that pass, a search those with the id, and the export follows', async ({
  page,
}) => {
  await tableOf(page).getByRole('button', { name: 'Filter columns' }).click();
  await tableOf(page).getByRole('textbox', { name: 'Filter visits' }).fill('40..49');
  await expect.poll(() => customerCount(page)).toMatch(/^\d+ of 240$/);
  const visits = await exported(page, 'visits');
  expect(visits).toHaveLength(Number((await customerCount(page)).split(' ')[0]));
  expect([Math.min(...visits), Math.max(...visits)]).toEqual([40, 49]);
  await tableOf(page).getByRole('button', { name: 'Show all' }).first().click();
  await tableOf(page).getByRole('searchbox', { name: 'Search customer id' }).fill('m1017');
  await expect.poll(() => customerCount(page)).toBe('1 of 240');
  await tableOf(page).getByRole('searchbox', { name: 'Search customer id' }).fill('nobody');
  await tableOf(page).getByText('No customer passes these filters.').waitFor();
  await tableOf(page).getByRole('button', { name: 'Show all' }).first().click();
  await expect.poll(() => customerCount(page)).toBe('240');
  await tableOf(page).getByRole('button', { name: 'Filter columns' }).click();
});

test('ids that a spreadsheet would take for formulas are made harmless in both exports', async ({ page }) => {
  for (const columns of ['Everything', 'Segments'] as const) {
    const { content } = await exportCustomers(page, { columns });
    const ids = csvRows(content).map((row) => row['customer_id']);
    expect(ids).toHaveLength(CUSTOMERS);
    for (const id of HOSTILE) expect(ids).toContain(`'${id}`);
    expect(content).not.toMatch(/(?:^|,)"?[=+@]/m);
  }
});

test('only rows in sight are made; End goes to the last and Home to the first', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Customers with their segment and profile' });
  expect(await region.getByRole('row').count()).toBeLessThan(60);
  await region.focus();
  await page.keyboard.press('End');
  await expect.poll(() => isInSight(region, CUSTOMERS + 1)).toBe(true);
  await page.keyboard.press('Home');
  await expect.poll(() => isInSight(region, 2)).toBe(true);
});

/** Whether a row stands wholly in its region, below the heading; rows a little beyond it are made too. */
async function isInSight(region: Locator, rowIndex: number): Promise<boolean> {
  const [row, all, heading] = await Promise.all([
    region
      .locator(`tr[aria-rowindex="${rowIndex}"]`)
      .boundingBox({ timeout: 1000 })
      .catch(() => null),
    region.boundingBox(),
    region.locator('thead').boundingBox(),
  ]);
  if (row === null || all === null || heading === null) return false;
  return row.y >= heading.y + heading.height - 1 && row.y + row.height <= all.y + all.height + 1;
}

function tableOf(page: Page) {
  return page.getByRole('region', { name: 'Customers', exact: true });
}

/** What is exported is what is shown, in its order. */
async function exported(page: Page, column: string): Promise<number[]> {
  const { name, content } = await exportCustomers(page);
  const rows = csvRows(content);
  expect(name).toMatch(new RegExp(`^strata-customers-(?:shown|all)-${rows.length}\\.csv$`));
  return rows.map((row) => Number(row[column]));
}
