/** `npm run bench -- million`: a million customers in the built page. */
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type * as BrowserScript from '../../scripts/browser.mjs';
import type * as BrowserTrialScript from '../../scripts/browser-trial.mjs';
import type * as BuildScript from '../../scripts/build.mjs';
import type * as StaticServerScript from '../../scripts/static-server.mjs';
import { mergeConfig } from '../../src/engine/config.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { encodePermalink } from '../../src/state/permalink.ts';
import { type LateFrame, type LongTask, mainThread, recordMainThread } from '../browser/setup/main-thread.ts';
import { loadText, machine, machineText } from './machine.ts';
import { script } from './ladder/chromium-ways.ts';
import { watchPeak } from './renderer-memory.ts';
import { objectsPipelineBench, SAME_WORK, WHOLE_RUN } from './objects-pipeline.ts';
import { msText, textTable } from './text-table.ts';

const MOST_MS = 60_000;
const MOST_MS_OF_A_RUN = 60 * 60_000;
/** The lines: bytes, and milliseconds. */
const MOST_BYTES = 2.5e9;
const LONGEST_TASK_MS = 50;
const LONGEST_CANCEL_MS = 500;
const PAGES = ['Segments', 'Data', 'Performance', 'Validation', 'Report'];

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    customers: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '25' },
    objects: { type: 'string', default: '0' },
    'no-cancel': { type: 'boolean', default: false },
  },
});
const memory = watchPeak();
await main();
memory.stop();

async function main(): Promise<void> {
  const config = mergeConfig(presetConfig('production'), {
    synthetic: { customers: Number(values.customers), eventsPerCustomer: Number(values.events) },
    sensitivity: { sampling: false },
  });
  console.log(machineText(machine([])));
  const { page, close } = await openPage(config);
  try {
    const cancelMs = values['no-cancel'] ? [] : await cancelLatencies(page);
    const { ms, document } = await wholeRun(page);
    const afterRun = await mainThread(page);
    const { stages, totals, segments, truth } = document;
    console.log(
      `\n${totals.customers} customers, ${totals.events} events, ${segments.length} segments, ` +
        `adjusted Rand index with the archetypes ${truth?.ari.toFixed(3) ?? '–'} (load ${loadText()})`,
    );
    console.log(
      textTable(
        ['stage', 'ms', 'MB', 'status'],
        [
          ...stages.map((each) => [each.name, msText(each.ms), megabytes(each.bytes), each.status]),
          ['end to end', msText(ms), megabytes(stages.reduce((sum, { bytes }) => sum + bytes, 0)), ''],
        ],
        { lastIsText: true },
      ),
    );
    const afterLook = await lookAround(page, afterRun.longTasks.length);
    printLines({ cancelMs, during: afterRun.longTasks, afterLook });
    printLateFrames((await mainThread(page)).lateFrames);
    if (Number(values.objects) > 0) await printObjects(Number(values.objects));
  } finally {
    await close();
  }
}

async function openPage(
  config: SegmentationConfig,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { ensureBuilt } = await script<typeof BuildScript>('build.mjs');
  const { findBrowser } = await script<typeof BrowserScript>('browser.mjs');
  const { launchBrowser } = await script<typeof BrowserTrialScript>('browser-trial.mjs');
  const { serveFolder } = await script<typeof StaticServerScript>('static-server.mjs');
  await ensureBuilt(['site']);
  const site = await serveFolder({ folder: join(process.cwd(), 'dist'), host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser(await findBrowser());
  const page = await browser.newPage();
  page.setDefaultTimeout(MOST_MS);
  page.on('console', (message) => console.log(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  page.on('crash', () => console.log('THE PAGE CRASHED'));
  await recordMainThread(page);
  const address = new URL(site.url);
  address.hash = encodePermalink({ preset: 'production', config }, 'segments');
  await page.goto(address.href);
  await runButton(page).waitFor();
  return {
    page,
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

function runButton(page: Page) {
  return page.getByRole('button', { name: 'Run', exact: true }).first();
}

/** Presses Cancel a while after each of these stages began, and waits until the page says so. */
async function cancelLatencies(page: Page): Promise<readonly (readonly [string, number])[]> {
  const latencies: (readonly [string, number])[] = [];
  for (const stage of ['Acquire data', 'Customer profiles', 'Clustering']) {
    await runButton(page).click();
    await page
      .getByRole('status')
      .filter({ hasText: `Running: ${stage}` })
      .first()
      .waitFor({ timeout: MOST_MS_OF_A_RUN });
    await page.waitForTimeout(1000);
    const ms = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begun = performance.now();
          new MutationObserver((_, observer) => {
            const words = [...document.querySelectorAll('[role="status"]')].map((each) => each.textContent);
            if (!words.some((each) => each.startsWith('Cancelled'))) return;
            observer.disconnect();
            resolve(performance.now() - begun);
          }).observe(document.body, { childList: true, characterData: true, subtree: true });
          const buttons = [...document.querySelectorAll('button')];
          buttons.find((button) => button.textContent.trim() === 'Cancel')?.click();
        }),
    );
    latencies.push([stage, ms]);
    console.log(`cancelled during “${stage}” in ${msText(ms)} ms`);
  }
  return latencies;
}

async function wholeRun(page: Page): Promise<{ readonly ms: number; readonly document: ResultDocument }> {
  await clearCache(page);
  const begun = performance.now();
  await runButton(page).click();
  const told = setInterval(
    () =>
      void page
        .getByRole('status')
        .first()
        .innerText()
        .then(noteOf(begun), () => {}),
    15_000,
  );
  const ended = page.getByRole('status').filter({ hasText: /^(?:Done in|Failed|Cancelled)/ });
  await ended.first().waitFor({ timeout: MOST_MS_OF_A_RUN });
  clearInterval(told);
  const ms = performance.now() - begun;
  const words = await ended.first().innerText();
  if (!words.startsWith('Done')) throw new Error(`The run did not end well: ${words}`);
  await openPageNamed(page, 'Report');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'result.json', exact: true }).click();
  const document = JSON.parse(await text(await (await download).createReadStream())) as ResultDocument;
  return { ms, document };
}

function noteOf(begun: number): (words: string) => void {
  return (words) =>
    console.log(
      `${Math.round((performance.now() - begun) / 1000)} s: ${words}, peak ${megabytes(memory.peak() ?? NaN)} MB`,
    );
}

async function clearCache(page: Page): Promise<void> {
  await openPageNamed(page, 'Performance');
  const clear = page.getByRole('button', { name: 'Clear the cache' });
  if (await clear.isEnabled()) await clear.click();
  await openPageNamed(page, 'Segments');
}

async function openPageNamed(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
}

/** Opens every page with the result, and gives the long tasks that came of it, page by page. */
async function lookAround(
  page: Page,
  before: number,
): Promise<readonly { readonly name: string; readonly longest: number }[]> {
  const seen: { name: string; longest: number }[] = [];
  let known = before;
  for (const name of PAGES) {
    await openPageNamed(page, name);
    await page.waitForTimeout(4000);
    const { longTasks } = await mainThread(page);
    seen.push({ name, longest: longestOf(longTasks.slice(known)) });
    known = longTasks.length;
  }
  return seen;
}

function longestOf(tasks: readonly LongTask[]): number {
  return Math.max(0, ...tasks.map(({ ms }) => ms));
}

function printLines({
  cancelMs,
  during,
  afterLook,
}: {
  readonly cancelMs: readonly (readonly [string, number])[];
  readonly during: readonly LongTask[];
  readonly afterLook: readonly { readonly name: string; readonly longest: number }[];
}): void {
  const peak = memory.peak();
  const longest = longestOf(during);
  const slowestCancel = Math.max(0, ...cancelMs.map(([, ms]) => ms));
  const row = (name: string, value: number | undefined, most: number, shown: string): string[] => [
    name,
    value === undefined ? 'not measured' : shown,
    value === undefined ? '' : value <= most ? 'met' : 'MISSED',
  ];
  console.log('');
  console.log(
    textTable(
      ['line', 'measured', 'verdict'],
      [
        row('peak memory of the page < 2.5 GB', peak, MOST_BYTES, `${megabytes(peak ?? NaN)} MB`),
        row('longest task of the main thread ≤ 50 ms', longest, LONGEST_TASK_MS, `${longest} ms`),
        row(
          'cancel < 500 ms',
          cancelMs.length === 0 ? undefined : slowestCancel,
          LONGEST_CANCEL_MS,
          `${msText(slowestCancel)} ms`,
        ),
      ],
      { lastIsText: true },
    ),
  );
  for (const { start, ms, during: stage } of during.toSorted((a, b) => b.ms - a.ms).slice(0, 12)) {
    console.log(`  ${ms} ms at ${Math.round(start / 1000)} s: ${stage}`);
  }
  for (const { name, longest: ms } of afterLook) console.log(`opening ${name}: longest task ${ms} ms`);
}

/** The frames that came latest, with the scripts that held them up. */
function printLateFrames(frames: readonly LateFrame[]): void {
  console.log('');
  for (const { start, ms, drawingMs, scripts } of frames.toSorted((a, b) => b.ms - a.ms).slice(0, 16)) {
    console.log(
      `late frame at ${Math.round(start / 1000)} s: ${ms} ms, ${drawingMs} of drawing; ${scripts.join('; ')}`,
    );
  }
}

/** What the same work takes with arrays of objects and ml-kmeans, where they still run. */
async function printObjects(customers: number): Promise<void> {
  const { ours, theirs } = await objectsPipelineBench(customers, 1);
  const same = theirs.find(({ name }) => name === SAME_WORK)!.ms.minimum;
  for (const name of [SAME_WORK, WHOLE_RUN]) {
    const own = ours.find((step) => step.name === name)!.ms.minimum;
    console.log(
      `arrays of objects and ml-kmeans at ${customers} customers: ${msText(same)} ms; ours, ${name}: ${msText(own)} ms, ÷ ${(same / own).toFixed(1)}`,
    );
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
