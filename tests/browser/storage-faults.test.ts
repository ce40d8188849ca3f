import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo, linkTo, runButton, runIsDone } from './setup/app-run.ts';
import { wholeRuns } from './setup/kept-runs.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo({
  synthetic: { customers: 60 },
  clustering: { choice: 'fixed', k: 3 },
  structure: { test: false },
  sensitivity: { sampling: false, features: false, time: false, restarts: false, noise: false, nulls: false },
});

async function run(page: Page, seed: number): Promise<void> {
  await page
    .getByRole('form', { name: 'Configuration' })
    .getByRole('textbox', { name: 'Seed' })
    .fill(String(seed));
  await runButton(page).click();
  await runIsDone(page);
}

/** Puts things that nobody wrote into every store of a database; some of them look right from afar. */
const spoil = async (name: string): Promise<number> =>
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('error', () => reject(new Error(String(opening.error))));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      const change = database.transaction(stores, 'readwrite');
      for (const each of stores) {
        const store = change.objectStore(each);
        const garbage: readonly Record<string, unknown>[] = [
          { id: 'empty' },
          { id: 'odd', format: 1, document: '{"strataProject":2}', at: Number.NaN },
          { id: 'deep', format: 1, config: 7, segments: [undefined], stages: 'none' },
        ];
        for (const value of garbage) {
          if (store.keyPath === null)
            store.put(value, each === 'files' ? [value['id'] as string, 'events'] : (value['id'] as string));
          else store.put(value);
        }
      }
      change.addEventListener('complete', () => {
        database.close();
        resolve(stores.length);
      });
    });
  });

test('garbage in every text and every store: the page starts, says what it set aside, and loses nothing else', async ({
  page,
  watch,
  siteUrl,
}) => {
  // A file of the site by itself names no icon, so the browser asks for one where none is.
  watch.allowMessages(/404/);
  await page.goto(siteUrl + LINK);
  await run(page, 7);
  await goTo(page, 'Compare');
  const runs = page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
  await expect.poll(() => runs.count()).toBe(1);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(2);
  await page.goto('about:blank');
  await page.goto(`${siteUrl}manifest.webmanifest`);
  expect(await page.evaluate(spoil, 'strata')).toBe(2);
  expect(await page.evaluate(spoil, 'strata-sessions')).toBe(2);
  await page.evaluate(() => {
    const names = ['presets', 'run-times', 'alerts', 'mappings', 'open', 'theme', 'tour', 'autosave'];
    for (const name of names) localStorage.setItem(`strata.${name}`, `{"half": [1, ${name}`);
  });

  await page.goto(siteUrl + LINK);
  const told = page.getByRole('alert').filter({ hasText: 'is damaged and was set aside' });
  await told.getByText(/presets of your own, the times of earlier runs/).waitFor();
  const aside = await page.evaluate(() => localStorage.getItem('strata.damaged'));
  expect(aside).toContain('strata.presets: {"half": [1, presets');
  await run(page, 8);
  await goTo(page, 'Compare');
  await expect.poll(() => runs.count()).toBe(2);
  await page
    .getByText(/3 .*cannot be read/)
    .first()
    .waitFor();
  await page.reload();
  await runButton(page).waitFor();
  expect(await told.count()).toBe(0);
});

test('a storage that fills up in the middle of a save is said once a run, nothing half stays, and keeping goes on when there is room', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await run(page, 7);
  await goTo(page, 'Compare');
  const runs = page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
  await expect.poll(() => runs.count()).toBe(1);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (this.name === 'runs') return put.apply(this, given);
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    addEventListener('strata-test-room', () => {
      IDBObjectStore.prototype.put = put;
    });
  });
  await run(page, 8);
  await page.getByText('The browser’s storage is full: this run was not kept.').waitFor();
  await page.getByText(/^This page is not kept for the case that it ends unexpectedly/).waitFor();
  expect(await runs.count()).toBe(1);
  expect(await wholeRuns(page)).toEqual({ whole: 1, broken: [] });
  await page.evaluate(() => dispatchEvent(new Event('strata-test-room')));
  await run(page, 9);
  await expect.poll(() => runs.count()).toBe(2);
});

test('kept runs of a newer version are left alone and said, until everything is forgotten', async ({
  page,
  siteUrl,
}) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('spoilt') !== null) return;
    sessionStorage.setItem('spoilt', 'yes');
    const opening = indexedDB.open('strata', 99);
    opening.addEventListener('success', () => opening.result.close());
  });
  await page.goto(siteUrl + LINK);
  await run(page, 7);
  await page.getByText(/written by a newer version of Strata and are left alone/).waitFor();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Project' });
  await dialog.getByRole('button', { name: 'Forget everything kept here' }).click();
  await dialog.getByRole('button', { name: 'Erase all of it' }).click();
  await page.getByText('Whatever this browser kept for Strata is erased.').waitFor();
  await page.keyboard.press('Escape');
  await run(page, 8);
  await goTo(page, 'Compare');
  const runs = page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
  await expect.poll(() => runs.count()).toBe(1);
});

test('a site without locks, as on plain http, keeps no sessions and says so only in the project dialog', async ({
  page,
  siteUrl,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await page.goto(siteUrl + LINK);
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill('For the board.');
  await page
    .getByText('At present this page is not kept: the browser lets this page keep nothing.')
    .waitFor();
  expect(await page.getByText(/^This page is not kept/).count()).toBe(0);
});
