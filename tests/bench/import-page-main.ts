/** `npm run bench -- import-page [--quick]`: a large file imported in the built page, beside papaparse alone in a worker. */
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { openSite } from '../browser/setup/built-site.ts';
import { type GeneratedFile, generateFile } from './import/generated-file.ts';
import { servePapaparse } from './import/papaparse-page.ts';
import { loadText } from './machine.ts';
import { rendererMegabytes } from './renderer-memory.ts';
import { textTable } from './text-table.ts';

const quick = process.argv.includes('--quick');

/** Well within the import of the large file. */
const MS_BEFORE_CANCEL = 400;

const file = generateFile({ rows: quick ? 200_000 : 4_400_000, customers: quick ? 7000 : 150_000 });
const site = await openSite();
try {
  const page = await site.browser.newPage();
  page.setDefaultTimeout(30_000);
  const imported = await importInPage(page, file);
  const cancelMs = quick ? undefined : await cancelInPage(page, file);
  const papaMs = await papaparseInWorker(page, file);
  console.log(
    textTable(
      ['a file in the page', '', 'wanted'],
      [
        ['MB', (file.bytes / 1e6).toFixed(1), ''],
        ['rows, customers and sum', imported.counts, counts(file)],
        ['import, ms', imported.ms.toFixed(0), `at most ${papaMs.toFixed(0)}: papaparse alone in a worker`],
        ['peak above the idle page, MB', imported.peak.toFixed(0), 'below 700'],
        ['longest main-thread task, ms', imported.longest.toFixed(0), 'at most 50 (0: none above 50)'],
        ['cancel, ms', cancelMs?.toFixed(0) ?? 'not tried: too short', 'below 300'],
        ['load average', loadText(), ''],
      ],
      { lastIsText: true },
    ),
  );
  if (imported.counts !== counts(file)) process.exitCode = 1;
} finally {
  await site.close();
  file.remove();
}

/** As the page writes it, to the last cent. */
function counts({ rows, customers, cents }: GeneratedFile): string {
  const [whole, part] = [Math.trunc(cents / 100), cents % 100];
  return `${rows.toLocaleString('en-US')} rows, ${customers.toLocaleString('en-US')} ids, amounts of ${whole.toLocaleString('en-US')}.${String(part).padStart(2, '0')} in all`;
}

async function chosen(page: Page, { path }: GeneratedFile): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${site.siteUrl}#page=data`);
  await page.getByLabel('Import files', { exact: true }).setInputFiles(path);
  await importButton(page).waitFor();
  await page.waitForTimeout(3000);
}

function importButton(page: Page) {
  return page.getByRole('button', { name: 'Import', exact: true });
}

async function importInPage(page: Page, large: GeneratedFile) {
  await chosen(page, large);
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(globalThis, { durations });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration);
    }).observe({ type: 'longtask' });
  });
  const idle = rendererMegabytes();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, rendererMegabytes())), 50);
  const begun = performance.now();
  await importButton(page).click();
  const source = page.getByRole('region', { name: 'Source' });
  await source.waitFor();
  const ms = performance.now() - begun;
  clearInterval(watch);
  const durations = await page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations);
  const words = await source.innerText();
  return {
    ms,
    peak: peak - idle,
    longest: Math.max(0, ...durations),
    counts: /[\d,]+ rows, [\d,]+ ids, amounts of [\d,.]+ in all/.exec(words)?.[0] ?? words,
  };
}

/** From the click, in the middle of an import, until the preview is back. */
async function cancelInPage(page: Page, large: GeneratedFile): Promise<number> {
  await chosen(page, large);
  await importButton(page).click();
  const cancel = page.getByRole('button', { name: 'Cancel import', exact: true });
  await importButton(page).waitFor({ state: 'detached' });
  await page.waitForTimeout(MS_BEFORE_CANCEL);
  const begun = performance.now();
  await cancel.click();
  await importButton(page).waitFor();
  return performance.now() - begun;
}

async function papaparseInWorker(page: Page, large: GeneratedFile): Promise<number> {
  const served = await servePapaparse();
  try {
    await page.goto(served.url);
    await page.locator('#file').setInputFiles(large.path);
    const read = await page.evaluate(
      () =>
        new Promise<{ readonly ms: number; readonly rows: number; readonly customers: number }>((resolve) => {
          const worker = new Worker('/worker.js');
          worker.onmessage = (message) => resolve(message.data as never);
          worker.postMessage(document.querySelector<HTMLInputElement>('#file')!.files![0]!);
        }),
    );
    if (read.rows !== large.rows || read.customers !== large.customers)
      throw new Error(`papaparse read ${read.rows} rows of ${read.customers} customers.`);
    return read.ms;
  } finally {
    served.close();
  }
}
