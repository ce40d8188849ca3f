import { expect } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';

/** Customers of one Gaussian cloud: there is nothing to find. */
function cloud(rows: number): readonly string[] {
  const random = randomStream(7, 'cloud');
  const line = (i: number) =>
    `c${i},${Array.from({ length: 5 }, () => (50 + 10 * random.normal()).toFixed(2)).join(',')}`;
  return ['customer_id,a,b,c,d,e', ...Array.from({ length: rows }, (_, i) => line(i))];
}

test('segments of one cloud are said to be a cut, on every page that speaks of them', async ({
  page,
  siteUrl,
}) => {
  await page.goto(
    siteUrl +
      linkTo(
        { clustering: { choice: 'auto', kMin: 2, kMax: 5 }, features: { logarithm: false } },
        { page: 'data' },
      ),
  );
  await chooseFile(page, textFile('cloud.csv', cloud(300)));
  const kind = page.getByRole('combobox', { name: 'One row is', exact: true });
  if ((await kind.inputValue()) !== 'customers') await kind.selectOption('customers');
  await confirmImport(page);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Segments');
  await segmentNames(page);
  const first = page.getByRole('main').getByRole('paragraph').first();
  await expect.poll(() => first.innerText()).toMatch(/^\d segments, no clear structure\./);
  await page.getByText('These segments may be a cut of a cloud').waitFor();
  await page.getByText('underlined: chosen, though no number stands out').waitFor();
  expect(await page.getByText('recommended').count()).toBe(0);
  await goTo(page, 'Stability');
  await page.getByText(/; the data show no clear structure/).waitFor();
  await goTo(page, 'Validation');
  await page.getByRole('region', { name: 'Structure' }).getByText('no clear structure').waitFor();
  await goTo(page, 'Report');
  await page.getByText(/^\d segments, no clear structure; /).waitFor();
});

test('a fixed k is judged beside what each measure is held against', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + linkTo({ synthetic: { customers: 200 }, clustering: { choice: 'fixed', k: 4 } }));
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
  const table = page.getByRole('figure', { name: 'Measures at 4 segments' }).getByRole('table');
  await table.waitFor();
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows.find((row) => /one Gaussian cloud/.test(row))).toMatch(
    /0\.\d{3} ± 0\.\d{3}, one Gaussian cloud reaches 0\.\d\d\s+(?:Exceeds it|Within its reach)/,
  );
  expect(rows.find((row) => row.startsWith('Prediction strength'))).toMatch(/Reaches it|Below it/);
  expect(rows.find((row) => row.startsWith('Davies–Bouldin'))).toMatch(/No threshold/);
});

test('structure that is not tested is not claimed', async ({ page, siteUrl }) => {
  await page.goto(
    siteUrl +
      linkTo({
        synthetic: { customers: 200 },
        clustering: { choice: 'auto', kMin: 3, kMax: 6 },
        structure: { test: false },
      }),
  );
  await runButton(page).click();
  await runIsDone(page);
  await segmentNames(page);
  const first = page.getByRole('main').getByRole('paragraph').first();
  await expect.poll(() => first.innerText()).toMatch(/^\d segments, structure not tested\./);
  const chart = page.getByRole('figure', { name: 'Measures by number of segments' });
  await chart.getByRole('button', { name: 'Show as table' }).waitFor();
  expect(await chart.getByRole('button', { name: 'Prediction strength' }).count()).toBe(0);
  const stage = page
    .getByRole('list', { name: 'Stages' })
    .getByRole('listitem')
    .filter({ hasText: 'Structure' });
  await expect.poll(() => stage.innerText()).toMatch(/not tested/);
});
