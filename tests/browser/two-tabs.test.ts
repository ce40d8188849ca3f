import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { IDLE, runButton } from './setup/app-run.ts';
import { crash, keptSessions, sessionsHold } from './setup/kept-sessions.ts';
import { test } from './setup/page-test.ts';
import { openProject, receiveProject } from './setup/receive-project.ts';

async function setNotes(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Notes on the project' }).fill(text);
  await page.keyboard.press('Escape');
}

/** How many tabs have projects open; one that is left counts until the browser has let go of it. */
async function tabsWithProjects(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    const ofProjects = held.filter(({ name }) => name?.startsWith('strata.project.'));
    return new Set(ofProjects.map(({ clientId }) => clientId)).size;
  });
}

test('of two tabs on one project the second has a copy and says so; neither saves over the other', async ({
  page,
  siteUrl,
}) => {
  const context = page.context();
  const open = async (each: Page): Promise<Page> => {
    await each.goto(siteUrl + IDLE);
    await runButton(each).waitFor();
    return each;
  };
  await open(page);
  await setNotes(page, 'of the first tab');
  const file = await receiveProject(page);

  const second = await open(await context.newPage());
  await openProject(second, file);
  const copy = file.name.replace('.strata', ' (2).strata');
  const told = second.getByRole('alert').filter({ hasText: `“${file.name}” is open in another tab too` });
  await told.getByText(`this one is saved as “${copy}”`).waitFor();
  await setNotes(second, 'of the second tab');
  expect([(await receiveProject(second)).name, (await receiveProject(page)).name]).toEqual([copy, file.name]);

  await second.close();
  const third = await open(await context.newPage());
  expect((await receiveProject(third)).name).toBe(copy);
  await third.getByText(`Another tab has a project called “${file.name}” open.`).waitFor();
  await openProject(third, { ...file, name: copy });
  await third.getByRole('alert').filter({ hasText: 'is open in another tab too' }).waitFor();
  await page.goto('about:blank');
  await expect.poll(() => tabsWithProjects(third)).toBe(1);
  await openProject(third, file);
  await third.getByText(`“${file.name}” is open. It was saved before a run.`).waitFor();
  expect((await receiveProject(third)).name).toBe(file.name);
});

test('a session that a crash has left is restored in one of two tabs, and the other says where it is', async ({
  page,
  siteUrl,
}) => {
  const context = page.context();
  await page.goto(siteUrl + IDLE);
  await runButton(page).waitFor();
  await setNotes(page, 'before the crash');
  await sessionsHold(page, /before the crash/);
  await crash(page);
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const each of [one, two]) await each.goto(siteUrl + IDLE);
  for (const [each, words] of [
    [one, /is open\. It was saved before a run/],
    [two, /is open in another tab, which has restored it/],
  ] as const) {
    await each.getByRole('button', { name: 'Restore' }).click();
    await each.getByText(words).waitFor();
  }
  await setNotes(one, 'after it');
  await sessionsHold(one, /after it/);
  expect((await keptSessions(two)).sessions).toBe(1);
});
