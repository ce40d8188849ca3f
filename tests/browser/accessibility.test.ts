import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PAGES } from '../../src/state/page.ts';
import { goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, textFile } from './setup/import-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo({ synthetic: { customers: 120 }, clustering: { choice: 'auto', kMin: 3, kMax: 5 } });
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const SCHEMES = ['light', 'dark'] as const;
const MOST_MS = 240_000;

const test = sharedPageTest(async (page, siteUrl) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(siteUrl + LINK);
});

/** What axe finds, one line for each rule and place. In dark only colours differ, so only they are looked at again. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (
    colorScheme === 'dark' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe
  ).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Looks at what is shown now in each size and colour scheme. */
async function expectNoViolation(page: Page, what: string): Promise<void> {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, colorScheme), `${what} at ${viewport.width}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize(SIZES[0]!);
}

test('axe finds nothing on a page before the first run', async ({ page }) => {
  await page.getByRole('button', { name: 'Start with a sample' }).waitFor();
  await expectNoViolation(page, 'Segments before a run');
});

test(
  'axe finds nothing on any page after a run, in both themes and sizes',
  { timeout: MOST_MS },
  async ({ page }) => {
    await runButton(page).click();
    await runIsDone(page);
    for (const { title } of PAGES) {
      await goTo(page, title);
      if (title === 'Segments') await segmentNames(page);
      await expectNoViolation(page, title);
    }
  },
);

test(
  'axe finds nothing in the preview of a file, in a message, and in the list of shortcuts',
  { timeout: MOST_MS },
  async ({ page }) => {
    await goTo(page, 'Data');
    await chooseFile(page, textFile('empty.csv', []));
    await page.getByRole('alert').waitFor();
    await expectNoViolation(page, 'a refused file');
    await chooseFile(
      page,
      textFile('orders.csv', ['client,date,amount', 'a,2025-01-02,5', 'b,2025-01-03,7']),
      'Choose another file',
    );
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await expectNoViolation(page, 'the preview');
    await page.getByRole('button', { name: 'Cancel import' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectNoViolation(page, 'the shortcuts');
    await page.keyboard.press('Escape');
  },
);

test(
  'axe finds nothing in any view of the segments, nor in any dialog',
  { timeout: MOST_MS },
  async ({ page }) => {
    const expectNone = async (what: string): Promise<void> => {
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violations(page, 'light'), `${what}, light`).toEqual([]);
      await page.setViewportSize(SIZES[1]!);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, 'dark'), `${what} at 390, dark`).toEqual([]);
      await page.setViewportSize(SIZES[0]!);
    };
    const expectNoneIn = async (what: string, open: () => Promise<void>): Promise<void> => {
      await open();
      await page.getByRole('dialog').waitFor();
      await expectNone(what);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await goTo(page, 'Segments');
    for (const view of ['Map', 'Silhouettes', 'Profiles', 'Distributions', 'Across k', 'Customers']) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await expectNone(view);
    }
    const table = page.getByRole('region', { name: 'Customers', exact: true });
    await expectNoneIn('export', () => table.getByRole('button', { name: 'Export' }).click());
    await expectNoneIn('palette', () => page.keyboard.press('Control+K'));
    await expectNoneIn('presets', () => page.getByRole('button', { name: 'Your presets' }).click());
    await expectNoneIn('project', () => page.getByRole('button', { name: 'Project', exact: true }).click());
  },
);
