import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { IDLE } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

async function background(page: Page): Promise<string> {
  return await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test('the theme follows the system until one is chosen, and the choice lasts', async ({ page, siteUrl }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(siteUrl + IDLE);
  const button = page.getByRole('button', { name: /^Theme:/ });
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Theme: as the system');
  const dark = await background(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => background(page)).not.toBe(dark);
  const light = await background(page);
  await button.click();
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Theme: light');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background(page)).toBe(light);
  await button.click();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Theme: dark');
  await expect.poll(() => background(page)).toBe(dark);
  await page.reload();
  await button.waitFor();
  await expect.poll(() => background(page)).toBe(dark);
});
