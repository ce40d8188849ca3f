import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { customerCount, goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';

const LINK = linkTo({ clustering: { choice: 'fixed', k: 3 } }, { page: 'data' });

interface Order {
  readonly client: string;
  readonly day: string;
  readonly list: number;
  readonly paid: number;
}

/** Orders of 30 clients: ten come weekly, ten monthly, ten have come once. */
const ORDERS: readonly Order[] = Array.from({ length: 30 }, (_, client) => {
  const step = [7, 30, 365][client % 3]!;
  const count = Math.ceil(120 / step);
  return Array.from({ length: count }, (_, nth): Order => {
    const day = new Date(Date.UTC(2025, 0, 1 + client + nth * step)).toISOString().slice(0, 10);
    const list = 20 + ((client * 7 + nth * 3) % 40) + (client % 3) * 50;
    return { client: `K${100 + client}`, day, list, paid: list - 5 };
  });
}).flat();

const GOOD_LINES = ORDERS.map(
  ({ client, day, list, paid }, row) =>
    `${5000 + row};${client};${day};${list},00;${paid},50;${row % 2 === 0 ? 'tea' : 'coffee'}`,
);
const BAD_LINES = [
  '9001;;2025-02-01;20,00;15,50;tea',
  '9002;K100;yesterday;20,00;15,50;tea',
  '9003;K101;2025-02-03;a lot;15,50;tea',
  '9004;K102;2025-02-04;20,00',
];
const FILE = textFile('orders.csv', [
  'order_no;client_id;date;amount;paid_amount;category',
  ...GOOD_LINES,
  ...BAD_LINES,
]);
const ROWS = GOOD_LINES.length + BAD_LINES.length;

test('a transactions file is guessed, previewed, corrected, imported and segmented', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  const preview = page.getByRole('group', { name: 'First 12 rows of orders.csv' });
  expect(await preview.getByRole('row').nth(1).innerText()).toMatch(/5000\s+K100\s+2025-01-01\s+20,00/);
  const role = (name: string) => page.getByRole('combobox', { name, exact: true });
  expect(await role('Customer id').inputValue()).toBe('client_id');
  expect(await role('Time').inputValue()).toBe('date');
  expect(await role('Amount').inputValue()).toBe('amount');
  expect(await role('Order id').inputValue()).toBe('order_no');
  expect(await role('Columns end at').inputValue()).toBe(';');
  expect(await role('Decimal mark').inputValue()).toBe(',');

  await role('Amount').selectOption('paid_amount');
  await preview.getByRole('columnheader', { name: /Amount.*paid_amount/ }).waitFor();
  await confirmImport(page);
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  expect(await page.getByRole('radio', { name: /Imported events/ }).isChecked()).toBe(true);
  await page.getByText('Rejected rows by reason', { exact: true }).click();
  expect(await rejectedRows(page, 'Rejected rows of orders.csv')).toHaveLength(3);

  await runButton(page).click();
  await runIsDone(page);
  expect(await funnel(page)).toEqual({ Read: ROWS, Parsed: ROWS - 1, Valid: ROWS - 3, Kept: ROWS - 3 });
  const total = ORDERS.reduce((sum, { paid }) => sum + paid + 0.5, 0) + 15.5;
  const words = total.toLocaleString('en-US', { minimumFractionDigits: 2 });
  const totals = page.getByRole('group', { name: 'Control totals by stage' });
  expect(await totals.getByRole('row').last().innerText()).toContain(words);
  await goTo(page, 'Segments');
  expect(await segmentNames(page)).toHaveLength(3);
  expect(await customerCount(page)).toBe('30');
});

test('a merge history joins ids and lists what is odd about it', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  await confirmImport(page);
  await chooseFile(
    page,
    textFile('merges.csv', ['past_id,canonical_id', 'K100,K103', 'K103,K106', 'K101,K101', 'K102,K105']),
    'Import a merge history',
  );
  await confirmImport(page);
  await page.getByText('merges.csv', { exact: true }).first().waitFor();
  await runButton(page).click();
  await runIsDone(page);
  const identity = page.getByRole('region', { name: 'Identity resolution' });
  const words = (await identity.innerText()).replaceAll(/\s+/g, ' ');
  expect(words).toContain('Ids in the data 30');
  expect(words).toContain('Customers 27 3 ids joined to another');
  expect(words).toMatch(/1 × merge with itself/);
});

test('the columns of a merge history are chosen where they are unclear, and lost rows are listed', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  await confirmImport(page);
  await chooseFile(
    page,
    textFile('links.csv', ['a,b,c', 'K100,x,K103', 'K103,y,K106', ',z,K104']),
    'Import a merge history',
  );
  await page
    .getByText(/Still needed: the column of the past id and the column of the canonical id/)
    .waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Past id', { exact: true }).selectOption('a');
  await page.getByLabel('Canonical id', { exact: true }).selectOption('c');
  await page.getByRole('columnheader', { name: 'Canonical id c' }).waitFor();
  await confirmImport(page);
  const rejected = page.getByRole('table', { name: 'Rejected rows of links.csv' });
  await page.getByText('Rejected rows by reason').last().click();
  expect(await rejected.getByRole('row').last().innerText()).toMatch(/The past id is missing\.\s+1\s+3/);
  await runButton(page).click();
  await runIsDone(page);
  const identity = page.getByRole('region', { name: 'Identity resolution' });
  const words = (await identity.innerText()).replaceAll(/\s+/g, ' ');
  expect(words).toContain('2 ids joined to another');
  expect(words).toMatch(/1 × row left out/);
});

test('a file that is no table, and an empty one, are refused in plain words; what was there stays', async ({
  page,
  siteUrl,
}) => {
  const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000', 'hex');
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  await confirmImport(page);
  const alert = page.getByRole('alert');
  await chooseFile(page, { name: 'photo.png', mimeType: 'image/png', buffer: png });
  await alert.getByText('photo.png was not imported.').waitFor();
  expect(await alert.innerText()).toMatch(/picture|image/i);
  await chooseFile(
    page,
    { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
    'Choose another file',
  );
  await alert.getByText('empty.csv was not imported.').waitFor();
  expect(await alert.innerText()).toMatch(/empty/i);
  await alert.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  await runButton(page).click();
  await runIsDone(page);
  expect((await funnel(page))['Read']).toBe(ROWS);
});

test('a file dropped on any page leads to its preview', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + linkTo({}, { page: 'report' }));
  await page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
  const words = page.getByText('Drop a table to look at its first rows', { exact: false });
  const drag = async (type: string) => {
    await page.evaluate((name) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File(['client,date,amount\na,2025-01-02,5\nb,2025-01-03,7\n'], 'dropped.csv'),
      );
      document.body.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer }));
    }, type);
  };
  await drag('dragenter');
  await words.waitFor();
  await drag('drop');
  await page.getByRole('heading', { name: 'Import dropped.csv' }).waitFor();
  expect(await words.isVisible()).toBe(false);
});

test('a removed file can be brought back', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  await confirmImport(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  const message = page.getByRole('region', { name: 'Messages' });
  await message.getByText('orders.csv is no longer used.').waitFor();
  expect(await page.getByRole('radio', { name: /Generated/ }).isChecked()).toBe(true);
  await message.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  expect(await page.getByRole('radio', { name: /Imported events/ }).isChecked()).toBe(true);
});

test.for([
  {
    file: 'transactions/online_retail_2011_02_03.csv.gz',
    mapping: { 'Customer id': 'CustomerID', Time: 'InvoiceDate', 'Order id': 'InvoiceNo' },
    funnel: { Read: 64_455, Valid: 48_185 },
    customers: '1,473',
    revenue: '1,016,510.76',
  },
  {
    file: 'transactions/cdnow_sample.csv',
    mapping: { 'Customer id': 'customer_id', Time: 'date', Amount: 'amount' },
    funnel: { Read: 6919, Valid: 6919 },
    customers: '2,357',
    revenue: '244,091.94',
  },
])(
  '$file needs no help to be imported, and every amount is counted',
  async (wanted, { page, siteUrl, skip }) => {
    skip(!hasSharedData, 'the reference data are not here');
    await page.goto(siteUrl + LINK);
    await chooseFile(page, sharedData(wanted.file));
    for (const [name, column] of Object.entries(wanted.mapping))
      expect(await page.getByRole('combobox', { name, exact: true }).inputValue()).toBe(column);
    await confirmImport(page);
    await runButton(page).click();
    await runIsDone(page);
    expect(await funnel(page)).toMatchObject(wanted.funnel);
    const totals = page.getByRole('group', { name: 'Control totals by stage' });
    const checked = await totals.getByRole('row').nth(2).innerText();
    expect(checked).toContain(wanted.revenue);
    expect(checked).toContain(wanted.customers);
    await goTo(page, 'Segments');
    expect(await segmentNames(page)).toHaveLength(3);
  },
);

/** The counts of the funnel by step. */
async function funnel(page: Page): Promise<Record<string, number>> {
  const steps = page.getByRole('region', { name: 'From rows to events' }).locator('dl > div');
  const texts = await steps.allInnerTexts();
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', count = ''] = text.split('\n').filter((line) => line.trim() !== '');
      return [name, Number(count.replaceAll(',', ''))];
    }),
  );
}

async function rejectedRows(page: Page, caption: string): Promise<string[]> {
  const rows = page.getByRole('group', { name: caption }).getByRole('row');
  return (await rows.allInnerTexts()).slice(1);
}
