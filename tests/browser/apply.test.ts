import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { DriftDocument } from '../../src/pipelines/segmentation/applied/drift-document.ts';
import type { ModelDocument } from '../../src/pipelines/segmentation/applied/model-document.ts';
import { modelHash } from '../../src/pipelines/segmentation/applied/model-hash.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { commandLine } from './setup/command-line.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { receiveFile } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-apply-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sales(name: string, price: number): ReturnType<typeof textFile> {
  const rows = Array.from({ length: 6000 }, (_, n) => {
    const day = `2024-0${(n % 5) + 1}-${String((n % 28) + 1).padStart(2, '0')}`;
    const id = n % 997 === 3 ? '=3+4' : `c${n % 997}`;
    return `${id},${day},${(price * (((n * 37) % 90) + (n % 997) / 10 + 0.5)).toFixed(2)}`;
  });
  return textFile(name, ['client,day,paid', ...rows]);
}

const SALES = sales('sales.csv', 1);
const DEARER = sales('dearer.csv', 40);
/** More customers than a table sorts and searches in one go. */
const MANY = textFile('many.csv', [
  'client,day,paid',
  ...Array.from(
    { length: 20_500 },
    (_, n) => `m${10_000 + n},2024-05-${String((n % 28) + 1).padStart(2, '0')},${((n * 7919) % 20_500) / 10}`,
  ),
]);
const LINK = linkTo(
  { clustering: { choice: 'fixed', k: 4, restarts: 3 } },
  { preset: 'development', page: 'data' },
);

let model = '';
let assignments = '';

const test = sharedPageTest(async (page, siteUrl) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(siteUrl + LINK);
  await chooseFile(page, SALES);
  await confirmImport(page);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Report');
  assignments = (await receiveFile(page, 'assignments.csv')).content;
  model = (await receiveFile(page, 'Save model.json')).content;
});

const jsonFile = (name: string, content: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

async function applyTo(page: Page, data: typeof SALES, button: string): Promise<void> {
  await chooseFile(page, data, button);
  await page.getByRole('heading', { name: `New data: ${data.name}` }).waitFor();
  await page.getByRole('button', { name: 'Apply the model' }).click();
  await page.getByRole('region', { name: `New data: ${data.name}` }).waitFor();
}

const lead = (page: Page): Promise<string> => page.getByRole('main').locator('header strong').innerText();

const withoutCertainty = (csv: string): readonly string[] =>
  csv.split(/\r?\n/).map((line) => line.split(',').slice(0, 3).join(','));

/** The model as it were if its run had united ids. */
function ofMergedIds(text: string): string {
  const { hash: _, ...rest } = JSON.parse(text) as ModelDocument;
  const body = { ...rest, trained: { ...rest.trained, mergedIds: 7 } };
  return JSON.stringify({ ...body, hash: modelHash(body) });
}

/** What the command line writes for the same model and data. */
async function byCommandLine(
  data: typeof SALES,
  text = model,
): Promise<{ readonly csv: string; readonly drift: string }> {
  writeFileSync(join(folder, 'model.json'), text);
  writeFileSync(join(folder, data.name), data.buffer);
  const paths = ['--model', join(folder, 'model.json'), '--input', join(folder, data.name)];
  const drift = await commandLine(['apply', '--json', ...paths, '--out', join(folder, `${data.name}-out`)]);
  return { drift, csv: readFileSync(join(folder, `${data.name}-out`, 'assignments.csv'), 'utf8') };
}

test('a file that is no model, or was changed, is refused with what is wrong and what to do', async ({
  page,
}) => {
  await goTo(page, 'Apply');
  await chooseFile(page, jsonFile('notes.json', '{"schema":"other"}'), 'Open a model');
  const alert = page.getByRole('alert');
  await alert.filter({ hasText: '“schema” is not “strata-model”' }).waitFor();
  expect(await alert.innerText()).toMatch(/Give the model\.json/);
  const forged = model.replace(/"centroids": \[\s*\[\s*[-\d.e]+/, (found) => found.replace(/[-\d.e]+$/, '9'));
  await chooseFile(page, jsonFile('forged.json', forged), 'Open a model');
  await alert.filter({ hasText: '“hash” does not fit the rest' }).waitFor();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await alert.waitFor({ state: 'detached' });
});

test('the data of the run get the segments of the run, as by the command line, and show no drift', async ({
  page,
}) => {
  await goTo(page, 'Segments');
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'model.json'));
    dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, model);
  await page.getByRole('region', { name: 'Model: model.json' }).waitFor();
  await applyTo(page, SALES, 'Choose new data');
  await expect.poll(() => lead(page)).toBe('No drift seen: 997 customers, against 997 of the run.');
  const { content } = await receiveFile(page, 'Save assignments.csv');
  expect(withoutCertainty(content)).toEqual(withoutCertainty(assignments));
  expect(content).toContain("\n'=3+4,");
  const drift = (await receiveFile(page, 'Save drift.json')).content;
  const expected = await byCommandLine(SALES);
  expect(content).toBe(expected.csv);
  expect(JSON.parse(drift)).toEqual(JSON.parse(expected.drift));
});

test('data that have drifted are told of as such, with the feature that moved, and so is a merge history that is missing', async ({
  page,
}) => {
  const merged = ofMergedIds(model);
  await chooseFile(page, jsonFile('merged.json', merged), 'Open another model');
  await page.getByRole('region', { name: 'Model: merged.json' }).waitFor();
  await applyTo(page, DEARER, 'Choose new data');
  await page.getByText(/^In the run of the model 7 ids were counted under another/).waitFor();
  await expect.poll(() => lead(page)).toBe('Drift: 997 customers, against 997 of the run.');
  await page.getByText(/features \d+ lies? strongly otherwise: Net revenue \(/).waitFor();
  const drift = JSON.parse((await receiveFile(page, 'Save drift.json')).content) as DriftDocument;
  expect(drift).toEqual(JSON.parse((await byCommandLine(DEARER, merged)).drift));
  await page.getByRole('combobox', { name: 'Feature', exact: true }).selectOption({ index: 1 });
  const figure = page.getByRole('figure', { name: 'Population stability index of each feature' });
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await figure.getByRole('row', { name: /^Net revenue .* strongly shifted/ }).waitFor();
});

test('customers are searched, and what is shown is exported', async ({ page }) => {
  const table = page.getByRole('region', { name: 'Customers', exact: true });
  await table.getByRole('searchbox', { name: 'Search customer id' }).fill('c99');
  await table.getByText('8 of 997').waitFor();
  await table.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: /^JSON/ }).check();
  const file = await receiveFile(page, 'Export 8 customers');
  const rows = JSON.parse(file.content) as readonly Record<string, unknown>[];
  expect(rows.map((row) => row['customer_id'])).toContain('c996');
  expect(rows.every((row) => Number(row['distance']) > 0 && 'monetary' in row)).toBe(true);
  await table.getByRole('button', { name: 'Show all' }).click();
});

test('results fit 390 pixels and dark, and axe finds nothing in them', async ({ page }) => {
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await axeFindings(page, { colours: true })).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('by keys alone another day is applied from, a wrong one refused, and all is closed and brought back', async ({
  page,
}) => {
  const day = page.getByLabel('Recency counts back from');
  const told = await page.getByRole('region', { name: 'Drift from the run' }).innerText();
  await day.fill('2024-01-02');
  await day.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'lies before the last event' }).waitFor();
  await page.getByRole('button', { name: 'Leave it' }).press('Enter');
  expect(await page.getByRole('region', { name: 'Drift from the run' }).innerText()).toBe(told);
  await page.getByRole('button', { name: 'Close the model' }).press('Enter');
  await page.getByLabel('Open a model').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Model');
  await page.getByRole('button', { name: 'Bring it back' }).last().press('Enter');
  await expect.poll(() => page.getByRole('region', { name: 'Drift from the run' }).innerText()).toBe(told);
});

test('a table of 20,500 customers is sorted and searched in slices, and shows what was asked for last', async ({
  page,
}) => {
  await applyTo(page, MANY, 'Choose other data');
  const table = page.getByRole('region', { name: 'Customers', exact: true });
  const distances = async (count: string): Promise<readonly number[]> => {
    await table.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: /^JSON/ }).check();
    const { content } = await receiveFile(page, `Export ${count} customers`);
    return (JSON.parse(content) as readonly { readonly distance: number }[]).map(({ distance }) => distance);
  };
  const farthest = table.getByRole('columnheader', { name: /^Distance/ }).getByRole('button');
  await farthest.click();
  await farthest.click();
  await farthest.click();
  const search = table.getByRole('searchbox', { name: 'Search customer id' });
  for (const typed of ['m', 'm1', 'm2', 'm20']) await search.fill(typed);
  await table.getByText('1,000 of 20,500').waitFor();
  const found = await distances('1,000');
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  await search.fill('');
  await table.getByText('20,500', { exact: true }).waitFor();
  const all = await distances('20,500');
  expect(new Set(all).size).toBeGreaterThan(1000);
  expect(all).toEqual(all.toSorted((a, b) => b - a));
});

test('the run and its data are as they were', async ({ page }) => {
  await goTo(page, 'Data');
  await page.getByRole('region', { name: 'Source' }).getByText('6,000 rows').waitFor();
  await goTo(page, 'Report');
  expect((await receiveFile(page, 'assignments.csv')).content).toBe(assignments);
  expect((await receiveFile(page, 'Save model.json')).content).toBe(model);
});
