import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { buildReport } from '../../src/pipelines/segmentation/report/build-report.ts';
import { htmlReport } from '../../src/pipelines/segmentation/report/html/html-report.ts';
import { HOSTILE, hostileInput } from '../pipelines/segmentation/report/hostile-input.ts';
import { reportInput } from '../pipelines/segmentation/report/report-fixture.ts';
import { axeFindings } from './setup/axe-findings.ts';
import { test } from './setup/browser-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-report-'));
const files = { plain: join(folder, 'report.html'), hostile: join(folder, 'hostile.html') };

beforeAll(async () => {
  const input = await reportInput({ tests: true });
  writeFileSync(files.plain, htmlReport(buildReport(input)));
  writeFileSync(files.hostile, htmlReport(buildReport(hostileInput(input))));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly scripts?: boolean;
}

/** Opens a report from disk and hands on the page with every request and message it made. */
async function opened<T>(
  browser: Browser,
  file: keyof typeof files,
  { width = 1280, colorScheme = 'light', scripts = false }: Look,
  look: (page: Page, noise: readonly string[]) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: scripts,
  });
  try {
    const page = await context.newPage();
    const noise: string[] = [];
    const address = pathToFileURL(files[file]).href;
    context.on('request', (request) => {
      if (request.url() !== address && request.url() !== 'data:,') noise.push(`asked for ${request.url()}`);
    });
    page.on('console', (message) => noise.push(message.text()));
    page.on('dialog', (dialog) => {
      noise.push(`said ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    return await look(page, noise);
  } finally {
    await context.close();
  }
}

describe('a report opened from disk', () => {
  test.for(['plain', 'hostile'] as const)(
    'asks for nothing and says nothing: %s',
    async (file, { browser }) => {
      for (const scripts of [false, true]) {
        const noise = await opened(browser, file, { scripts }, async (page, heard) => {
          await page.getByRole('heading', { name: 'How this was made' }).waitFor();
          return [...heard];
        });
        expect(noise).toEqual([]);
      }
    },
  );

  test('holds hostile texts only as text', async ({ browser }) => {
    await opened(browser, 'hostile', { scripts: true }, async (page) => {
      const found = await page.evaluate(() => ({
        scripts: document.querySelectorAll('script, iframe, object, embed, img, base, form').length,
        styles: document.querySelectorAll('style').length,
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element
            .getAttributeNames()
            .filter((name) => name.startsWith('on') || name === 'style' || name === 'src'),
        ),
        links: [...document.querySelectorAll('[href]')]
          .map((element) => element.getAttribute('href') ?? '')
          .filter((href) => !href.startsWith('#') && href !== 'data:,'),
        visible: getComputedStyle(document.body).display,
        text: document.body.textContent,
      }));
      expect(found).toMatchObject({ scripts: 0, styles: 1, handlers: [], links: [], visible: 'block' });
      for (const text of HOSTILE.filter((each) => /^[\x20-\x7E]+$/.test(each)))
        expect(found.text).toContain(text);
    });
  });

  test.for([
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)(
    'axe finds nothing at $width in $colorScheme, with all tables open',
    async (look, { browser }) => {
      await opened(browser, 'plain', { ...look, scripts: true }, async (page) => {
        await page.evaluate(() => {
          for (const twin of document.querySelectorAll('details')) twin.open = true;
        });
        expect(await axeFindings(page)).toEqual([]);
      });
    },
  );

  test.for([1280, 390])('does not scroll sideways at %i', async (width, { browser }) => {
    for (const file of ['plain', 'hostile'] as const) {
      const over = await opened(browser, file, { width, scripts: true }, (page) =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      );
      expect(over, file).toBe(0);
    }
  });

  test('prints on A4, a page for each segment at least', async ({ browser }) => {
    const pages = await opened(browser, 'plain', {}, async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const text = pdf.toString('latin1');
      expect(text).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](?:\.\d+)? 84[12]/);
      return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    });
    expect(pages).toBeGreaterThanOrEqual(9);
  });
});
