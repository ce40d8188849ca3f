import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { EditedResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { chooseK, goTo, linkTo, openTab, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { receiveFile } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo(
  {
    clustering: { choice: 'auto', kMin: 3, kMax: 5 },
    sensitivity: { features: false, noise: false, nulls: false },
  },
  { page: 'data' },
);

/** Four groups of customers of 60, 45, 30 and 15, far apart in two columns and alike in the third. */
const GROUPS = [60, 45, 30, 15].flatMap((size, group) => new Array<number>(size).fill(group));
const TABLE = textFile('customers.csv', [
  'customer,visits,spend,age',
  ...GROUPS.map((group, row) =>
    [
      `c${row}`,
      (group % 2) * 40 + ((row * 7) % 11),
      Math.floor(group / 2) * 300 + ((row * 13) % 60),
      20 + (row % 30),
    ].join(','),
  ),
]);

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, TABLE);
  await confirmImport(page);
  await runAndShow(page);
  await chooseK(page, 4);
});

async function runAndShow(page: Page): Promise<void> {
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Segments');
  await openTab(page, 'Overview');
}

const nameOf = async (page: Page, segment: number) => (await segmentNames(page))[segment - 1];

test('F2 renames a segment in place, Escape leaves it, and every page has the name', async ({ page }) => {
  const first = (await nameOf(page, 1))!;
  const title = page.getByRole('button', { name: first, exact: true }).first();
  await title.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Nothing');
  await page.keyboard.press('Escape');
  expect(await nameOf(page, 1)).toBe(first);
  await page.keyboard.press('F2');
  await page.keyboard.type('Night <i>owls</i>');
  await page.keyboard.press('Enter');
  await expect.poll(() => nameOf(page, 1)).toBe('1 Night <i>owls</i>');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('Night <i>owls</i>');

  await openTab(page, 'Customers');
  await page.getByRole('cell', { name: '1 Night <i>owls</i>' }).first().waitFor();
  for (const [where, words] of [
    ['Validation', '1 Night <i>owls</i>'],
    ['Stability', '1 Night <i>owls</i>'],
    ['Compare', '1 Night <i>owls</i>'],
  ] as const) {
    await goTo(page, where);
    await page.getByText(words).first().waitFor();
  }
  await goTo(page, 'Report');
  await page.getByRole('button', { name: 'Build the report' }).click();
  await page.frameLocator('iframe').getByText('1 Night <i>owls</i>').first().waitFor();
  expect(await page.frameLocator('iframe').locator('i').count()).toBe(0);
});

test('a run from another seed keeps the name, and so does another k with the same segment', async ({
  page,
}) => {
  await page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' }).fill('7');
  await runAndShow(page);
  await chooseK(page, 4);
  await expect.poll(() => nameOf(page, 1)).toBe('1 Night <i>owls</i>');
  await chooseK(page, 3);
  expect((await segmentNames(page)).join()).toContain('Night <i>owls</i>');
  await page
    .getByRole('region', { name: 'Edited by hand' })
    .getByText(/carried over, (?:0\.\d+|1\.00) of the members/)
    .waitFor();
  await chooseK(page, 4);
});

test('two segments are merged with the outcome told before, undone and redone', async ({ page }) => {
  const before = await segmentNames(page);
  await page.getByRole('button', { name: 'Edit segment 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit segment 1' });
  await dialog.getByLabel('Segment to merge with').selectOption(before[2]!);
  await dialog.getByText('60 + 30 = 90 customers, 60% of all').waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect.poll(() => segmentNames(page)).toHaveLength(3);
  const merged = page.getByRole('list', { name: 'Segments', exact: true }).getByRole('listitem').first();
  await expect
    .poll(() => merged.innerText())
    .toMatch(/Merged by hand from 2 segments[\s\S]*Not tested[\s\S]*90/);
  await page.keyboard.press('u');
  await expect.poll(() => segmentNames(page)).toEqual(before);
  await page.keyboard.press('U');
  await expect.poll(() => segmentNames(page)).toHaveLength(3);

  await goTo(page, 'Validation');
  await page
    .getByText(/Of 3 segments/)
    .first()
    .waitFor();
  await goTo(page, 'Report');
  const run = JSON.parse((await receiveFile(page, 'result.json')).content) as EditedResultDocument;
  const edited = JSON.parse((await receiveFile(page, 'Save JSON')).content) as EditedResultDocument;
  expect(edited.resultHash).toBe(run.resultHash);
});

test('a segment is described, coloured and set aside in a dialog that axe finds nothing in', async ({
  page,
}) => {
  await goTo(page, 'Segments');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Edit segment 3' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit segment 3' });
  await dialog.getByLabel('Description').fill('Few, but old friends');
  await dialog.getByRole('radio', { name: 'Violet' }).check();
  const box = (await dialog.boundingBox())!;
  expect(box.x >= 0 && box.x + box.width <= 390).toBe(true);
  expect(await axeFindings(page, { within: ['dialog'] })).toEqual([]);
  await dialog.getByRole('checkbox', { name: /^Set aside/ }).check();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => segmentNames(page)).toHaveLength(2);
  const panel = page.getByRole('region', { name: 'Edited by hand' });
  await panel.getByRole('button', { name: 'Take back segment 3' }).click();
  await expect.poll(() => segmentNames(page)).toHaveLength(3);
  await page.getByText('Few, but old friends').waitFor();
  await panel
    .getByRole('button', { name: /^Remove the edit of 1/ })
    .first()
    .click();
  await expect.poll(() => segmentNames(page)).not.toHaveLength(3);
});
