import type { Page } from 'playwright-core';

/** A file made by a test, or the path of one. */
export type ChosenFile =
  | string
  | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A text file as the user would choose it. */
export function textFile(name: string, lines: readonly string[]): Exclude<ChosenFile, string> {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
}

/** Chooses a file on the Data page; `button` says which choice. */
export async function chooseFile(page: Page, file: ChosenFile, button = 'Import files'): Promise<void> {
  await page.getByLabel(button, { exact: true }).setInputFiles(typeof file === 'string' ? file : { ...file });
}

/** Chooses several files at once on the Data page. */
export async function chooseFiles(page: Page, files: readonly Exclude<ChosenFile, string>[]): Promise<void> {
  await page.getByLabel('Import files', { exact: true }).setInputFiles(files.map((file) => ({ ...file })));
}

/** Imports the previewed file as it is mapped now, and waits until it is the source. */
export async function confirmImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('region', { name: 'Source' }).waitFor();
}
