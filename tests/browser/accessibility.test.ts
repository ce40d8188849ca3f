import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PAGES } from '../../src/state/page.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, textFile } from './setup/import-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo({ synthetic: { customers: 120 }, clustering: { choice: 'auto', kMin: 3, kMax: 5 } });
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
const MOST_MS = 240_000;

const test = sharedPageTest(async (page, siteUrl) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(siteUrl + LINK);
});

/** Looks at what is shown now, or at the colours of a part of it, wide and light, narrow and dark. */
async function expectNoFindings(page: Page, what: string, part?: string): Promise<void> {
  const within = part === undefined ? [] : [part];
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeFindings(page, { within }), `${what}, light`).toEqual([]);
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: 'dark' });
  const findings = await axeFindings(page, { within, colours: part !== undefined });
  expect(findings, `${what} at ${NARROW.width}, dark`).toEqual([]);
  await page.setViewportSize(WIDE);
}

test('axe finds nothing in the frame and on a page before the first run, in both themes and sizes', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Start with a sample' }).waitFor();
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), `at ${viewport.width}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize(WIDE);
});

test('axe finds nothing on any page after a run', { timeout: MOST_MS }, async ({ page }) => {
  await runButton(page).click();
  await runIsDone(page);
  for (const { title } of PAGES) {
    await goTo(page, title);
    if (title === 'Segments') await segmentNames(page);
    await expectNoFindings(page, title);
  }
});

test(
  'axe finds nothing in the preview of a file, in a message, and in the list of shortcuts',
  { timeout: MOST_MS },
  async ({ page }) => {
    await goTo(page, 'Data');
    await chooseFile(page, textFile('empty.csv', []));
    await page.getByRole('alert').waitFor();
    await expectNoFindings(page, 'a refused file');
    await chooseFile(
      page,
      textFile('orders.csv', ['client,date,amount', 'a,2025-01-02,5', 'b,2025-01-03,7']),
      'Choose another file',
    );
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await expectNoFindings(page, 'the preview');
    await page.getByRole('button', { name: 'Cancel import' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectNoFindings(page, 'the shortcuts', 'dialog');
    await page.keyboard.press('Escape');
  },
);

test(
  'axe finds nothing in any view of the segments, nor in any dialog',
  { timeout: MOST_MS },
  async ({ page }) => {
    const expectNoneIn = async (what: string, open: () => Promise<void>): Promise<void> => {
      await open();
      await page.getByRole('dialog').waitFor();
      await expectNoFindings(page, what, 'dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await goTo(page, 'Segments');
    for (const view of ['Map', 'Silhouettes', 'Profiles', 'Distributions', 'Across k', 'Customers']) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await expectNoFindings(page, view, 'main');
    }
    const table = page.getByRole('region', { name: 'Customers', exact: true });
    await expectNoneIn('export', () => table.getByRole('button', { name: 'Export' }).click());
    await expectNoneIn('palette', () => page.keyboard.press('Control+K'));
    await expectNoneIn('presets', () => page.getByRole('button', { name: 'Your presets' }).click());
    await expectNoneIn('project', () => page.getByRole('button', { name: 'Project', exact: true }).click());
  },
);
