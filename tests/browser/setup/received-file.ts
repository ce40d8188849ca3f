import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { arrayBuffer } from 'node:stream/consumers';

/** A file that the page handed to the user. */
export interface ReceivedFile {
  readonly name: string;
  readonly content: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the user gets from pressing a button that saves a file. */
export async function receiveFile(page: Page, button: string | RegExp): Promise<ReceivedFile> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await download;
  const bytes = new Uint8Array(await arrayBuffer(await file.createReadStream()));
  return { name: file.suggestedFilename(), content: new TextDecoder().decode(bytes), bytes };
}

/** The rows of delimited text, each by the titles of its columns. */
export function csvRows(content: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(content, { header: true, skipEmptyLines: true }).data;
}
