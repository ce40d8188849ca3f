import { parquetReadObjects } from 'hyparquet';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { customerCount, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { exportAsked } from './setup/export-customers.ts';
import { csvRows } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const CUSTOMERS = 200;
const link = linkTo({
  synthetic: { customers: CUSTOMERS },
  structure: { test: false },
  sensitivity: { features: false, time: false, restarts: false, noise: false, nulls: false },
});

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + link);
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
});

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const map = (page: Page) => page.getByRole('figure', { name: /^Map of the customers/ });
const table = (page: Page) => page.getByRole('region', { name: 'Customers', exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function selectedCount(page: Page): Promise<number> {
  return Number((await bar(page).getByRole('status').innerText()).split(' ')[0]);
}

/** Draws around the left part of the map, with a key held or without. */
async function lasso(page: Page, to: number, key?: 'Shift' | 'Alt'): Promise<void> {
  const canvas = map(page).getByRole('img');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  if (key !== undefined) await page.keyboard.down(key);
  await page.mouse.move(...at(0.08, 0.05));
  await page.mouse.down();
  for (const [x, y] of [
    [to, 0.05],
    [to, 0.85],
    [0.08, 0.85],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
  if (key !== undefined) await page.keyboard.up(key);
}

async function legendCounts(legend: Locator): Promise<readonly number[]> {
  const texts = await legend.getByRole('button').allInnerTexts();
  return texts.map((text) => Number(/(\d+) \/ \d+$/.exec(text)?.[1] ?? /(\d+)$/.exec(text)?.[1]));
}

test('a lasso selects customers, Shift adds and Alt takes away, and the legend counts them', async ({
  page,
}) => {
  await tab(page, 'Map');
  await map(page).getByRole('button', { name: 'Lasso' }).click();
  await lasso(page, 0.5);
  await bar(page).getByText('customers selected by lasso on the map').waitFor();
  const first = await selectedCount(page);
  await lasso(page, 0.7, 'Shift');
  await expect.poll(() => selectedCount(page)).toBeGreaterThan(first);
  const more = await selectedCount(page);
  const legend = page.getByRole('list', { name: 'Segments on the map' });
  await expect
    .poll(async () => (await legendCounts(legend)).reduce((sum, count) => sum + count, 0))
    .toBe(more);
  await lasso(page, 0.5, 'Alt');
  await expect.poll(() => selectedCount(page)).toBe(more - first);
  await map(page).getByRole('button', { name: 'Lasso' }).click();
});

test('the map zooms by wheel and keys, moves by a drag, and goes back to everything', async ({ page }) => {
  const factor = map(page).getByRole('status').or(map(page).locator('output')).first();
  const surface = map(page).getByRole('img');
  await surface.hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(() => factor.innerText()).toBe('1.8×');
  await map(page)
    .getByRole('group', { name: /^Map: plus and minus/ })
    .focus();
  await page.keyboard.press('+');
  await expect.poll(() => factor.innerText()).toBe('2.7×');
  await page.keyboard.press('0');
  await expect.poll(() => factor.innerText()).toBe('1.0×');
});

test('the selected customers alone are shown in the table and exported as CSV, Parquet and JSON', async ({
  page,
}) => {
  const count = await selectedCount(page);
  await bar(page).getByRole('button', { name: 'Show only these' }).click();
  await expect.poll(() => customerCount(page)).toBe(`${count} of ${CUSTOMERS}`);
  const read: unknown[][] = [];
  for (const file of ['CSV', 'Parquet', 'JSON'] as const) {
    await bar(page).getByRole('button', { name: 'Export' }).click();
    const { name, content, bytes } = await exportAsked(page, { file });
    expect(name).toBe(`strata-customers-selected-${count}.${file.toLowerCase()}`);
    const rows: Record<string, unknown>[] =
      file === 'CSV'
        ? csvRows(content)
        : file === 'JSON'
          ? (JSON.parse(content) as Record<string, unknown>[])
          : await parquetReadObjects({ file: bytes.buffer });
    read.push(rows.map((row) => `${String(row['customer_id'])} ${String(row['segment'])}`));
  }
  expect(read[0]).toHaveLength(count);
  expect(read[1]).toEqual(read[0]);
  expect(read[2]).toEqual(read[0]);
});

test('a selection is saved, survives a run, is deleted, and comes back by undo', async ({ page }) => {
  const count = await selectedCount(page);
  await bar(page).getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Saved selections' });
  await dialog.getByLabel(`Save ${count} customers as`).fill('Left side');
  await page.keyboard.press('Enter');
  await dialog.getByText('Left side').waitFor();
  expect(await axeFindings(page, { within: ['dialog'] })).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await runButton(page).click();
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  await stages.filter({ hasText: 'RFM' }).filter({ hasText: 'cached' }).first().waitFor();
  await runIsDone(page);
  await expect.poll(() => selectedCount(page)).toBe(count);
  await page.keyboard.press('Escape');
  await expect.poll(() => bar(page).count()).toBe(0);
  await table(page)
    .getByRole('button', { name: /^Saved selections/ })
    .click();
  await dialog.getByRole('button', { name: 'Delete Left side' }).click();
  await dialog.getByText('Nothing is saved yet').waitFor();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Select Left side' }).click();
  await expect.poll(() => selectedCount(page)).toBe(count);
  await page.keyboard.press('Escape');
});

test('rows are checked with keys alone, and at 390 pixels in the dark nothing is cut or wrong', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await table(page)
    .getByRole('checkbox', { name: /^Select C/ })
    .first()
    .focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => selectedCount(page)).toBe(3);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);
  await tab(page, 'Map');
  await map(page).getByRole('button', { name: 'Density' }).click();
  const within = ['[role="toolbar"]', 'section[aria-label="Selection"]'];
  expect(await axeFindings(page, { within })).toEqual([]);
});
