import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { chooseK, goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo(
  { synthetic: { customers: 240 }, clustering: { choice: 'auto', kMin: 3, kMax: 4 } },
  { page: 'validation' },
);
const QUIET_MS = 400;

async function validated(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Validation');
  await matrix(page).getByRole('table').waitFor();
}

const lead = (page: Page): Locator => page.getByRole('main').getByRole('paragraph').first();
const matrix = (page: Page): Locator => page.getByRole('region', { name: 'Verdict on each segment' });
const thresholds = (page: Page): Locator => page.getByRole('region', { name: 'Thresholds' });
const segment = (page: Page, number: number): Locator =>
  matrix(page).getByRole('button', { name: new RegExp(`^${number} `) });
const detail = (page: Page): Locator => page.getByRole('region', { name: /^Segment \d+: / });
const slider = (page: Page, title: string): Locator =>
  thresholds(page).getByRole('slider', { name: `${title}, slider`, exact: true });

/** What the list of stages and the frame say, without what is told of a running stage. */
async function stages(page: Page): Promise<string> {
  return await page.getByRole('list', { name: 'Stages' }).innerText();
}

test('moving a threshold judges again at once and starts no run', async ({ page, siteUrl }) => {
  await validated(page, siteUrl + LINK);
  const before = await stages(page);
  const status = await page.getByRole('status').first().innerText();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.defineProperty(window, 'saidByFrame', { value: said });
    new MutationObserver(() =>
      said.push(...[...document.querySelectorAll('[role="status"]')].map((each) => each.textContent)),
    ).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await expect.poll(() => lead(page).innerText()).toMatch(/^Of \d segments, /);
  await slider(page, 'Least customers').press('End');
  await expect.poll(() => lead(page).innerText()).toMatch(/reject all \d/);
  await thresholds(page)
    .getByText(/^rejects \d/)
    .first()
    .waitFor();
  await thresholds(page)
    .getByRole('textbox', { name: /^Least customers/ })
    .fill('1');
  await expect.poll(() => lead(page).innerText()).not.toMatch(/reject all/);
  await slider(page, 'Cost per customer from').press('Home');
  await page.waitForTimeout(QUIET_MS);
  const said = await page.evaluate(() => (window as unknown as { saidByFrame: string[] }).saidByFrame);
  expect(said.filter((words) => words.startsWith('Running'))).toEqual([]);
  expect(await stages(page)).toBe(before);
  expect(await page.getByRole('status').first().innerText()).toBe(status);
  await thresholds(page).getByRole('button', { name: 'Reset thresholds' }).click();
  const least = thresholds(page).getByRole('textbox', { name: /^Least customers/ });
  await expect.poll(() => least.inputValue()).toBe('10');
  await expect
    .poll(() => thresholds(page).getByRole('button', { name: 'Reset thresholds' }).isDisabled())
    .toBe(true);
});

test('dragging a threshold for long keeps the console quiet and the address true', async ({
  page,
  siteUrl,
}) => {
  await validated(page, siteUrl + LINK);
  const input = slider(page, 'Least robustness');
  await input.focus();
  for (let i = 0; i < 130; i++) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('ArrowRight');
  const linked = () => page.evaluate(() => atob(/v1=([^&]*)/.exec(location.hash)?.[1] ?? ''));
  await expect.poll(linked).toContain('"minRobustness":0.61');
});

test('a criterion that fails offers the nearest setting that passes, and sets exactly that', async ({
  page,
  siteUrl,
}) => {
  await validated(page, siteUrl + LINK);
  const field = thresholds(page).getByRole('textbox', { name: /^Least customers/ });
  await field.fill('230');
  await segment(page, 1).click();
  const row = detail(page).getByRole('row', { name: /^Customers / });
  const size = (await row.getByRole('cell').nth(2).innerText()).trim();
  await row.getByRole('button', { name: `Set to ${size}: Least customers` }).click();
  await expect.poll(() => field.inputValue()).toBe(size);
  await row.getByText('Pass', { exact: true }).waitFor();
  await expect.poll(() => row.getByRole('button').count()).toBe(0);
});

test('a decision by hand is shown as such, can be undone, and is not applied to other segments', async ({
  page,
  siteUrl,
}) => {
  await validated(page, siteUrl + LINK);
  await segment(page, 2).click();
  const form = detail(page).getByRole('form', { name: 'Decide by hand' });
  await form.getByRole('combobox', { name: 'Decision' }).selectOption('Monitor');
  await form.getByRole('textbox', { name: 'Note' }).fill('<b>wait</b> for the spring');
  await form.getByRole('button', { name: 'Decide by hand' }).click();
  await matrix(page).getByText('Monitor (by hand)').waitFor();
  await matrix(page).getByText('Decided by hand: <b>wait</b> for the spring').waitFor();
  await expect.poll(() => lead(page).innerText()).toContain('(1 decided by hand)');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByText('(by hand)').count()).toBe(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await matrix(page).getByText('Monitor (by hand)').waitFor();

  await goTo(page, 'Segments');
  const shown = await page
    .getByRole('radio', { checked: true, name: /^\d+ segments/ })
    .first()
    .getAttribute('value');
  await chooseK(page, shown === '3' ? 4 : 3);
  await goTo(page, 'Validation');
  const others = page.getByRole('region', { name: 'Decisions made for another result, not applied' });
  await others.getByText('<b>wait</b> for the spring').waitFor();
  await expect.poll(() => matrix(page).getByText('(by hand)').count()).toBe(0);
  await others.getByRole('button', { name: /^Drop the decision on 2 / }).click();
  await others.waitFor({ state: 'detached' });
});

test('value, RFM and what segments foretell are shown with their tables, and fit a narrow window without fault', async ({
  page,
  siteUrl,
}) => {
  const many = linkTo({ synthetic: { customers: 240 }, clustering: { choice: 'fixed', k: 9 } });
  await validated(page, siteUrl + many);
  await page.getByRole('region', { name: 'Customer value' }).getByText('BG/NBD: purchases').waitFor();
  for (const [title, first] of [
    ['Forecast against purchases held out (mean per customer)', 'Purchases after the first'],
    ['How much of the revenue to come segments explain', 'Grouping'],
    ['Return on the cost of addressing each segment (profit per cost)', 'Segment'],
    ['Customer value by segment (currency of the data)', 'Segment'],
  ] as const) {
    const figure = page.getByRole('figure', { name: title });
    await figure.getByRole('button', { name: 'Show as table' }).click();
    await figure.getByRole('columnheader', { name: first, exact: true }).waitFor();
  }
  const rfm = page.getByRole('figure', { name: /^RFM segments against/ });
  const all = rfm.getByRole('row', { name: /^All / }).getByRole('cell');
  await all.first().waitFor();
  const sums = await all.allInnerTexts();
  expect(Number(sums.at(-1))).toBe(240);
  expect(sums.slice(0, -1).reduce((sum, text) => sum + Number(text), 0)).toBe(240);
  await segment(page, 1).click();
  await detail(page).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page, { colours: colorScheme === 'dark' })).toEqual([]);
  }
});

test('what is switched off reads “Not tested” and can be switched on', async ({ page, siteUrl }) => {
  const off = linkTo(
    { synthetic: { customers: 150 }, value: { estimate: false, predict: false } },
    { preset: 'development', page: 'validation' },
  );
  await validated(page, siteUrl + off);
  const value = page.getByRole('region', { name: 'Customer value' });
  await value.getByText('Not tested').waitFor();
  await value.getByRole('button', { name: 'Switch on and run' }).click();
  await runIsDone(page);
  await value.getByText('Value of all').waitFor();
  await page
    .getByRole('region', { name: 'How much of the revenue to come segments explain' })
    .getByText('Not tested')
    .waitFor();
});
