import type { Page, Worker } from 'playwright-core';
import type { Random } from '../../src/base/random.ts';
import { NO_SENSITIVITY } from '../../src/pipelines/segmentation/presets.ts';
import { generateFile } from '../bench/import/generated-file.ts';
import { goTo, linkTo, runButton } from '../browser/setup/app-run.ts';
import type { Site } from '../browser/setup/built-site.ts';
import { wholeRuns } from '../browser/setup/kept-runs.ts';
import { keptSessions } from '../browser/setup/kept-sessions.ts';
import type { FuzzTarget } from './fuzz.ts';

const LINK = linkTo(
  { clustering: { choice: 'fixed', k: 3 }, structure: { test: false }, sensitivity: NO_SENSITIVITY },
  { page: 'data' },
);

const ROWS = 150_000;
const MOST_MS_OF_AN_IMPORT = 300;
const MOST_MS_OF_A_RUN = 1500;
const NOTES = 'kept all along';

/**
 * In one page that is never reloaded: kills a worker while a file is imported, then one during a run. What was loaded before stays until
 * the file is in, the import and the run can be made again with the result of an undisturbed run, and what is kept stays whole.
 */
export function killedWorkers({ browser, siteUrl }: Site): FuzzTarget {
  return {
    name: 'killed-workers',
    mostMs: 180_000,
    async attempt(random) {
      const file = generateFile({ rows: ROWS, customers: 900 });
      const context = await browser.newContext({ serviceWorkers: 'block' });
      context.setDefaultTimeout(60_000);
      try {
        const page = await context.newPage();
        await page.goto(siteUrl + LINK);
        await runButton(page).waitFor();
        await setNotes(page);
        const hash = await importedAndRun(page, file.path);
        await page.waitForFunction(() => localStorage.getItem('strata.open')?.includes('"'));
        const kept = (await wholeRuns(page)).whole;
        await lossInImport(page, { path: file.path, random });
        await lossInRun(page, { hash, random });
        const { whole, broken } = await wholeRuns(page);
        if (broken.length > 0 || whole < kept)
          throw new Error(`of ${kept} kept runs ${whole} are whole: ${broken.join('; ')}`);
        const { text, files } = await keptSessions(page);
        if (!text.includes(NOTES) || files !== 1)
          throw new Error(`what is kept of the page has ${files} files: ${text}`);
      } finally {
        await context.close();
        file.remove();
      }
    },
  };
}

async function setNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill(NOTES);
  await page.keyboard.press('Escape');
}

const source = (page: Page) => page.getByRole('region', { name: 'Source' });
const failedImport = (page: Page) => page.getByRole('alert').filter({ hasText: 'was not imported' });
const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

async function importedAndRun(page: Page, path: string): Promise<string> {
  await page.getByLabel('Import files', { exact: true }).setInputFiles(path);
  await importButton(page).click();
  await source(page).getByText('150,000 rows').waitFor();
  await runButton(page).click();
  return await resultHash(page);
}

/** Kills a worker at a moment of an import of the same file; it goes through, or is told and can be made again. */
async function lossInImport(
  page: Page,
  { path, random }: { readonly path: string; readonly random: Random },
): Promise<void> {
  await goTo(page, 'Data');
  await page
    .getByLabel(/^(?:Import files|Replace)/)
    .first()
    .setInputFiles(path);
  await importButton(page).waitFor();
  const ms = random.below(MOST_MS_OF_AN_IMPORT);
  await importButton(page).click();
  await page.waitForTimeout(ms);
  await killOne(page, random);
  await page.getByRole('button', { name: 'Cancel import' }).waitFor({ state: 'detached' });
  if ((await failedImport(page).count()) === 0) return;
  await page.getByRole('button', { name: 'Back to the preview' }).click();
  await importButton(page).click();
  await source(page).getByText('150,000 rows').waitFor();
}

/** Kills a worker at a moment of a run with another seed; the next run gives the result of the undisturbed one. */
async function lossInRun(
  page: Page,
  { hash, random }: { readonly hash: string; readonly random: Random },
): Promise<void> {
  const seed = page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' });
  await seed.fill('7');
  await runButton(page).click();
  await page.waitForTimeout(random.below(MOST_MS_OF_A_RUN));
  await killOne(page, random);
  await page
    .getByRole('status')
    .filter({ hasText: /^(?:Done in|Failed)/ })
    .first()
    .waitFor();
  await seed.fill('42');
  await runButton(page).click();
  await goTo(page, 'Report');
  await page.getByRole('main').locator('dl code').getByText(hash, { exact: true }).waitFor();
}

async function resultHash(page: Page): Promise<string> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Done in/ })
    .first()
    .waitFor();
  await goTo(page, 'Report');
  return (await page.getByRole('main').locator('dl code').last().innerText()).trim();
}

/** Closes a worker, or lets it fail; any of those that live. */
async function killOne(page: Page, random: Random): Promise<void> {
  const workers = page.workers().filter((worker) => /entry\.worker|task\.worker/.test(worker.url()));
  const victim: Worker | undefined = workers[random.below(Math.max(1, workers.length))];
  const fails = random.chance(0.5);
  // It may have ended by itself before it is reached.
  await victim
    ?.evaluate((isFailing) => {
      if (!isFailing) return self.close();
      setTimeout(() => {
        throw new Error('out of luck');
      });
    }, fails)
    .catch(() => undefined);
}
