import { expect } from 'vitest';
import { shellBudget } from '../../scripts/check-bundle.mjs';
import { IDLE } from './setup/app-run.ts';
import { printFigure } from './setup/figure.ts';
import { test } from './setup/page-test.ts';

test('the page loads no more JavaScript than its budget before there are results', async ({
  page,
  siteUrl,
}) => {
  const loaded = new Map<string, number>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    expect(response.headers()['content-encoding']).toBe('gzip');
    loaded.set(pathname, Number(response.headers()['content-length']));
  });
  await page.goto(siteUrl + IDLE, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const byPage = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => !entry.name.includes('.worker-'))
      .map(({ name }) => new URL(name).pathname),
  );
  const sizes = new Map([...loaded].filter(([pathname]) => byPage.includes(pathname)));
  const all = [...loaded.values()].reduce((sum, size) => sum + size, 0);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  printFigure(
    `JavaScript of the first load: ${total} bytes gzipped; of the workers beside it: ${all - total} bytes`,
  );
  expect(total, JSON.stringify([...sizes])).toBeGreaterThan(0);
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(shellBudget);
});
