import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, runIsDone, segmentNames } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl);
});

test('a visit without a link begins with a sample that says what it is, and offers what to do next', async ({
  page,
}) => {
  const line = page.getByRole('region', { name: 'About this sample' });
  await line.getByText('A small generated sample, so that there is something to see.').waitFor();
  await runIsDone(page);
  expect(await segmentNames(page)).toHaveLength(5);
  await expect.poll(() => page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await axeFindings(page, { within: ['section[aria-label="About this sample"]'] })).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await line.getByRole('button', { name: 'Import a file' }).click();
  await page.getByRole('heading', { level: 1, name: 'Data', exact: true }).waitFor();
});

test('a question mark beside a statistic opens a few sentences, and Escape closes them alone', async ({
  page,
}) => {
  await goTo(page, 'Segments');
  const ask = page.getByRole('button', { name: 'What is “Silhouette beyond one cloud”?' }).first();
  await ask.focus();
  await page.keyboard.press('Enter');
  const words = page.getByText('Rousseeuw 1987').first();
  await words.waitFor();
  await expect.poll(() => ask.getAttribute('aria-expanded')).toBe('true');
  const isInSight = (element: Element): boolean => {
    const tip = element.closest('[popover]')!.getBoundingClientRect();
    return tip.left >= 0 && tip.right <= innerWidth && tip.top >= 0 && tip.bottom <= innerHeight;
  };
  await expect.poll(() => words.evaluate(isInSight)).toBe(true);
  expect(await axeFindings(page, { within: ['[popover]'] })).toEqual([]);
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'hidden' });
  await expect.poll(() => ask.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the scenario of dirty ids shows its faults on the Data page', async ({ page }) => {
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Run the scenario “Dirty ids”' }).click();
  await page.getByText('Scenario “Dirty ids”.').waitFor();
  const issues = page.getByRole('table', { name: 'Issues of the merge history' });
  await issues.waitFor();
  const kinds = await issues.getByRole('row').allInnerTexts();
  for (const kind of ['Cycle', 'Conflict', 'Repeated merge'])
    expect(kinds.some((row) => row.startsWith(kind))).toBe(true);
});

test('the scenario of drifting behaviour shows drift on the Stability page', async ({ page }) => {
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Run the scenario “Drifting behaviour”' }).click();
  await page.getByRole('heading', { level: 1, name: 'Stability', exact: true }).waitFor();
  await page
    .getByText(/Behaviour drifts: among/)
    .first()
    .waitFor();
});

test('the clean scenario shows clear structure on the Segments page, and undo leads back from all of them', async ({
  page,
}) => {
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Run the scenario “Clean”' }).click();
  await page.getByRole('heading', { level: 1, name: 'Segments', exact: true }).waitFor();
  await page
    .getByText(/^\d segments, .*clear structure/)
    .first()
    .waitFor();
  for (let step = 0; step < 3; step++) await page.keyboard.press('u');
  await page.getByRole('form', { name: 'Configuration' }).getByText('No changes').waitFor();
});
