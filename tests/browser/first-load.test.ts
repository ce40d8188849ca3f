import { expect } from 'vitest';
import { shellBudget } from '../../scripts/check-bundle.mjs';
import { IDLE } from './setup/app-run.ts';
import { printFigure } from './setup/figure.ts';
import { test } from './setup/page-test.ts';

test('the page loads no more JavaScript than its budget before there are results', async ({
  page,
  siteUrl,
}) => {
  const sizes = new Map<string, number>();
  let ofWorkers = 0;
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    expect(response.headers()['content-encoding']).toBe('gzip');
    const bytes = Number(response.headers()['content-length']);
    if (pathname.includes('.worker-')) ofWorkers += bytes;
    else sizes.set(pathname, bytes);
  });
  await page.goto(siteUrl + IDLE, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  printFigure(
    `JavaScript of the first load: ${total} bytes gzipped; of the workers beside it: ${ofWorkers} bytes`,
  );
  expect(total, JSON.stringify([...sizes])).toBeGreaterThan(0);
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(shellBudget);
});
