import type { Page, Worker } from 'playwright-core';
import { expect } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { NO_SENSITIVITY } from '../../src/pipelines/segmentation/presets.ts';
import { linkTo, runButton, runIsDone, stageRuns } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

/** Long enough to be met in the middle, short enough to be run again. */
const LINK = linkTo({
  synthetic: { customers: 1500 },
  clustering: { choice: 'auto', kMin: 5, kMax: 9, engine: 'reference' },
  structure: { test: false },
  sensitivity: NO_SENSITIVITY,
});

async function startRun(page: Page, siteUrl: string): Promise<void> {
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
}

function workerOf(page: Page, name: string): Worker {
  return present(
    page.workers().findLast((worker) => worker.url().includes(name)),
    `the worker ${name}`,
  );
}

test('a worker that is closed in the middle of a run is noticed, and the next run works', async ({
  page,
  siteUrl,
}) => {
  await startRun(page, siteUrl);
  await stageRuns(page, 'Clustering');
  await workerOf(page, 'entry.worker').evaluate(() => self.close());
  await page.getByText('The worker stopped during “Clustering”: it was closed.').first().waitFor();
  await page.getByRole('button', { name: 'Run again' }).first().click();
  await runIsDone(page);
});

test('a worker that fails in the middle of a run is noticed, and the next run works', async ({
  page,
  siteUrl,
}) => {
  await startRun(page, siteUrl);
  await stageRuns(page, 'Clustering');
  await workerOf(page, 'entry.worker').evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  await page
    .getByText(/The worker stopped during “Clustering”: .*out of luck/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Run again' }).first().click();
  await runIsDone(page);
});

test.for([
  { how: 'is closed', end: () => self.close() },
  {
    how: 'fails',
    end: () => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    },
  },
])('a run outlives a worker of its pool that $how', async ({ end }, { page, siteUrl }) => {
  await startRun(page, siteUrl);
  await stageRuns(page, 'Clustering');
  const lost = workerOf(page, 'task.worker');
  await lost.evaluate(end);
  await runIsDone(page);
  expect(workerOf(page, 'task.worker')).not.toBe(lost);
});

test('a cancelled run says so and leaves the worker ready', async ({ page, siteUrl }) => {
  await startRun(page, siteUrl);
  await stageRuns(page, 'Clustering');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Cancelled' }).first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await runIsDone(page);
});
