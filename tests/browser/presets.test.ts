import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { customerCount, IDLE, goTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { runCommandLine } from './setup/command-line.ts';
import { test } from './setup/page-test.ts';
import { receiveFile } from './setup/received-file.ts';

const STAGES = [
  'Acquire data',
  'Quality check',
  'Identity resolution',
  'Customer profiles',
  'Feature preparation',
  'Clustering',
  'Structure',
  'Choice of k',
  'Segments',
  'Map',
  'UMAP',
  'Sample against all',
  'Sampling stability',
  'Without each feature',
  'Other periods',
  'Other starts',
  'Noise',
  'Data without segments',
  'Customer value',
  'RFM',
  'What segments foretell',
];

const SWITCHED_OFF: Readonly<Record<string, readonly string[]>> = {
  Development: [
    'UMAP',
    'Sample against all',
    'Sampling stability',
    'Without each feature',
    'Other periods',
    'Other starts',
    'Noise',
    'Data without segments',
    'What segments foretell',
  ],
  Testing: ['UMAP', 'Sampling stability'],
};

async function runPreset(page: Page, siteUrl: string, title: string): Promise<void> {
  await page.goto(siteUrl + IDLE);
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.getByRole('combobox', { name: 'Preset' }).selectOption({ label: title });
  await runButton(page).click();
  await runIsDone(page);
}

test.for([
  { title: 'Development', customers: '100', segments: 3 },
  { title: 'Testing', customers: '500', segments: 5 },
])('the preset $title runs to named segments', async ({ title, customers, segments }, { page, siteUrl }) => {
  await runPreset(page, siteUrl, title);
  const names = await segmentNames(page);
  expect(names).toHaveLength(segments);
  for (const name of names) expect(name).toMatch(/^\d+\s+\p{L}[\p{L} ,-]{3,}/u);
  await expect.poll(() => customerCount(page)).toBe(customers);
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  const rows = await stages.allInnerTexts();
  expect(rows.map((row) => row.split('\n')[0])).toEqual(STAGES);
  for (const row of rows)
    expect(row).toMatch(
      SWITCHED_OFF[title]?.includes(row.split('\n')[0] ?? '')
        ? /\n—\n(?:not tested|skipped)/
        : /\n(?:< 1 ms|[\d.]+ m?s)\ndone/,
    );
});

test('the page and the command line give the same result, on one worker and on four', async ({
  page,
  siteUrl,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 5 });
  });
  const [expected] = await Promise.all([
    runCommandLine(['--preset', 'testing']),
    runPreset(page, siteUrl, 'Testing'),
  ]);
  await expect
    .poll(() => page.workers().filter((worker) => worker.url().includes('task.worker')).length)
    .toBe(4);
  await goTo(page, 'Report');
  await page.getByText(expected.resultHash).waitFor();
  const { content } = await receiveFile(page, 'result.json');
  const document = JSON.parse(content) as ResultDocument;
  const { stages, app: _app, ...result } = document;
  const { stages: _stages, app: _its, ...wanted } = expected;
  expect(result).toEqual(wanted);
  expect(stages.map(({ status }) => status)).toEqual(
    STAGES.map((stage) => (SWITCHED_OFF['Testing']?.includes(stage) ? 'skipped' : 'computed')),
  );
});
