import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { receiveFile } from './setup/received-file.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const LINK = linkTo({
  synthetic: { customers: 200 },
  clustering: { choice: 'fixed', k: 3 },
  sensitivity: { features: false, time: false, noise: false, nulls: false },
});

const test = sharedPageTest(async (page, siteUrl) => {
  await page.goto(siteUrl + LINK);
  await runButton(page).click();
  await runIsDone(page);
  await goTo(page, 'Report');
});

interface PreviewFacts {
  readonly title: string;
  readonly sections: number;
  readonly scripts: number;
  readonly headings: string;
  readonly background: string;
  readonly scrolled: number;
}

/** What the page sees in its preview: no script runs there, a test's neither. */
async function previewFacts(page: Page): Promise<PreviewFacts | undefined> {
  return await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    const inside = frame?.contentDocument;
    if (!frame?.contentWindow || !inside?.body || inside.readyState !== 'complete') return undefined;
    return {
      title: inside.title,
      sections: inside.querySelectorAll('section').length,
      scripts: inside.scripts.length,
      headings: [...inside.querySelectorAll('h2')].map(({ textContent }) => textContent).join('\n'),
      background: frame.contentWindow.getComputedStyle(inside.body).backgroundColor,
      scrolled: frame.contentWindow.scrollY,
    };
  });
}

async function builtPreview(page: Page): Promise<PreviewFacts> {
  await page.getByRole('button', { name: /^Build (?:the report|again)$/ }).click();
  await expect.poll(async () => (await previewFacts(page))?.sections ?? 0).toBeGreaterThan(5);
  return (await previewFacts(page))!;
}

test('the report is built when it is asked for and shown as it is, with its own look', async ({ page }) => {
  expect(await page.locator('iframe').count()).toBe(0);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('write-report'))).toEqual([]);
  const { title, scripts, headings, background } = await builtPreview(page);
  expect(title).toBe('Customer segments: report');
  expect(scripts).toBe(0);
  expect(headings).toMatch(/Summary[^]*Segment 1[^]*Segment 3[^]*How this was made/);
  expect(background).toBe('rgb(255, 255, 255)');
});

test('the preview takes on the theme of the page, whatever the system prefers', async ({ page }) => {
  const theme = page.getByRole('button', { name: /^Theme: / });
  await theme.click();
  await theme.click();
  await expect.poll(async () => (await previewFacts(page))?.background).toBe('rgb(23, 25, 29)');
  await theme.click();
  await expect.poll(async () => (await previewFacts(page))?.background).toBe('rgb(255, 255, 255)');
});

test('links in the preview lead within it', async ({ page }) => {
  const { x, y } = await page.evaluate(() => {
    const frame = document.querySelector('iframe')!;
    frame.scrollIntoView();
    const link = frame.contentDocument!.querySelector('nav a[href="#limits"]')!;
    const [outer, inner] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
    return { x: outer.left + inner.left + 10, y: outer.top + inner.top + 5 };
  });
  await page.mouse.click(x, y);
  await expect.poll(async () => (await previewFacts(page))?.scrolled).toBeGreaterThan(500);
  expect((await previewFacts(page))?.title).toBe('Customer segments: report');
});

test('the print dialog is that of the report', async ({ page }) => {
  await page.evaluate(() => {
    const inside = document.querySelector('iframe')!.contentWindow!;
    inside.print = () => (document.documentElement.dataset['printed'] = inside.document.title);
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['printed']))
    .toBe('Customer segments: report');
});

test('the report is saved as HTML, Markdown and JSON, named for the product and the day', async ({
  page,
}) => {
  const html = await receiveFile(page, 'Save HTML');
  expect(html.name).toMatch(/^strata-report-\d{4}-\d\d-\d\d\.html$/);
  expect(html.content).toMatch(/^<!doctype html>[^]*<h1>Customer segments: report<\/h1>/);
  expect(html.content).not.toMatch(/<script/i);
  const markdown = await receiveFile(page, 'Save Markdown');
  expect(markdown.name).toMatch(/^strata-report-\d{4}-\d\d-\d\d\.md$/);
  expect(markdown.content).toMatch(/^# Customer segments: report\n/);
  const json = await receiveFile(page, 'Save JSON');
  expect(json.name).toMatch(/^strata-result-\d{4}-\d\d-\d\d\.json$/);
  const plain = await receiveFile(page, 'result.json');
  expect(JSON.parse(json.content)).toEqual(JSON.parse(plain.content));
});

test('a moved threshold is named, judges the report anew, and needs no run', async ({ page }) => {
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.getByText('Validation', { exact: true }).first().click();
  const field = form.getByRole('textbox', { name: 'Least customers' });
  const before = await field.inputValue();
  await field.fill('190');
  await page.getByText('The verdicts here follow 1 threshold moved since the run.').waitFor();
  await page.getByText(`“Least customers” went from ${before} to 190`).waitFor();
  await page
    .getByText('Built before the segments, thresholds or decisions changed.', { exact: false })
    .waitFor();
  const { content } = await receiveFile(page, 'Save JSON');
  const judged = JSON.parse(content) as ResultDocument;
  expect(judged.config.validation.minSize).toBe(190);
  expect(judged.segments.map(({ verdict }) => verdict.disposition)).toContain('Reject');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('The verdicts here follow', { exact: false }).waitFor({ state: 'detached' });
});

test('a report that is switched off is not offered, and switched on without a run', async ({ page }) => {
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.getByText('Report', { exact: true }).first().click();
  await form.getByRole('checkbox', { name: /^Offer a report/ }).uncheck();
  await page.getByText('The report is switched off', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Save HTML' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByRole('button', { name: 'Build the report' }).waitFor();
});

test('the shown segments are handed over as a file for one engine, or as all files in one archive', async ({
  page,
}) => {
  const panel = page.getByRole('region', { name: 'Hand over' });
  await panel.getByLabel('SQL for').selectOption('SQLite (segments only)');
  await panel.getByRole('row', { name: /profiles\..*sql/ }).waitFor({ state: 'detached' });
  await panel.getByLabel('SQL for').selectOption('PostgreSQL');
  await panel.getByRole('row', { name: /profiles\.postgresql\.sql.*run by our tests/ }).waitFor();
  await panel.getByLabel('SQL for').selectOption('Snowflake');
  await panel.getByRole('row', { name: /profiles\.snowflake\.sql.*never run/ }).waitFor();
  const file = await receiveFile(page, 'Save segments.snowflake.sql');
  expect(file.name).toBe('segments.snowflake.sql');
  expect(file.content).toMatch(/UNTESTED HERE[^]*Segment 3: [^]*self_check/);
  const archive = await receiveFile(page, 'All as one zip');
  expect(archive.name).toBe('strata-handover-snowflake.zip');
  for (const name of [
    'profiles.snowflake.sql',
    'segments.snowflake.sql',
    'customer_merges.csv',
    'pipeline_sklearn.py',
    'pipeline_pyspark.py',
    'model.json',
    'model.onnx',
    'check_onnx.py',
    'model.pmml',
    'check_pmml.py',
  ])
    expect(archive.content).toContain(name);
});

test('axe finds nothing beside the preview, in both themes and sizes', async ({ page }) => {
  await builtPreview(page);
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const look = { without: ['iframe'], colours: colorScheme === 'dark' };
      expect(await axeFindings(page, look)).toEqual([]);
    }
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  }
});
