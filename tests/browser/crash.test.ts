import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './setup/axe-findings.ts';
import { goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { crash, keptSessions, sessionsHold } from './setup/kept-sessions.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';
import { watchPage } from './setup/page-watch.ts';

const LINK = linkTo(
  {
    clustering: { choice: 'fixed', k: 3 },
    structure: { test: false },
    sensitivity: {
      sampling: false,
      features: false,
      time: false,
      restarts: false,
      noise: false,
      nulls: false,
    },
  },
  { page: 'data' },
);

const TABLE = textFile('members.csv', [
  'member_id,visits,spend,points',
  ...Array.from({ length: 90 }, (_, row) => {
    const group = row % 3;
    const within = Math.floor(row / 3);
    return `M${1000 + row},${group * 40 + (within % 17)},${group * 900 + within * 3},${group * group * 500 + within * 2}`;
  }),
]);

async function resultHash(page: Page): Promise<string> {
  await goTo(page, 'Report');
  return (await page.getByRole('main').locator('dl code').last().innerText()).trim();
}

async function notesOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const notes = await page.getByRole('textbox', { name: 'Notes on the project' }).inputValue();
  await page.keyboard.press('Escape');
  return notes;
}

test('after a crash the session is restored exactly, with its file; after a close in good order nothing is left', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, TABLE);
  await confirmImport(page);
  await page.getByRole('form', { name: 'Configuration' }).getByRole('textbox', { name: 'Seed' }).fill('7');
  await runButton(page).click();
  await runIsDone(page);
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill('For the board.\nSecond line.');
  await page.keyboard.press('Escape');
  const hash = await resultHash(page);
  await goTo(page, 'Validation');
  await sessionsHold(page, /Second line.*validation/);
  expect(await keptSessions(page)).toMatchObject({ sessions: 1, files: 1 });
  const fragment = await page.evaluate(() => location.hash);

  await crash(page);

  const next = await page.context().newPage();
  const watch = watchPage(next, siteUrl);
  await next.emulateMedia({ colorScheme: 'dark' });
  await next.setViewportSize({ width: 390, height: 844 });
  await next.goto(siteUrl + linkTo({}));
  const offer = next.getByRole('alert').filter({ hasText: 'Strata did not close in good order' });
  await offer.getByText(/members\.csv/).waitFor();
  expect(await axeFindings(next)).toEqual([]);
  await expect.poll(() => next.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await next.setViewportSize({ width: 1280, height: 800 });
  await offer.getByRole('button', { name: 'Restore' }).focus();
  await next.keyboard.press('Enter');
  await next
    .getByText(/^The session of .* is open, and its run arrives at the result that was saved/)
    .waitFor();
  await next.getByRole('heading', { level: 1, name: 'Validation' }).waitFor();
  await expect.poll(() => next.evaluate(() => location.hash)).toBe(fragment);
  expect(await notesOf(next)).toBe('For the board.\nSecond line.');
  expect(await resultHash(next)).toBe(hash);
  await expect.poll(async () => (await keptSessions(next)).sessions, { timeout: 30_000 }).toBe(1);

  await next.goto('about:blank');
  await next.goto(siteUrl + linkTo({}));
  await runButton(next).waitFor();
  await expect
    .poll(async () => await keptSessions(next), { timeout: 30_000 })
    .toMatchObject({ sessions: 0, files: 0 });
  expect(await next.getByRole('alert').count()).toBe(0);
  watch.expectQuiet();
});
