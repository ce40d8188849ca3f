import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo, IDLE, linkTo } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';

const form = (page: Page) => page.getByRole('form', { name: 'Configuration' });
const field = (page: Page, name: string) => form(page).getByRole('textbox', { name, exact: true });
const preset = (page: Page) => form(page).getByRole('combobox', { name: 'Preset' });

test('the address follows the settings, and opening it elsewhere restores them and the page', async ({
  page,
  browser,
  siteUrl,
}) => {
  await page.goto(siteUrl + IDLE);
  await preset(page).selectOption('development');
  await field(page, 'Seed').fill('77');
  await form(page).getByRole('combobox', { name: 'Number of segments' }).selectOption('auto');
  await goTo(page, 'Report');
  const address = await page.evaluate(() => location.href);
  const elsewhere = await browser.newPage();
  await elsewhere.goto(address);
  await elsewhere.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
  await expect.poll(() => preset(elsewhere).inputValue()).toBe('development');
  await expect.poll(() => field(elsewhere, 'Seed').inputValue()).toBe('77');
  await expect
    .poll(() => form(elsewhere).getByRole('combobox', { name: 'Number of segments' }).inputValue())
    .toBe('auto');
  const changes = form(elsewhere).getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect
    .poll(async () => (await changes.allInnerTexts()).map((change) => change.replaceAll(/\s+/g, ' ')))
    .toEqual(['Seed 42 → 77', 'Number of segments Fixed → Automatic']);
  await elsewhere.close();
});

test('the way back goes through the pages', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + IDLE);
  await goTo(page, 'Data');
  await goTo(page, 'Performance');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
});

test('the way back from a scenario keeps its settings, and leads to the page it was started on', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + linkTo({ source: { seed: 77 } }, { page: 'data' }));
  await expect.poll(() => field(page, 'Seed').inputValue()).toBe('77');
  await page.getByRole('button', { name: 'Run the scenario “Clean”' }).click();
  await page.getByRole('heading', { level: 1, name: 'Segments', exact: true }).waitFor();
  await expect.poll(() => field(page, 'Seed').inputValue()).not.toBe('77');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
  expect(await field(page, 'Seed').inputValue()).not.toBe('77');
});

test('the way back to an address without a fragment leads to the first page', async ({ page, siteUrl }) => {
  await page.goto(siteUrl);
  await page.getByRole('heading', { level: 1, name: 'Segments', exact: true }).waitFor();
  await goTo(page, 'Data');
  await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Segments', exact: true }).waitFor();
});

test('the copied link is the address, and holds nothing of an imported file', async ({ page, siteUrl }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(siteUrl + linkTo({}, { page: 'data' }));
  await chooseFile(
    page,
    textFile('secret-name.csv', ['secret_id,visits,spend', 'a,1,2.5', 'b,2,3.5', 'c,3,9.5']),
  );
  await confirmImport(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor({ state: 'attached' });
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await page.evaluate(() => location.href));
  const payload = new URLSearchParams(new URL(link).hash.slice(1)).get('v1') ?? '';
  const held = Buffer.from(payload, 'base64url').toString();
  expect(Object.keys(JSON.parse(held) as object)).toEqual(['changes', 'preset']);
  expect(held).not.toContain('secret');
});

test.for([
  { what: 'a word', fragment: '#foo', says: 'The link says “#foo”, which this page does not know.' },
  { what: 'a damaged link', fragment: '#v1=%%%broken', says: 'The link is damaged or not complete.' },
  {
    what: 'a link cut short',
    fragment: linkTo({ source: { seed: 5 } }).slice(0, 20),
    says: 'The link is damaged or not complete.',
  },
  {
    what: 'a link of another version',
    fragment: '#v9=abc',
    says: 'The link has version 9, and this page knows version 1.',
  },
  {
    what: 'a link with a setting out of range',
    fragment: linkTo({ clustering: { k: 1 } }),
    says: 'The link has a setting that does not fit:',
  },
])('$what opens the default with a notice', async ({ fragment, says }, { page, siteUrl }) => {
  await page.goto(siteUrl + fragment);
  await page.getByRole('alert').filter({ hasText: says }).waitFor();
  await expect.poll(() => preset(page).inputValue()).toBe('testing');
  await form(page).getByText('No changes').waitFor();
  await expect.poll(() => field(page, 'Seed').inputValue()).toBe('42');
});
