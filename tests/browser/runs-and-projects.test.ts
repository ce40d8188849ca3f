import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, openTab, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { openPage } from './setup/open-page.ts';
import { test } from './setup/page-test.ts';
import { csvRows, receiveFile } from './setup/received-file.ts';
import { openProject, receiveProject } from './setup/receive-project.ts';

const QUICK = {
  synthetic: { customers: 120 },
  structure: { test: false },
  sensitivity: { sampling: false, features: false, time: false, restarts: false, noise: false, nulls: false },
} as const;
const ONE_K = linkTo({ ...QUICK, clustering: { choice: 'fixed', k: 4 } });
const TWO_K = linkTo({ ...QUICK, clustering: { choice: 'auto', kMin: 3, kMax: 4 } });
const NARROW = { width: 390, height: 844 };

const TABLE = textFile('members.csv', [
  'member_id,visits,spend,points',
  ...Array.from({ length: 90 }, (_, row) => {
    const group = row % 3;
    const within = Math.floor(row / 3);
    return `M${1000 + row},${group * 40 + (within % 17)},${group * 900 + within * 3},${group * group * 500 + within * 2}`;
  }),
]);

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const keptRuns = (page: Page): Locator => page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');

async function run(page: Page): Promise<void> {
  await runButton(page).click();
  await runIsDone(page);
}

async function runWithSeed(page: Page, seed: number): Promise<void> {
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.getByRole('textbox', { name: 'Seed' }).fill(String(seed));
  await run(page);
}

/** A figure of a list of figures, as a number. */
async function figure(page: Page, label: string): Promise<number> {
  const value = region(page, 'How alike they are').locator('div', {
    has: page.getByText(label, { exact: true }),
  });
  return Number((await value.getByRole('definition').first().innerText()).replaceAll(/[^\d.-]/g, ''));
}

async function numbersIn(rows: Locator, column: number): Promise<readonly number[]> {
  const cells = await rows.locator(`td:nth-child(${column})`).allInnerTexts();
  return cells.map((text) => Number(text.replaceAll(/\D/g, '')));
}

async function resultHash(page: Page): Promise<string> {
  await goTo(page, 'Report');
  return (await page.getByRole('main').locator('dl code').last().innerText()).trim();
}

test('runs are kept and compared: what differed, who moved, and the counts add up', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + ONE_K);
  await run(page);
  await runWithSeed(page, 7);
  await goTo(page, 'Compare');
  await region(page, 'Movers').waitFor();

  const differed = region(page, 'What differed');
  await expect.poll(() => differed.getByRole('row', { name: /^Seed / }).innerText()).toMatch(/42\s+7/);
  await differed.getByText(/The data differ/).waitFor();
  const counterparts = region(page, 'Segments and their counterparts').locator('tbody tr');
  await counterparts.first().waitFor();
  const matched = await numbersIn(counterparts, 3);
  const movers = await figure(page, 'Movers');
  const alone = await figure(page, 'In one of them only');
  const both = matched.reduce((sum, count) => sum + count, 0) + movers;
  expect(movers).toBeGreaterThan(0);
  expect(both * 2 + alone).toBe(120 * 2);
  const rows = csvRows((await receiveFile(page, 'Export movers')).content);
  expect(rows).toHaveLength(movers);
  expect(rows.every((row) => row['Why'] !== '' && row['From'] !== '' && row['To'] !== '')).toBe(true);

  await page.getByRole('button', { name: `Select ${movers} customers` }).click();
  await region(page, 'Selection')
    .getByText(new RegExp(`^${movers} `))
    .first()
    .waitFor();

  await goTo(page, 'Compare');
  await page.getByRole('group', { name: 'From' }).getByLabel('Run').selectOption('on-screen');
  await page.getByText('Nobody moved').waitFor();
  await expect.poll(() => figure(page, 'Adjusted Rand index')).toBe(1);
  await expect.poll(() => figure(page, 'Movers')).toBe(0);

  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize(NARROW);
  expect(await axeFindings(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(NARROW.width);
});

test('kept runs outlast the visit, are shared by tabs, pinned, named, cleaned up, brought back and forgotten', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + ONE_K);
  await run(page);
  await runWithSeed(page, 7);
  await goTo(page, 'Compare');
  await expect.poll(() => keptRuns(page).count()).toBe(2);
  const first = keptRuns(page).filter({ hasText: 'seed 42' });
  await first.getByRole('button', { name: /^Name and note/ }).click();
  await first.getByRole('textbox', { name: 'Name' }).fill('Before the spring');
  await first.getByRole('textbox', { name: 'Note' }).fill('as shown to the board');
  await first.getByRole('button', { name: 'Keep name and note' }).click();
  await first.getByRole('button', { name: 'Pin Before the spring' }).click();

  const other = await page.context().newPage();
  await other.goto(siteUrl + ONE_K);
  await runWithSeed(other, 8);
  await expect.poll(() => keptRuns(page).count()).toBe(3);
  await other.close();

  await page.reload();
  await goTo(page, 'Compare');
  await expect.poll(() => keptRuns(page).count()).toBe(3);
  await keptRuns(page).filter({ hasText: 'Before the spring' }).getByText('pinned').waitFor();
  await region(page, 'How alike they are').waitFor();

  await page.getByRole('button', { name: 'Clean up', exact: true }).click();
  const cleaning = page.getByRole('group', { name: 'Clean up' });
  await cleaning.getByRole('spinbutton').fill('0');
  await cleaning.getByText(/^2 runs would go, and [\d.]+ kB come free/).waitFor();
  await cleaning.getByRole('button', { name: 'Remove 2 runs' }).click();
  await expect.poll(() => keptRuns(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => keptRuns(page).count()).toBe(3);

  await page.evaluate(() => localStorage.setItem('neighbour', 'of another page'));
  const beside = await page.context().newPage();
  await beside.goto(siteUrl + ONE_K);
  await runButton(beside).waitFor();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Project' });
  await dialog.getByRole('button', { name: 'Forget everything kept here' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Erase all of it' }).click();
  await dialog.getByText(/^0 runs/).waitFor();
  await beside.getByText('Another tab has erased whatever').waitFor();
  await beside.close();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['neighbour']);
  await page.reload();
  await goTo(page, 'Compare');
  await page.getByText('Nothing has been run yet').waitFor();
});

test('a browser that keeps nothing says so once, and the app works on', async ({ page, siteUrl }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await page.goto(siteUrl + ONE_K);
  const told = page.getByRole('alert').filter({ hasText: 'lets this page keep nothing' });
  await run(page);
  await told.waitFor();
  await runWithSeed(page, 7);
  expect(await told.count()).toBe(1);
});

test('a project opened in a fresh browser has the same hash, decisions, selection, names and notes', async ({
  page,
  browser,
  siteUrl,
}) => {
  await page.goto(siteUrl + TWO_K);
  await run(page);
  await goTo(page, 'Compare');
  await goTo(page, 'Segments');
  const [generated] = await segmentNames(page);
  await page.getByRole('button', { name: generated!, exact: true }).first().focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Regulars of spring');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await segmentNames(page))[0]).toBe('1 Regulars of spring');
  await goTo(page, 'Compare');
  await region(page, 'Movers')
    .getByRole('button', { name: /^Select / })
    .click();
  const selection = region(page, 'Selection');
  await selection.getByRole('button', { name: /^Save/ }).click();
  const saving = page.getByRole('form', { name: 'Save the selection' });
  await saving.getByRole('textbox').fill('Border people');
  await saving.getByRole('textbox').press('Enter');
  await page.getByRole('dialog').getByText('Border people').waitFor();
  await page.keyboard.press('Escape');
  await goTo(page, 'Validation');
  const matrix = region(page, 'Verdict on each segment');
  await matrix.getByRole('button', { name: /^2 / }).click();
  const form = page.getByRole('form', { name: 'Decide by hand' });
  await form.getByRole('combobox', { name: 'Decision' }).selectOption('Reject');
  await form.getByRole('textbox', { name: 'Note' }).fill('wait for the spring');
  await form.getByRole('button', { name: 'Decide by hand' }).click();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill('For the board.\nSecond line.');
  await page.keyboard.press('Escape');
  const hash = await resultHash(page);
  await goTo(page, 'Segments');
  const selected = await selection.innerText();
  const names = await segmentNames(page);
  const file = await receiveProject(page);
  expect(file.name).toMatch(/^strata-\d{4}-\d\d-\d\d\.strata$/);

  const fresh = await openPage(browser, siteUrl);
  await fresh.page.goto(siteUrl);
  await fresh.page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
  await openProject(fresh.page, file);
  await fresh.page.getByText('is open, and its run arrives at the result that was saved').waitFor();
  await expect.poll(() => region(fresh.page, 'Selection').innerText()).toBe(selected);
  await openTab(fresh.page, 'Overview');
  await expect.poll(() => segmentNames(fresh.page)).toEqual(names);
  await openTab(fresh.page, 'Customers');
  await fresh.page.getByRole('button', { name: 'Saved selections (1)' }).waitFor();
  expect(await resultHash(fresh.page)).toBe(hash);
  await goTo(fresh.page, 'Validation');
  await fresh.page.getByText('Reject (by hand)').waitFor();
  await fresh.page.getByText('Decided by hand: wait for the spring').waitFor();
  await fresh.page.getByRole('button', { name: 'Project', exact: true }).click();
  const notes = fresh.page.getByRole('textbox', { name: 'Notes on the project' });
  await expect.poll(() => notes.inputValue()).toBe('For the board.\nSecond line.');
  await fresh.page.keyboard.press('Escape');
  const again = await receiveProject(fresh.page);
  expect(again.name).toBe(file.name);
  await fresh.close();
  fresh.watch.expectQuiet();
});

test('a project of imported data brings them along, or asks for the very file', async ({
  page,
  browser,
  siteUrl,
}) => {
  await page.goto(siteUrl + linkTo({ ...QUICK, clustering: { choice: 'fixed', k: 3 } }, { page: 'data' }));
  await chooseFile(page, TABLE);
  await confirmImport(page);
  await run(page);
  const hash = await resultHash(page);
  const bare = await receiveProject(page);
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('checkbox', { name: /^With the imported data \(members\.csv/ }).check();
  await page.keyboard.press('Escape');
  const full = await receiveProject(page);
  expect(full.buffer.includes('data/customers')).toBe(true);
  expect(bare.buffer.includes('data/customers')).toBe(false);

  const fresh = await openPage(browser, siteUrl, { viewport: NARROW, colorScheme: 'dark' });
  await fresh.page.goto(siteUrl + ONE_K);
  await fresh.page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
  await openProject(fresh.page, full);
  await fresh.page.getByText('is open, and its run arrives at the result that was saved').waitFor();
  expect(await resultHash(fresh.page)).toBe(hash);

  await fresh.page.reload();
  await fresh.page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
  await openProject(fresh.page, bare);
  const dialog = fresh.page.getByRole('dialog', { name: 'Project' });
  const asked = dialog.getByLabel(/^Choose members\.csv/);
  await asked.waitFor({ state: 'attached' });
  expect(await axeFindings(fresh.page)).toEqual([]);
  await asked.setInputFiles({ ...textFileOf('other.csv', ['member_id,visits,spend,points', 'a,1,2,3']) });
  await dialog
    .getByRole('alert')
    .getByText(/is not the file that the project was saved with/)
    .waitFor();
  await asked.setInputFiles({ ...textFileOf('renamed.csv', undefined) });
  await fresh.page.getByText('is open, and its run arrives at the result that was saved').waitFor();
  expect(await resultHash(fresh.page)).toBe(hash);
  await fresh.close();
  fresh.watch.expectQuiet();
});

test('what is no project changes nothing; a project of version 1 still opens, dropped on the page', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + ONE_K);
  await page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
  const address = () => page.evaluate(() => location.href);
  const before = await address();
  await openProject(page, { name: 'x.strata', mimeType: '', buffer: Buffer.from('no zip at all') });
  await page.getByText(/“x\.strata” was not opened\. .*damaged/).waitFor();
  expect(await address()).toBe(before);

  const path = fileURLToPath(new URL('../state/project/version-1.strata', import.meta.url));
  await dropFile(page, 'version-1.strata', readFileSync(path));
  await page.getByText(/^“version-1\.strata” is open, /).waitFor();
  await region(page, 'Selection')
    .getByText(/^13 of 100 customers selected by the table/)
    .waitFor();
  await openTab(page, 'Customers');
  await page.getByRole('button', { name: 'Saved selections (1)' }).click();
  await page.getByRole('dialog').getByText('Border people').waitFor();
  await page.keyboard.press('Escape');
  await goTo(page, 'Validation');
  await page.getByText('look again in spring').waitFor();
});

/** Drops a file on the page, as the system's file manager would. */
async function dropFile(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], fileName));
      return data;
    },
    [name, [...content]] as const,
  );
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer });
}

/** A file of another name; without lines the imported table. */
function textFileOf(name: string, lines: readonly string[] | undefined) {
  const file = lines === undefined ? TABLE : textFile(name, lines);
  if (typeof file === 'string') throw new Error('a file made here is no path');
  return { ...file, name };
}
