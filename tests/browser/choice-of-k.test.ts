import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { chooseK, kIsShown, linkTo, openTab, runButton, runIsDone } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo({ synthetic: { customers: 300 }, clustering: { choice: 'auto', kMin: 3, kMax: 6 } });

const test = sharedPageTest(
  async (page, siteUrl) => {
    await page.goto(siteUrl + LINK);
    await runButton(page).click();
    await runIsDone(page);
  },
  { hasTouch: true },
);

test('the keys [ and ] show one segment fewer and one more, within what was tried', async ({ page }) => {
  await chooseK(page, 4);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press(']');
  await kIsShown(page, 5);
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await kIsShown(page, 3);
  await page.keyboard.press('[');
  await page.keyboard.press(']');
  await kIsShown(page, 4);
});

test('a click on a curve, or a tap, shows the segments of that k', async ({ page }) => {
  const chart = page.getByRole('figure', { name: 'Measures by number of segments' });
  const plot = chart.locator('.recharts-surface').first();
  await chooseK(page, 3);
  await plot.scrollIntoViewIfNeeded();
  const { width } = await plot.evaluate((element) => element.getBoundingClientRect());
  await plot.click({ position: { x: width - 20, y: 40 } });
  await kIsShown(page, 6);
  await plot.tap({ position: { x: 55, y: 40 } });
  await kIsShown(page, 3);
});

test('left and right on the measures choose another k, Home and End the ends of what was tried', async ({
  page,
}) => {
  await chooseK(page, 4);
  const measures = page.getByRole('group', { name: /^Measures by number of segments, 4 shown/ });
  await measures.focus();
  await page.keyboard.press('ArrowRight');
  await kIsShown(page, 5);
  await page.keyboard.press('Home');
  await kIsShown(page, 3);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  await kIsShown(page, 6);
  await page.getByText('in logarithms, higher is better').first().waitFor();
});

test('segments are followed across k, and each block or band selects its customers', async ({ page }) => {
  await openTab(page, 'Across k');
  const tree = page.getByRole('group', { name: /^Segments by number of segments/ });
  await tree.waitFor();
  const blocks = tree.getByRole('button', { name: /^\d+ customers? in segment/ });
  await expect.poll(() => blocks.count()).toBe(3 + 4 + 5 + 6);
  const band = tree.getByRole('button', { name: /^\d+ customers? from segment 1 of 3/ }).first();
  const words = (await band.getAttribute('aria-label'))!;
  await band.dispatchEvent('click');
  const count = /^\d+/.exec(words)![0];
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar
    .getByText(new RegExp(`^${count} of 300 customers selected by the flow from segment 1 of 3 to segment`))
    .waitFor();
  await band.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await bar.getByText(/customers selected by segment 1 of 3$/).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  const figure = page.getByRole('figure', { name: /^Segments across numbers of segments/ });
  await expect.poll(async () => (await figure.boundingBox())!.width).toBeLessThanOrEqual(390);
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await figure.getByRole('columnheader', { name: 'Share of the second' }).waitFor();
  expect(await axeFindings(page, { within: ['figure'] })).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openTab(page, 'Overview');
});

test('a changed setting marks the results as out of date and names the change; undo takes it back', async ({
  page,
}) => {
  const seed = page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' });
  await seed.fill('7');
  const words = page.getByText(/^Out of date: made before “Seed” went from 42 to 7/);
  await words.first().waitFor();
  await page.getByRole('list', { name: 'Stages' }).getByText('out of date').first().waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await words.first().waitFor({ state: 'detached' });
  await expect.poll(() => seed.inputValue()).toBe('42');
});

test('a setting out of its range says so beside its field, and a run does not start', async ({ page }) => {
  const form = page.getByRole('form', { name: 'Configuration' });
  const restarts = form.getByRole('textbox', { name: 'Restarts' });
  await restarts.fill('0');
  await expect.poll(() => restarts.getAttribute('aria-invalid')).toBe('true');
  const problem = form.getByText(/^Restarts must be/);
  await problem.waitFor();
  await runButton(page).click();
  const message = page.getByRole('region', { name: 'Messages' });
  await message.getByText(/^The run cannot start: .*Restarts/).waitFor();
  await message.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await problem.waitFor({ state: 'detached' });
});
