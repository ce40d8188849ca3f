import { expect } from 'vitest';
import { securityHeaders } from '../../scripts/security-headers.mjs';
import { linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

test('strata is the only global that the page adds, and holds its version alone', async ({
  page,
  siteUrl,
}) => {
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
  const blank = `${siteUrl}blank.html`;
  await page.route(blank, (route) =>
    route.fulfill({
      headers: securityHeaders,
      contentType: 'text/html',
      body: '<!doctype html><title>blank</title>',
    }),
  );
  await page.goto(blank);
  const before = new Set(await names());
  await page.goto(siteUrl + linkTo({ synthetic: { customers: 60 } }));
  await runButton(page).click();
  await runIsDone(page);
  expect((await names()).filter((name) => !before.has(name))).toEqual(['strata']);
  const strata = await page.evaluate(() => ({ ...(Reflect.get(window, 'strata') as object) }));
  expect(strata).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown });
});
