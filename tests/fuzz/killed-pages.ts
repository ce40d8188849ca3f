import type { BrowserContext, Page } from 'playwright-core';
import { NO_SENSITIVITY } from '../../src/pipelines/segmentation/presets.ts';
import { IDLE, linkTo, runButton } from '../browser/setup/app-run.ts';
import type { Site } from '../browser/setup/built-site.ts';
import { crash, keptSessions } from '../browser/setup/kept-sessions.ts';
import { wholeRuns } from '../browser/setup/kept-runs.ts';
import type { FuzzTarget } from './fuzz.ts';

const LINK = linkTo(
  {
    synthetic: { customers: 60 },
    clustering: { choice: 'fixed', k: 3 },
    structure: { test: false },
    sensitivity: NO_SENSITIVITY,
  },
  { preset: 'development' },
);

const KILLS = 2;
/** By then everything has been saved on an idle machine. */
const MOST_MS_UNTIL_KILLED = 1400;

/**
 * Ends a page while notes, a preset and a finished run are being saved, twice in a row: by a crash, by closing it, or by reloading it.
 * What is saved is whole each time, as before the change or as after it, and the next page says nothing of damage.
 */
export function killedPages({ browser, siteUrl }: Site): FuzzTarget {
  return {
    name: 'killed-pages',
    mostMs: 180_000,
    async attempt(random) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      context.setDefaultTimeout(60_000);
      try {
        let presets: readonly string[] = [];
        let runs = 0;
        for (let kill = 0; kill < KILLS; kill++) {
          const page = await opened(context, siteUrl + LINK);
          await setNotes(page, `before ${kill}`);
          await page.waitForFunction(() => localStorage.getItem('strata.open')?.includes('"'));
          const isKept = (await keptSessions(page)).text.includes(`before ${kill}`);
          const how = (['crash', 'close', 'reload'] as const)[random.below(3)]!;
          const ms = random.below(MOST_MS_UNTIL_KILLED);
          const where = `${how} after ${ms} ms, kill ${kill}`;
          await change(page, kill);
          await page.waitForTimeout(ms);
          if (how === 'crash') await crash(page);
          else if (how === 'close') await page.close();
          else await page.reload();
          const next = how === 'reload' ? page : await opened(context, siteUrl + IDLE);
          await runButton(next).waitFor();
          await demandWholeSessions(next, { kill, where, mustBeThere: how === 'crash' && isKept });
          presets = await demandPresets(next, { before: presets, added: `Preset ${kill}`, where });
          runs = await demandRuns(next, runs, where);
          await next.close();
        }
      } finally {
        await context.close();
      }
    },
  };
}

async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await runButton(page).waitFor();
  return page;
}

async function setNotes(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill(text);
  await page.keyboard.press('Escape');
}

/** A preset, notes and a run, one right after the other. */
async function change(page: Page, kill: number): Promise<void> {
  const form = page.getByRole('form', { name: 'Configuration' });
  await form.getByRole('textbox', { name: 'Seed' }).fill(String(100 + kill));
  await form.getByRole('button', { name: 'Your presets' }).click();
  await page.getByLabel('Name for the settings as they are now').fill(`Preset ${kill}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await setNotes(page, `after ${kill}`);
  await runButton(page).click();
}

async function demandWholeSessions(
  page: Page,
  { kill, where, mustBeThere }: { kill: number; where: string; mustBeThere: boolean },
): Promise<void> {
  const sessions = JSON.parse((await keptSessions(page)).text || '[]') as readonly { document: string }[];
  const notes = sessions.map(
    ({ document }) => (JSON.parse(document) as { byHand: { notes: string } }).byHand.notes,
  );
  const strange = notes.filter((text) => !/^(?:before|after) \d$/.test(text));
  if (strange.length > 0) throw new Error(`${where}: sessions with the notes ${strange.join()}`);
  if (mustBeThere && !notes.some((text) => text.endsWith(` ${kill}`)))
    throw new Error(`${where}: the session is gone; there are ${notes.join()}`);
  if (mustBeThere)
    await page.getByRole('alert').filter({ hasText: 'Strata did not close in good order' }).first().waitFor();
  if (
    (await page
      .getByRole('alert')
      .filter({ hasText: /cannot be read|damaged/ })
      .count()) > 0
  )
    throw new Error(`${where}: the page tells of damage`);
}

async function demandPresets(
  page: Page,
  { before, added, where }: { before: readonly string[]; added: string; where: string },
): Promise<readonly string[]> {
  const text = await page.evaluate(() => localStorage.getItem('strata.presets'));
  const kept = JSON.parse(text ?? '{"presets":[]}') as { presets: readonly { name: string }[] };
  const names = kept.presets.map(({ name }) => name);
  if (names.join() !== before.join() && names.join() !== [...before, added].join())
    throw new Error(`${where}: the presets are ${names.join()}`);
  return names;
}

async function demandRuns(page: Page, before: number, where: string): Promise<number> {
  const { whole, broken } = await wholeRuns(page);
  if (broken.length > 0) throw new Error(`${where}: kept runs are not whole: ${broken.join('; ')}`);
  if (whole !== before && whole !== before + 1)
    throw new Error(`${where}: there are ${whole} kept runs, before ${before}`);
  return whole;
}
