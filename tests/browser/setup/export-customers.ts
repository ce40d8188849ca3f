import type { Page } from 'playwright-core';
import { receiveFile, type ReceivedFile } from './received-file.ts';

/** What the user gets from the export of the customer table. */
export async function exportCustomers(
  page: Page,
  choices: { readonly columns?: 'Everything' | 'Segments'; readonly file?: 'CSV' | 'Parquet' | 'JSON' } = {},
): Promise<ReceivedFile> {
  const table = page.getByRole('region', { name: 'Customers', exact: true });
  await table.getByRole('button', { name: 'Export', exact: true }).click();
  return await exportAsked(page, choices);
}

/** The same from the dialog that is open. */
export async function exportAsked(
  page: Page,
  { columns = 'Everything', file = 'CSV' }: Parameters<typeof exportCustomers>[1] = {},
): Promise<ReceivedFile> {
  const dialog = page.getByRole('dialog', { name: 'Export customers' });
  await dialog.getByRole('radio', { name: new RegExp(`^${columns} `) }).check();
  await dialog.getByRole('radio', { name: new RegExp(`^${file} `) }).check();
  return await receiveFile(page, /^Export [\d,]+ customers?$/);
}
