import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PAGES } from '../../src/state/page.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, runIsDone, segmentNames } from './setup/app-run.ts';
import { printFigure } from './setup/figure.ts';
import { sharedPageTest } from './setup/shared-page-test.ts';

const MOST_SHIFT = 0.05;

interface Shift {
  readonly value: number;
  readonly what: string;
}

const SHIFTS = 'strata.test.shifts';

/** Keeps every movement of what is on the screen that nobody asked for, from the first paint on. */
async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript((key) => {
    const shifts: Shift[] = [];
    Object.defineProperty(document, Symbol.for(key), { value: shifts });
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    }
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        const what = sources.map(({ node }) =>
          node instanceof Element
            ? `${node.localName}.${node.className} ${(node.textContent ?? '').slice(0, 30)}`
            : String(node?.textContent?.slice(0, 30)),
        );
        if (!hadRecentInput) shifts.push({ value, what: what.join(' | ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, SHIFTS);
}

async function shifts(page: Page): Promise<readonly Shift[]> {
  return await page.evaluate(
    (key) => (document as unknown as Record<symbol, Shift[]>)[Symbol.for(key)] ?? [],
    SHIFTS,
  );
}

const test = sharedPageTest(async (page, siteUrl) => {
  await recordShifts(page);
  await page.goto(siteUrl);
});

test('nothing on the screen moves by itself while the sample runs and pages change', async ({ page }) => {
  await runIsDone(page);
  for (const { title } of PAGES) await goTo(page, title);
  const moved = await shifts(page);
  const total = moved.reduce((sum, { value }) => sum + value, 0);
  printFigure(`layout shift through the first run and all pages: ${total.toFixed(3)}`);
  expect(total, JSON.stringify(moved, undefined, 1)).toBeLessThanOrEqual(MOST_SHIFT);
});

test('the tour points at what it speaks of, by keys alone, and is offered until it is over', async ({
  page,
}) => {
  await goTo(page, 'Segments');
  const offer = page.getByRole('button', { name: 'Take the tour' });
  await offer.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Tour' });
  for (const title of ['The stages', 'The configuration', 'How many segments', 'The map', 'Stability']) {
    const heading = card.getByRole('heading', { name: title, exact: true });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.locator('[data-tour="here"]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press(title === 'The stages' ? 'Enter' : 'Tab');
    if (title !== 'The stages') await page.keyboard.press('Enter');
  }
  await card.getByRole('heading', { name: 'Verdicts', exact: true }).waitFor();
  await page.getByRole('heading', { level: 1, name: 'Validation', exact: true }).waitFor();
  expect(await axeFindings(page, { within: ['section[aria-label="Tour"]'] })).toEqual([]);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await goTo(page, 'Segments');
  await page.getByRole('button', { name: 'No tour' }).click();
  await offer.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Command' }).fill('take the tour');
  await page.keyboard.press('Enter');
  await card.waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
});

test('on paper a page is white, whole in width, and without what only works on a screen', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  try {
    for (const title of ['Segments', 'Stability', 'Validation']) {
      await page.evaluate((name) => {
        const links = [...document.querySelectorAll<HTMLElement>('nav a')];
        const link = links.find(({ textContent }) => textContent === name);
        if (!link) throw new Error(`the page has no link “${name}”`);
        link.click();
      }, title);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
        .toBe('rgb(255, 255, 255)');
      for (const name of ['navigation', 'form', 'banner'] as const)
        expect(await page.getByRole(name).count(), name).toBe(0);
      const cut = (): readonly string[] =>
        [...document.querySelectorAll('main svg, main canvas, main table')]
          .filter((drawing) => drawing.getBoundingClientRect().right > innerWidth + 1)
          .map(({ outerHTML }) => outerHTML.slice(0, 80));
      await expect.poll(() => page.evaluate(cut), { message: title }).toEqual([]);
    }
  } finally {
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
  }
});

test('in forced colours marks keep their shapes and states their borders', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  try {
    await goTo(page, 'Segments');
    await segmentNames(page);
    const marks = page
      .getByRole('list', { name: 'Segments', exact: true })
      .locator('svg[aria-hidden] :is(path, circle, rect)');
    await marks.nth(4).waitFor({ state: 'attached' });
    const looks = await marks.evaluateAll((shapes) =>
      shapes.map((shape) => [
        shape.outerHTML.replaceAll(/(?:style|fill|class)="[^"]*"/g, ''),
        getComputedStyle(shape).fill,
      ]),
    );
    expect(new Set(looks.map(([shape]) => shape)).size).toBeGreaterThanOrEqual(5);
    const current = page.getByRole('link', { name: 'Segments', exact: true });
    await expect
      .poll(() => current.evaluate((element) => getComputedStyle(element).outlineStyle))
      .toBe('solid');
    const tab = page.getByRole('tab', { selected: true });
    await expect
      .poll(() => tab.evaluate((element) => getComputedStyle(element).borderBottomStyle))
      .toBe('solid');
    const moving = (): number =>
      document.getAnimations().filter(({ playState }) => playState === 'running').length;
    await expect.poll(() => page.evaluate(moving)).toBe(0);
  } finally {
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  }
});
