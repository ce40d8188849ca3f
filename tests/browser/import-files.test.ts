import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { customerCount, goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { chooseFiles, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo({ clustering: { choice: 'fixed', k: 3 } }, { page: 'data' });

/** Rows of 30 clients in one month; each file has clients of its own beside those of both. */
function sales(month: number): readonly string[] {
  return Array.from({ length: 90 }, (_, i) => {
    const day = `2024-0${month}-${String((i % 28) + 1).padStart(2, '0')}`;
    return `${i % 20 < 15 ? i % 15 : month * 100 + (i % 20)},${day},${10 + ((i * 7) % 40) + (i % 3) * 60},p${i % 4}`;
  });
}

const FILES = [
  textFile('sales 10.csv', ['client,date,amount,product', ...sales(5)]),
  textFile('products.csv', ['product,category', 'p0,tea', 'p1,coffee', 'p2,tea']),
  textFile('sales 9.csv', [
    'product;amount;date;client',
    ...sales(4).map((line) => line.split(',').toReversed().join(';')),
  ]),
];

test('several files become one table; one that does not fit is set aside, and joined by a key on demand', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFiles(page, FILES);
  await page.getByRole('heading', { name: 'Import a set of 3 files' }).waitFor();
  const list = page.getByRole('region', { name: 'The files' });
  const items = () => list.getByRole('listitem').allInnerTexts();
  await expect
    .poll(() => items())
    .toEqual([
      expect.stringMatching(
        /^products\.csv[^]*3 rows[^]*Set aside: Its columns are not those of sales 9\.csv/,
      ),
      expect.stringMatching(/^sales 9\.csv[^]*90 rows · semicolons, UTF-8[^]*its columns are those of all/),
      expect.stringMatching(/^sales 10\.csv[^]*90 rows · commas, UTF-8[^]*Appended/),
    ]);
  const category = page.getByRole('combobox', { name: 'Category', exact: true });
  await expect.poll(() => category.inputValue()).toBe('');

  await list.getByRole('button', { name: 'Join products.csv by product' }).press('Enter');
  await list.getByText('Joined by “product”', { exact: false }).waitFor();
  await page
    .getByRole('columnheader', { name: /category/ })
    .first()
    .waitFor();
  const dialog = page.getByRole('region', { name: 'Import a set of 3 files' });
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
  await list.getByText('Set aside', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Redo' }).press('Enter');
  await list.getByText('Joined by “product”', { exact: false }).waitFor();
  await expect.poll(() => category.inputValue()).toBe('category');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const look = { within: ['[aria-label="The files"]'], colours: colorScheme === 'dark' };
    expect(await axeFindings(page, look)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  await confirmImport(page);
  await page.getByText('sales 9.csv, sales 10.csv', { exact: true }).first().waitFor();
  await page
    .getByText('“products.csv” was joined by “product”: 136 of 180 rows found their row', { exact: false })
    .waitFor();
  await page.getByText('Rows of each of the 2 files').click();
  const files = page.getByRole('group', { name: 'The files of sales 9.csv, sales 10.csv' });
  await expect
    .poll(() => files.getByRole('row').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^File/),
      expect.stringMatching(/^sales 9\.csv\s+90\s+0/),
      expect.stringMatching(/^sales 10\.csv\s+90\s+0/),
    ]);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Segments');
  await expect.poll(() => customerCount(page)).toBe('25');

  await goTo(page, 'Data');
  const more = textFile('sales 11.csv', [
    'client,date,amount,product',
    '0,2024-06-20,25,p0',
    '900,2024-06-21,30,p1',
  ]);
  await chooseFiles(page, [more, ...FILES]);
  await list.getByRole('button', { name: 'Join products.csv by product' }).click();
  await list.getByText('Joined by “product”', { exact: false }).waitFor();
  await confirmImport(page);
  await runButton(page).click();
  await runIsDone(page);
  await page.getByText('The data only grew: 2 of 26 customers touched.', { exact: false }).waitFor();
});
