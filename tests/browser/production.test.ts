import { expect } from 'vitest';
import { chooseK, customerCount, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { printFigure } from './setup/figure.ts';
import { mainThread, recordMainThread } from './setup/main-thread.ts';
import { test } from './setup/page-test.ts';

const MOST_MS = 280_000;

test(
  'the preset Production runs to named segments of 10,000 customers',
  { timeout: MOST_MS },
  async ({ page, siteUrl }) => {
    await recordMainThread(page);
    await page.goto(siteUrl + linkTo({}, { preset: 'production' }));
    await runButton(page).click();
    printFigure(`production preset: ${await runIsDone(page, MOST_MS)}`);
    const names = await segmentNames(page);
    expect(await customerCount(page)).toBe('10,000');
    const { longTasks, lateFrames } = await mainThread(page);
    for (const { start, ms, during } of longTasks)
      printFigure(`main thread: a task of ${ms} ms at ${start} ms (${during})`);
    for (const { start, ms, drawingMs, scripts } of lateFrames)
      printFigure(
        `main thread: a frame of ${ms} ms at ${start} ms, ${drawingMs} ms drawing; ${scripts.join('; ')}`,
      );

    await chooseK(page, names.length === 5 ? 6 : names.length - 1);
    await page.getByRole('status').filter({ hasText: 'Done in' }).first().waitFor();
  },
);
