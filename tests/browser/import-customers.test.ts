import { expect } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { customerCount, goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport } from './setup/import-file.ts';
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
