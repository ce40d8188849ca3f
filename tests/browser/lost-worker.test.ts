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

/** Short, with tasks for every worker of a large pool. */
const SHORT_LINK = linkTo({
  synthetic: { customers: 300 },
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
  await expect.poll(() => workerOf(page, 'task.worker') === lost).toBe(false);
});

/** In a worker: the next large column finds no room, as when the memory is used up; the one after that does. */
const refuseOnce = (): void => {
  const { Float64Array: real } = globalThis;
  globalThis.Float64Array = new Proxy(real, {
    construct(target, given: [number]) {
      if (typeof given[0] !== 'number' || given[0] < 100) return Reflect.construct(target, given) as object;
      globalThis.Float64Array = real;
      throw new RangeError('Array buffer allocation failed');
    },
  });
};

test.for(['entry.worker', 'task.worker'])(
  'without memory in the %s the run fails with a remedy, and the next one works on the same host',
  async (name, { page, siteUrl }) => {
    await page.goto(siteUrl + SHORT_LINK);
    await runButton(page).click();
    await runIsDone(page);
    const host = workerOf(page, 'entry.worker');
    await workerOf(page, name).evaluate(refuseOnce);
    await page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' }).fill('7');
    await runButton(page).click();
    await page.getByText('The run stopped: there was not enough memory.').waitFor();
    await page.getByText(/Array buffer allocation failed/).waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await runIsDone(page);
    // The pool itself replaces a worker that is still busy with another task some time after one has failed.
    expect(page.workers()).toContain(host);
  },
);

test('a fault is told also where nothing more can be fetched from the server', async ({
  page,
  watch,
  siteUrl,
}) => {
  watch.allowMessages(/nothing is not a function|ERR_FAILED|dynamically imported module/);
  await page.goto(siteUrl + LINK);
  await runButton(page).waitFor();
  await page.route('**/*.js', (route) => route.abort());
  await page.evaluate(() => void Promise.reject(new TypeError('nothing is not a function')));
  await page.getByText('because of a defect in Strata: nothing is not a function').waitFor();
});

test('what finds no memory on the page itself is told, and the page works on', async ({
  page,
  watch,
  siteUrl,
}) => {
  // An error that nobody has caught is written to the console by the browser itself.
  watch.allowMessages(/^uncaught: Array buffer allocation failed/);
  await page.goto(siteUrl + LINK);
  await runButton(page).waitFor();
  await page.evaluate(() => {
    void Promise.reject(new RangeError('Array buffer allocation failed'));
    dispatchEvent(new ErrorEvent('error', { error: new TypeError('nothing is not a function') }));
  });
  await page.getByText('There was not enough memory for what you asked').waitFor();
  await page.getByText('because of a defect in Strata: nothing is not a function').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect.poll(() => runButton(page).isEnabled()).toBe(true);
});

test('a cancelled run says so and leaves the worker ready', async ({ page, siteUrl }) => {
  await startRun(page, siteUrl);
  await stageRuns(page, 'Clustering');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Cancelled' }).first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await runIsDone(page);
});
