import { expect } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { NO_SENSITIVITY } from '../../src/pipelines/segmentation/presets.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { customerCount, goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';
import { receiveFile } from './setup/received-file.ts';

/** z-scores of the raw columns, as the published clustering has them. */
const LINK = linkTo(
  {
    features: { logarithm: false, winsorise: 0, correlationLimit: 1 },
    clustering: { choice: 'auto', kMin: 2, kMax: 4 },
  },
  { page: 'data' },
);

/** k-means of the six spend columns with 100 restarts, from the description of the data. */
const BEST_INERTIA = [
  { k: 2, inertia: 1954.04163 },
  { k: 3, inertia: 1604.0163 },
  { k: 4, inertia: 1312.50221 },
];

test.skipIf(!hasSharedData)(
  'a table of customers is segmented by the columns that were left as features',
  async ({ page, siteUrl }) => {
    await page.goto(siteUrl + LINK);
    await chooseFile(page, sharedData('customers/wholesale_customers.csv'));
    const role = (name: string) => page.getByRole('combobox', { name, exact: true });
    await expect.poll(() => role('One row is').inputValue()).toBe('customers');
    await expect.poll(() => role('Customer id').inputValue()).toBe('CustomerId');
    const features = page.getByRole('group', { name: 'Features' });
    for (const column of ['Channel', 'Region']) {
      const box = features.getByRole('checkbox', { name: new RegExp(`^${column}`) });
      if (await box.isEnabled()) await box.uncheck();
      await expect.poll(() => box.isChecked()).toBe(false);
    }
    await expect.poll(() => features.getByRole('checkbox', { checked: true }).count()).toBe(6);
    await confirmImport(page);
    await runButton(page).click();
    await runIsDone(page);
    await goTo(page, 'Segments');
    expect((await segmentNames(page)).length).toBeGreaterThanOrEqual(2);
    await expect.poll(() => customerCount(page)).toBe('440');
    await goTo(page, 'Report');
    const { kSelection } = JSON.parse((await receiveFile(page, 'result.json')).content) as ResultDocument;
    for (const { k, inertia } of BEST_INERTIA) {
      const found = kSelection.curve.find((point) => point.k === k)?.inertia ?? NaN;
      expect(Math.abs(found / inertia - 1)).toBeLessThan(0.001);
    }
  },
);

test('columns that databases could not tell apart are handed over under names that are told', async ({
  page,
  siteUrl,
}) => {
  const rows = Array.from({ length: 90 }, (_, i) => `c${i},${i % 11},${(i * 7) % 13},${(i * 5) % 17}`);
  await page.goto(siteUrl + linkTo({ sensitivity: NO_SENSITIVITY }, { preset: 'development', page: 'data' }));
  await chooseFile(page, textFile('shop.csv', ['id,MILK,milk,Milk', ...rows]));
  await page.getByRole('combobox', { name: 'One row is', exact: true }).selectOption('customers');
  await confirmImport(page);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Report');
  await receiveFile(page, 'Save segments.duckdb.sql');
  const panel = page.getByRole('region', { name: 'Hand over' });
  await panel.getByText('2 features have other names for other engines.').waitFor();
  await panel.getByText('The feature "Milk" of the run is called "Milk 3"', { exact: false }).waitFor();
  await receiveFile(page, 'Save model.json');
  await expect.poll(() => panel.getByRole('status').innerText()).toBe('');
  await panel
    .getByText('have other names for other engines', { exact: false })
    .waitFor({ state: 'detached' });
});
