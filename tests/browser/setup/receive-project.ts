import type { Page } from 'playwright-core';
import { buffer } from 'node:stream/consumers';
import type { ChosenFile } from './import-file.ts';

/** Saves the project by its keys and gives the file as somebody would choose it elsewhere. */
export async function receiveProject(page: Page): Promise<Exclude<ChosenFile, string>> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await download;
  return {
    name: file.suggestedFilename(),
    mimeType: 'application/zip',
    buffer: await buffer(await file.createReadStream()),
  };
}

const MS_TO_ANSWER = 3000;
const MOST_ATTEMPTS = 10;

/** Opens a project by its keys, once the page listens to them. */
export async function openProject(page: Page, file: ChosenFile): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const chooser = page
      .waitForEvent('filechooser', { timeout: MS_TO_ANSWER })
      .then((asked) => asked.setFiles(typeof file === 'string' ? file : { ...file }))
      .then(() => true)
      .catch(() => false);
    await page.keyboard.press('Control+o');
    if (await chooser) return;
  }
  throw new Error('The page did not ask for a project.');
}
