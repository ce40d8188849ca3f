import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { shellBudget } from '../../scripts/check-bundle.mjs';
import { projectRoot } from '../../scripts/project-root.mjs';
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
  const ofPage = pageScripts();
  const sizes = new Map([...loaded].filter(([pathname]) => ofPage.has(pathname)));
  const all = [...loaded.values()].reduce((sum, size) => sum + size, 0);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  printFigure(
    `JavaScript of the first load: ${total} bytes gzipped; of the workers beside it: ${all - total} bytes`,
  );
  expect(total, JSON.stringify([...sizes])).toBeGreaterThan(0);
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(shellBudget);
});

/** The scripts of the page's own build; those of workers come from builds beside it. */
function pageScripts(): ReadonlySet<string> {
  const manifest = readFileSync(join(projectRoot, 'dist', '.vite', 'manifest.json'), 'utf8');
  const chunks = Object.values(JSON.parse(manifest) as Record<string, { readonly file: string }>);
  return new Set(chunks.map(({ file }) => `/${file}`));
}
