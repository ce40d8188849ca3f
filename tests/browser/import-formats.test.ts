import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { linkTo } from './setup/app-run.ts';
import { chooseFile, confirmImport } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo({}, { page: 'data' });

/** One of each group of the hostile files; `counts` = what the page says of the import. */
const READ = [
  ['a07_utf16le_no_bom.csv', /60 rows, 12 ids/],
  ['a40_lines.ndjson', /60 rows, 12 ids/],
  ['a44_html_table.xls', /60 rows, 12 ids/],
  ['x02_serial_dates.xlsx', /60 rows, 12 ids/],
  ['x07_errors_and_bools.xlsx', /57 rows, 12 ids.*3 rejected/],
  ['x05_formulas_no_cache.xlsx', /60 rows, 12 ids.*formulas without stored values/],
  ['c08_missing_ids.csv', /12|13/],
  ['g07_hostile_text.json', /13 rows, 13 ids/],
  ['f02_chain_events.csv', /10,001 rows, 10,001 ids/],
  ['h04_persons_traps.csv', /12 rows, 12 ids/],
  ['e05_prototype_columns.csv', /60 rows, 12 ids/],
] as const;

const REFUSED = [
  ['d17_deep.json', /500 levels/],
  ['d22_gzip_bomb.csv.gz', /extreme size/],
  ['d23_xml_entities.xlsx', /document type/],
  ['b20_month_only.csv', /months without days/],
] as const;

/** What a person never gets to see, but as an id that the file really has. */
const UNSHOWN = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object Object\]/;

const shownOn = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/These customer ids look like .*/, '');

test('files of every format are read, and what cannot be is refused while earlier data stay', async ({
  page,
  siteUrl,
  skip,
}) => {
  skip(!hasSharedData, 'the reference data are not here');
  await page.goto(siteUrl + LINK);
  const source = page.getByRole('region', { name: 'Source' });
  for (const [name, counts] of READ) {
    await chooseFile(page, sharedData(`hostile/files/${name}`));
    await confirmImport(page);
    await source.getByText(name, { exact: true }).first().waitFor();
    await expect.poll(async () => (await source.innerText()).replaceAll(/\s+/g, ' ')).toMatch(counts);
    expect(await shownOn(page)).not.toMatch(UNSHOWN);
  }
  for (const [name, reason] of REFUSED) {
    await chooseFile(page, sharedData(`hostile/files/${name}`));
    if (name.startsWith('b20')) {
      await page.getByRole('button', { name: 'Set such rows aside' }).click();
      await page.getByRole('button', { name: 'Import', exact: true }).click();
    }
    const alert = page.getByRole('alert').filter({ hasText: 'was not imported' });
    await alert.getByText(`${name} was not imported.`).waitFor();
    await expect.poll(() => alert.innerText()).toMatch(reason);
    expect(await shownOn(page)).not.toMatch(UNSHOWN);
    await alert.getByRole('button', { name: 'Leave it' }).click();
    await source.getByText('e05_prototype_columns.csv', { exact: true }).first().waitFor();
  }
});

test('the dialog waits for which files of an archive are read, for the order of day and month and for the decimal mark', async ({
  page,
  siteUrl,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(siteUrl + LINK);
  const good = ['01/02', '03/04', '05/06', '07/08', '09/10', '11/12'];
  const rows = (id: string) =>
    Buffer.from(
      `customer,date,amount\n${good.map((day) => `${id},${day}/2024,"-1,250"\n`).join('')}CafÃ©,03/04/2024,x\n`,
    );
  const buffer = Buffer.from(zipSync({ 'may.csv': rows('may'), 'june.csv': rows('june') }));
  await chooseFile(page, { name: 'shop.zip', mimeType: 'application/zip', buffer });
  const importButton = page.getByRole('button', { name: 'Import', exact: true });
  await page
    .getByText('Still needed: which files of the archive are read and the order of day, month and year', {
      exact: false,
    })
    .waitFor();
  await expect.poll(() => importButton.isDisabled()).toBe(true);
  const part = page.getByRole('combobox', { name: 'File in the archive' });
  await expect.poll(() => part.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Read only: may.csv' }).press('Enter');
  await page.getByRole('cell', { name: 'may', exact: true }).first().waitFor();
  await expect.poll(() => part.inputValue()).toBe('may.csv');
  await page.getByRole('region', { name: 'Import shop.zip' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Append all that fit together' }).press('Enter');
  await page.getByText('Still needed: the order of day, month and year and the decimal mark.').waitFor();
  await page.getByText('“-1,250” is -1,250 with a decimal point, and -1.25 with a decimal comma.').waitFor();
  await expect.poll(() => importButton.isDisabled()).toBe(true);
  const files = page.getByRole('region', { name: 'The files' });
  await expect
    .poll(() => files.getByRole('listitem').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^june\.csv in shop\.zip/),
      expect.stringMatching(/^may\.csv in shop\.zip/),
    ]);
  await page.getByRole('cell', { name: 'june', exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Read as: month first' }).click();
  await page.getByText('Still needed: the decimal mark.').waitFor();
  await page.getByRole('button', { name: 'Read as: decimal comma' }).click();
  await page.getByRole('button', { name: 'Read as: repaired' }).click();
  await page.getByRole('cell', { name: 'Café', exact: true }).waitFor();
  await page.getByRole('button', { name: /of amount can be read: show what cannot/ }).click();
  const misfits = page.getByRole('list', { name: 'Cells of amount that cannot be read as numbers' });
  await expect.poll(() => misfits.innerText()).toMatch(/row 7\s+“x”/);
  expect(await axeFindings(page)).toEqual([]);
  await confirmImport(page);
  await page.getByText('june.csv, may.csv', { exact: true }).first().waitFor();
  await page.getByText('12 rows, 2 ids', { exact: false }).waitFor();
  await page.getByText('Rejected rows by reason').click();
  await page.getByText('The amount is not a finite number.').first().waitFor();
});
