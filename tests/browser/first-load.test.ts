import { expect } from 'vitest';
import { shellBudget } from '../../scripts/check-bundle.mjs';
import { test } from './setup/page-test.ts';

test('the page loads no more JavaScript than its budget before there are results', async ({
  page,
  siteUrl,
}) => {
  const sizes = new Map<string, number>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js') || pathname.includes('.worker-')) return;
    expect(response.headers()['content-encoding']).toBe('gzip');
    sizes.set(pathname, Number(response.headers()['content-length']));
  });
  await page.goto(siteUrl, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(total, JSON.stringify([...sizes])).toBeGreaterThan(0);
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(shellBudget);
});
