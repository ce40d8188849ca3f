import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { linkTo, runIsDone, segmentNames } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo(
  { synthetic: { customers: 100 }, clustering: { choice: 'auto', kMin: 3, kMax: 5 } },
  { preset: 'development' },
);

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
});

test('Ctrl K finds a command by a few letters, and Enter does it', async ({ page }) => {
  const seed = page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' });
  await seed.focus();
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await palette.waitFor();
  await page.keyboard.type('run');
  const option = palette.getByRole('option', { selected: true });
  await expect.poll(() => option.innerText()).toMatch(/^Run\n/);
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
  await expect.poll(() => seed.evaluate((element) => element === document.activeElement)).toBe(true);
  await runIsDone(page);
});

test('the palette chooses k and segments, goes to pages, and says when nothing fits', async ({ page }) => {
  const ask = async (words: string): Promise<void> => {
    await page.keyboard.press('Meta+K');
    await page.getByRole('combobox', { name: 'Command' }).fill(words);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const other = (await segmentNames(page)).length === 4 ? 5 : 4;
  await ask(`show ${other} seg`);
  await expect.poll(() => segmentNames(page)).toHaveLength(other);
  await ask('point segment 2');
  const second = page.getByRole('list', { name: 'Segments', exact: true }).locator('[aria-pressed]').nth(1);
  await expect.poll(() => second.getAttribute('aria-pressed')).toBe('true');
  await ask('stability');
  await page.getByRole('heading', { level: 1, name: 'Stability', exact: true }).waitFor();
  await ask('dark');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Command' }).fill('zebra crossing');
  await page.getByText('Nothing here is called “zebra crossing”.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('the palette leads to the list of shortcuts, and its combobox says where it is', async ({ page }) => {
  await page.getByRole('button', { name: 'Find a command' }).click();
  const field = page.getByRole('combobox', { name: 'Command' });
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('dialog').getByRole('option', { selected: true });
  const second = await page.getByRole('dialog').getByRole('option').nth(1).getAttribute('id');
  await expect.poll(() => chosen.getAttribute('id')).toBe(second);
  await expect.poll(() => field.getAttribute('aria-activedescendant')).toBe(second);
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const look = { within: ['dialog'], colours: colorScheme === 'dark' };
      expect(await axeFindings(page, look), `${viewport.width} ${colorScheme}`).toEqual([]);
    }
  await field.fill('shortcuts');
  await page.keyboard.press('Enter');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shortcuts.getByText('Find a command').waitFor();
  await page.keyboard.press('Escape');
  await shortcuts.waitFor({ state: 'detached' });
});
