import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PAGES } from '../../src/state/page.ts';
import { goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const WIDTH = 390;
const LINK = linkTo({ synthetic: { customers: 120 }, clustering: { choice: 'auto', kMin: 3, kMax: 5 } });

const test = sharedPageTest(
  async (page, siteUrl) => {
    await page.goto(siteUrl + LINK);
    await runButton(page).click();
    await runIsDone(page);
  },
  { viewport: { width: WIDTH, height: 844 }, hasTouch: true, isMobile: true },
);

/** Elements that stick out of the window at a side and are not inside something that scrolls or clips. */
async function sticksOut(page: Page): Promise<string[]> {
  return await page.evaluate((width) => {
    const held = (element: Element): boolean => {
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        if (style.overflowX !== 'visible' || style.position === 'fixed') return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { left, right, width: own, height } = element.getBoundingClientRect();
        return own > 1 && height > 1 && (left < -1 || right > width + 1) && !held(element);
      })
      .map((element) => `${element.localName} ${element.textContent.trim().slice(0, 40)}`);
  }, WIDTH);
}

for (const { title } of PAGES) {
  test(`the page ${title} fits 390 pixels, by the bar of pages`, async ({ page }) => {
    await goTo(page, title);
    if (title === 'Segments') await segmentNames(page);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(WIDTH);
    await expect.poll(() => sticksOut(page)).toEqual([]);
  });
}

test('the bar of pages stays at the bottom of the window', async ({ page }) => {
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await goTo(page, 'Segments');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  for (const link of await links.all()) {
    const { top, bottom, left, right } = await link.evaluate((element) => element.getBoundingClientRect());
    expect(top).toBeGreaterThan(700);
    expect(bottom).toBeLessThanOrEqual(844);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(WIDTH);
    expect(bottom - top).toBeGreaterThanOrEqual(24);
  }
});

test('the configuration is a sheet that opens, takes the focus, and gives it back', async ({ page }) => {
  const form = page.getByRole('form', { name: 'Configuration' });
  expect(await form.isVisible()).toBe(false);
  const opener = page.getByRole('button', { name: /^Open configuration/ });
  await opener.click();
  await form.waitFor();
  const close = form.getByRole('button', { name: 'Close configuration' });
  await expect.poll(() => close.evaluate((element) => element === document.activeElement)).toBe(true);
  await form.getByRole('textbox', { name: 'Seed' }).fill('8');
  await expect.poll(() => sticksOut(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^Open configuration, .*changed/ }).waitFor();
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
});
