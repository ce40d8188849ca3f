import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { customerCount, goTo, linkTo, runButton, runIsDone, segmentNames } from './setup/app-run.ts';
import { chooseFile, confirmImport, textFile } from './setup/import-file.ts';
import { test } from './setup/page-test.ts';
import { receiveFile } from './setup/received-file.ts';

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
const HEADER = 'order_no;client_id;date;amount;paid_amount;category';
const FILE = textFile('orders.csv', [HEADER, ...GOOD_LINES, ...BAD_LINES]);
const ROWS = GOOD_LINES.length + BAD_LINES.length;

test('a transactions file is guessed, previewed, corrected, imported and segmented', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  const preview = page.getByRole('group', { name: 'First 12 rows of orders.csv' });
  await expect
    .poll(() => preview.getByRole('row').nth(1).innerText())
    .toMatch(/5000\s+K100\s+2025-01-01\s+20,00/);
  const role = (name: string) => page.getByRole('combobox', { name, exact: true });
  await expect.poll(() => role('Customer id').inputValue()).toBe('client_id');
  await expect.poll(() => role('Time').inputValue()).toBe('date');
  await expect.poll(() => role('Amount').inputValue()).toBe('amount');
  await expect.poll(() => role('Order id').inputValue()).toBe('order_no');
  await expect.poll(() => role('Columns end at').inputValue()).toBe(';');
  await expect.poll(() => role('Decimal mark').inputValue()).toBe(',');

  await role('Amount').selectOption('paid_amount');
  await preview.getByRole('columnheader', { name: /Amount.*paid_amount/ }).waitFor();
  await confirmImport(page);
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  await expect.poll(() => page.getByRole('radio', { name: /Imported events/ }).isChecked()).toBe(true);
  await page.getByText('Rejected rows by reason', { exact: true }).click();
  await expect.poll(() => rejectedRows(page, 'Rejected rows of orders.csv')).toHaveLength(3);

  await runButton(page).click();
  await runIsDone(page);
  await expect
    .poll(() => funnel(page))
    .toEqual({ Read: ROWS, Parsed: ROWS - 1, Valid: ROWS - 3, Kept: ROWS - 3 });
  const total = ORDERS.reduce((sum, { paid }) => sum + paid + 0.5, 0) + 15.5;
  const words = total.toLocaleString('en-US', { minimumFractionDigits: 2 });
  const totals = page.getByRole('group', { name: 'Control totals by stage' });
  await expect.poll(() => totals.getByRole('row').last().innerText()).toContain(words);
  await goTo(page, 'Segments');
  expect(await segmentNames(page)).toHaveLength(3);
  await expect.poll(() => customerCount(page)).toBe('30');
});

test('the dialog shows random rows and what rules do, undoes, remembers, and hands out what was rejected', async ({
  page,
  siteUrl,
}) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  const title = page.getByRole('heading', { name: 'Import orders.csv' });
  await title.waitFor();
  await expect.poll(() => title.evaluate((heading) => heading === document.activeElement)).toBe(true);
  const outcome = page.getByRole('region', { name: 'What the import would make of it' });
  const counts = async () =>
    (await outcome.locator('dl > div').allInnerTexts()).map((text) => text.split(/\s+/)[1]);
  await outcome.waitFor();
  await expect.poll(() => counts()).toEqual([ROWS, ROWS - 1, ROWS - 4, ROWS - 4].map(String));

  await page.getByRole('radio', { name: 'Random rows' }).check();
  const random = page.getByRole('group', { name: '20 random rows of orders.csv' });
  const numbers = () => random.getByRole('rowheader').allInnerTexts();
  await page.getByText(`Drawn from all ${ROWS} rows.`).waitFor();
  const before = await numbers();
  await page.getByRole('button', { name: 'Another sample' }).click();
  await expect.poll(numbers).not.toEqual(before);
  await page.getByRole('radio', { name: 'First rows' }).check();

  const rules = page.getByRole('region', { name: 'Rows to set aside' });
  await rules.getByLabel('Test accounts').fill('K10*');
  const claimed = ORDERS.filter(({ client }) => client.startsWith('K10')).length;
  await rules
    .getByText(`Claims ${claimed} of the ${ROWS - 4} valid rows looked at`, { exact: false })
    .waitFor();
  await expect.poll(() => counts()).toEqual([ROWS, ROWS - 1, ROWS - 4, ROWS - 4 - claimed].map(String));
  await page
    .getByRole('cell', { name: /set aside.*the id fits a test account \(K10\*\)/ })
    .first()
    .waitFor();
  const amount = page.getByRole('combobox', { name: 'Amount', exact: true });
  await amount.selectOption('paid_amount');
  await page.getByRole('columnheader', { name: /Amount.*paid_amount/ }).waitFor();
  const dialog = page.getByRole('region', { name: 'Import orders.csv' });
  const undo = dialog.getByRole('button', { name: 'Undo' });
  await undo.click();
  await page.getByRole('columnheader', { name: /Amount amount/ }).waitFor();
  await undo.click();
  await rules.getByText(`Claims ${claimed}`, { exact: false }).waitFor({ state: 'detached' });
  const redo = dialog.getByRole('button', { name: 'Redo' });
  await redo.click();
  await redo.click();
  await page.getByRole('columnheader', { name: /Amount.*paid_amount/ }).waitFor();
  await confirmImport(page);
  const source = page.getByRole('heading', { name: 'Source' });
  await expect.poll(() => source.evaluate((heading) => heading === document.activeElement)).toBe(true);

  await page.getByText('Rejected rows by reason', { exact: true }).click();
  const saved = await receiveFile(page, 'Save 3 rejected rows as CSV');
  expect(saved.name).toBe('rejected rows of orders.csv.csv');
  expect(saved.content.split('\r\n')).toEqual([
    'row,why it was rejected,what was found,order_no,client_id,date,amount,paid_amount,category',
    `${ROWS - 3},The customer id is missing.,,9001,,2025-02-01,"20,00","15,50",tea`,
    `${ROWS - 2},The time cannot be read.,yesterday,9002,K100,yesterday,"20,00","15,50",tea`,
    `${ROWS},The row has fewer fields than the header.,"9004 K102 2025-02-04 20,00",9004,K102,2025-02-04,"20,00"`,
    '',
  ]);

  await chooseFile(page, textFile('later.csv', [HEADER, ...GOOD_LINES.slice(5)]));
  const remembered = page.getByText('Remembered from the last file with these columns.');
  await remembered.waitFor();
  await expect.poll(() => amount.inputValue()).toBe('paid_amount');
  await page.keyboard.press('Escape');
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  await chooseFile(page, textFile('later.csv', [HEADER, ...GOOD_LINES.slice(5)]));
  await page.getByRole('button', { name: 'Forget it' }).click();
  await remembered.waitFor({ state: 'detached' });
  await expect.poll(() => amount.inputValue()).toBe('amount');
  await confirmImport(page);
  await page.getByText('later.csv took the place of orders.csv.').waitFor();
  await page.getByRole('button', { name: 'Bring back the former file' }).click();
  await page.getByText('orders.csv took the place of later.csv.').waitFor();
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
  const said = async () => (await identity.innerText()).replaceAll(/\s+/g, ' ');
  await expect.poll(said).toContain('Ids in the data 30');
  const words = await said();
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
  await expect.poll(() => page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Past id', { exact: true }).selectOption('a');
  await page.getByLabel('Canonical id', { exact: true }).selectOption('c');
  await page.getByRole('columnheader', { name: 'Canonical id c' }).waitFor();
  await confirmImport(page);
  const rejected = page.getByRole('table', { name: 'Rejected rows of links.csv' });
  await page.getByText('Rejected rows by reason').last().click();
  await expect
    .poll(() => rejected.getByRole('row').last().innerText())
    .toMatch(/The past id is missing\.\s+1\s+3/);
  await runButton(page).click();
  await runIsDone(page);
  const identity = page.getByRole('region', { name: 'Identity resolution' });
  const said = async () => (await identity.innerText()).replaceAll(/\s+/g, ' ');
  await expect.poll(said).toContain('2 ids joined to another');
  const words = await said();
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
  await expect.poll(() => alert.innerText()).toMatch(/picture|image/i);
  const title = page.getByRole('heading', { name: 'Import photo.png' });
  await expect.poll(() => title.evaluate((heading) => heading === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await alert.waitFor({ state: 'detached' });
  await chooseFile(page, { name: 'photo.png', mimeType: 'image/png', buffer: png });
  await chooseFile(
    page,
    { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
    'Choose another file',
  );
  await alert.getByText('empty.csv was not imported.').waitFor();
  await expect.poll(() => alert.innerText()).toMatch(/empty/i);
  await alert.getByRole('button', { name: 'Leave it' }).click();
  const many = Array.from({ length: 40 }, () => GOOD_LINES).flat();
  await chooseFile(page, textFile('large.csv', [HEADER, ...Array.from({ length: 60 }, () => many).flat()]));
  await cancelAsSoonAsItBegins(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForFunction(() => document.body.dataset['cancelled'] === 'yes');
  await page.getByRole('heading', { name: 'Import large.csv' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  await runButton(page).click();
  await runIsDone(page);
  await expect.poll(async () => (await funnel(page))['Read']).toBe(ROWS);
});

test('a file dropped on any page leads to its preview', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + linkTo({}, { page: 'report' }));
  await page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
  const words = page.getByText('Drop one or several tables to look at their first rows', { exact: false });
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
  await words.waitFor({ state: 'hidden' });
});

test('a removed file can be brought back', async ({ page, siteUrl }) => {
  await page.goto(siteUrl + LINK);
  await chooseFile(page, FILE);
  await confirmImport(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  const message = page.getByRole('region', { name: 'Messages' });
  await message.getByText('orders.csv is no longer used.').waitFor();
  await expect.poll(() => page.getByRole('radio', { name: /Generated/ }).isChecked()).toBe(true);
  await message.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByText('orders.csv', { exact: true }).first().waitFor();
  await expect.poll(() => page.getByRole('radio', { name: /Imported events/ }).isChecked()).toBe(true);
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
      await expect.poll(() => page.getByRole('combobox', { name, exact: true }).inputValue()).toBe(column);
    await confirmImport(page);
    await runButton(page).click();
    await runIsDone(page);
    await expect.poll(() => funnel(page)).toMatchObject(wanted.funnel);
    const totals = page.getByRole('group', { name: 'Control totals by stage' });
    const checked = totals.getByRole('row').nth(2);
    await expect.poll(() => checked.innerText()).toContain(wanted.revenue);
    expect(await checked.innerText()).toContain(wanted.customers);
    await goTo(page, 'Segments');
    expect(await segmentNames(page)).toHaveLength(3);
  },
);

/** Presses the button that cancels an import in the moment in which the import begins. */
async function cancelAsSoonAsItBegins(page: Page): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const title = [...document.querySelectorAll('h2')].some((each) =>
        each.textContent.startsWith('Importing'),
      );
      const cancel = [...document.querySelectorAll('button')].find(
        (each) => each.textContent === 'Cancel import',
      );
      if (!title || cancel === undefined) return;
      observer.disconnect();
      document.body.dataset['cancelled'] = 'yes';
      cancel.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
}

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
