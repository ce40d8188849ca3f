import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { kIsShown, linkTo, runIsDone } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo({ synthetic: { customers: 100 }, clustering: { choice: 'auto', kMin: 3, kMax: 5 } });
const MOST_STOPS = 120;

/** What has the focus: its role or element, and its name. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${element?.localName ?? ''} ${name.trim().slice(0, 60)}`;
  });
}

/** Presses Tab until the words of what has the focus match; gives the stops on the way. */
async function tabTo(page: Page, wanted: RegExp): Promise<string[]> {
  const stops: string[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    stops.push(await focused(page));
    if (wanted.test(stops.at(-1) ?? '')) return stops;
  }
  throw new Error(`Tab never came to ${wanted}: ${stops.join(' | ')}`);
}

test('a run is started, and another k chosen, with keys alone', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  await page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
  const stops = await tabTo(page, /^button Run$/);
  expect(stops[0]).toBe('button Skip to the page');
  for (const title of ['Data', 'Segments', 'Stability', 'Validation', 'Report', 'Compare', 'Performance'])
    expect(stops).toContain(`a ${title}`);
  await page.keyboard.press('Enter');
  await runIsDone(page);
  await page
    .getByRole('radio', { name: /^\d segments/ })
    .first()
    .waitFor();
  await tabTo(page, /^input \d segments/);
  const shown = Number((await focused(page)).match(/\d/)?.[0]);
  await page.keyboard.press(shown === 5 ? 'ArrowLeft' : 'ArrowRight');
  await kIsShown(page, shown === 5 ? 4 : shown + 1);
  await tabTo(page, /^button 1\s*\p{L}/u);
  await page.keyboard.press('Space');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-pressed')))
    .toBe('true');
  await tabTo(page, /^div Customers with|^div .*$/);
});

test('the skip link leads past the navigation', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  await page.getByRole('button', { name: 'Start with a sample' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('main');
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('button Start with a sample');
});

test('? lists the shortcuts, and Escape goes back to where one was', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Data', exact: true });
  await link.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  await expect.poll(async () => (await dialog.getByRole('term').allInnerTexts()).length).toBeGreaterThan(5);
  await page.keyboard.press('2');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('a Data');
});

test('single keys run, cancel, change the page, undo and redo; in a field they are text', async ({
  page,
  siteUrl,
}) => {
  await page.goto(
    siteUrl + linkTo({ synthetic: { customers: 3000 }, clustering: { choice: 'auto', restarts: 50 } }),
  );
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  await heading('Segments').waitFor();
  await page.keyboard.press('1');
  await heading('Data').waitFor();
  await page.keyboard.press('7');
  await heading('Performance').waitFor();
  const seed = page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' });
  await seed.fill('');
  await page.keyboard.type('17');
  await expect.poll(() => seed.inputValue()).toBe('17');
  await heading('Performance').click();
  await page.keyboard.press('u');
  await expect.poll(() => seed.inputValue()).toBe('42');
  await page.keyboard.press('U');
  await expect.poll(() => seed.inputValue()).toBe('17');
  await page.keyboard.press('r');
  await page.getByRole('status').filter({ hasText: 'Running: ' }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('status').filter({ hasText: 'Cancelled' }).first().waitFor();
});
