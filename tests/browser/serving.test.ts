import { expect } from 'vitest';
import {
  contentSecurityPolicy,
  metaContentSecurityPolicy,
  securityHeaders,
} from '../../scripts/security-headers.mjs';
import { IDLE } from './setup/app-run.ts';
import { test } from './setup/page-test.ts';

test('the served page carries every security header', async ({ siteUrl }) => {
  const response = await fetch(siteUrl);
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value);
});

test('the page repeats the policy in a meta tag, for hosts that set no headers', async ({ siteUrl }) => {
  const html = await (await fetch(siteUrl)).text();
  expect(html).toContain(`content="${metaContentSecurityPolicy}"`);
  expect(contentSecurityPolicy).toContain(metaContentSecurityPolicy);
});

test('the page is cross-origin isolated and named', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + IDLE);
  expect(await page.title()).toBe('Strata — customer segmentation in your browser');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('no text becomes a script, markup or the address of a foreign script', async ({
  page,
  siteUrl,
  watch,
}) => {
  watch.allowMessages(/Content Security Policy|Trusted/);
  await page.goto(siteUrl + IDLE);
  const refused = await page.evaluate(() => {
    const tries: Record<string, () => void> = {
      script: () => {
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset["planted"] = "yes"';
        document.head.append(script);
      },
      markup: () => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="planted()">');
      },
      worker: () => void new Worker('data:text/javascript,1'),
    };
    return Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch (error) {
        return error instanceof TypeError ? [name] : [];
      }
    });
  });
  expect(refused).toEqual(['script', 'markup', 'worker']);
  expect(await page.evaluate(() => document.documentElement.dataset['planted'])).toBeUndefined();
});

test('paths outside the built folder are not served', async ({ siteUrl }) => {
  const answers = await Promise.all(
    ['..%2fpackage.json', '%2e%2e/package.json', 'package.json', '%'].map((path) =>
      fetch(`${siteUrl}${path}`),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
