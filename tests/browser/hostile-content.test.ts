import { expect } from 'vitest';
import { goTo, linkTo, openTab, runButton, runIsDone } from './setup/app-run.ts';
import { exportCustomers } from './setup/export-customers.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';
import { csvRows } from './setup/received-file.ts';

const IDS = [
  '<img src=x onerror=alert(1)>',
  '</td></table><script>alert(1)</script>',
  '__proto__',
  'constructor',
  'safe\u202Ecod.exe',
  '=HYPERLINK("https://evil.example")',
  '@SUM(1)',
  ...Array.from({ length: 23 }, (_, i) => `K${i}`),
];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const LINES = IDS.flatMap((id, at) =>
  Array.from({ length: 1 + (at % 3) * 6 }, (_, nth) => {
    const day = String(1 + ((at + nth * 3) % 28)).padStart(2, '0');
    return `${quoted(id)},2025-0${1 + (nth % 6)}-${day},${10 + ((at * 7 + nth) % 40)}`;
  }),
);
const NAME = `<img src=x onerror=alert(1)>\u202Egnp ${'x'.repeat(210)}.csv`;

test('ids and a file name made of markup, overrides and formulas are shown as texts and exported as none of these', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + linkTo({ clustering: { choice: 'fixed', k: 3 } }, { page: 'data' }));
  await chooseFile(page, textFile(NAME, ['customer,date,amount', ...LINES]));
  await confirmImport(page);
  await page.getByText('30 ids', { exact: false }).first().waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Segments');
  await openTab(page, 'Customers');
  await page
    .getByRole('region', { name: 'Customers', exact: true })
    .getByText('<img src=x onerror=alert(1)>', { exact: true })
    .waitFor();
  const rows = csvRows((await exportCustomers(page)).content);
  const formulas = IDS.filter((id) => /^[=@]/.test(id));
  expect(rows.map((row) => Object.values(row)[0] ?? '').toSorted()).toEqual(
    IDS.map((id) => (formulas.includes(id) ? `'${id}` : id)).toSorted(),
  );
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});
