import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { previewOf, readCustomers, readEvents } from './read-file.ts';

interface EventCase {
  readonly file: string;
  readonly customer: string;
  readonly time: string;
  readonly amount: string;
  readonly rows: number;
  readonly valid: number;
  readonly customers: number;
  readonly sum: number;
  readonly first: string;
  readonly last: string;
}

const EVENT_CASES: readonly EventCase[] = [
  {
    file: 'transactions/cdnow_sample.csv',
    customer: 'customer_id',
    time: 'date',
    amount: 'amount',
    rows: 6919,
    valid: 6919,
    customers: 2357,
    sum: 244_091.94,
    first: '1997-01-01',
    last: '1998-06-30',
  },
  {
    file: 'transactions/pagila_payments.csv.gz',
    customer: 'customer_id',
    time: 'payment_date',
    amount: 'amount',
    rows: 16_049,
    valid: 16_049,
    customers: 599,
    sum: 67_416.51,
    first: '2020-01-24',
    last: '2020-05-14',
  },
  {
    file: 'transactions/chinook_invoices.csv',
    customer: 'CustomerId',
    time: 'InvoiceDate',
    amount: 'Total',
    rows: 412,
    valid: 412,
    customers: 59,
    sum: 2328.6,
    first: '2021-01-01',
    last: '2025-12-22',
  },
  {
    file: 'transactions/rfm_orders.csv',
    customer: 'customer_id',
    time: 'order_date',
    amount: 'revenue',
    rows: 4906,
    valid: 4906,
    customers: 995,
    sum: 464_158,
    first: '2001-10-29',
    last: '2006-12-30',
  },
  {
    file: 'transactions/online_retail_2011_02_03.csv.gz',
    customer: 'CustomerID',
    time: 'InvoiceDate',
    amount: 'Quantity*UnitPrice',
    rows: 64_455,
    valid: 48_185,
    customers: 1473,
    sum: 1_016_510.76,
    first: '2011-02-01',
    last: '2011-03-31',
  },
  {
    file: 'transactions/gla_spending_2008_2013.csv.gz',
    customer: 'Vendor',
    time: 'Date',
    amount: 'Amount',
    rows: 28_145,
    valid: 28_145,
    customers: 3490,
    sum: 1_000_083_306,
    first: '2008-04-01',
    last: '2013-04-25',
  },
];

describe.skipIf(!hasSharedData)('real transactions, unaided', () => {
  test.each(EVENT_CASES)('$file is understood', (expected) => {
    const { preview, bytes } = previewOf(expected.file);
    const { table, report } = readEvents(preview, bytes);
    const named = (role: string): string | undefined =>
      preview.guess.reasons.find((reason) => reason.role === role)?.column;
    expect({
      kind: preview.plan.kind,
      customer: named('customer'),
      time: named('time'),
      amount: named('amount'),
    }).toEqual({
      kind: 'events',
      customer: expected.customer,
      time: expected.time,
      amount: expected.amount,
    });
    expect([report.read, report.valid, table.rows, table.customerIds.length]).toEqual([
      expected.rows,
      expected.valid,
      expected.valid,
      expected.customers,
    ]);
    expect(report.amountSum).toBeCloseTo(expected.sum, 6);
    expect(new Date(report.firstTime!).toISOString().slice(0, 10)).toBe(expected.first);
    expect(new Date(report.lastTime!).toISOString().slice(0, 10)).toBe(expected.last);
    expect(preview.plan.needsChoice).toEqual([]);
  });

  test('Online Retail keeps every fact of its rows', () => {
    const { preview, bytes } = previewOf('transactions/online_retail_2011_02_03.csv.gz');
    const { table, report } = readEvents(preview, bytes);
    expect(report.rejected.map(({ reason, count }) => [reason, count])).toEqual([
      ['missing-customer', 16_270],
    ]);
    expect(report.repeatedRows).toBe(537);
    expect(new Date(report.firstTime!).toISOString()).toBe('2011-02-01T08:23:00.000Z');
    expect(new Date(report.lastTime!).toISOString()).toBe('2011-03-31T19:55:00.000Z');
    expect(preview.plan.mapping.order).toMatchObject({ name: 'InvoiceNo' });
    let clean = 0;
    let revenue = 0;
    for (let row = 0; row < table.rows; row++) {
      const cancelled = table.order!.names[table.order!.codes[row]!]!.startsWith('C');
      if (cancelled || table.quantity![row]! <= 0 || table.amount[row]! <= 0) continue;
      clean++;
      revenue += table.amount[row]!;
    }
    expect(clean).toBe(47_102);
    expect(revenue).toBeCloseTo(1_042_638.11, 2);
    expect(table.sourceRow[0]).toBe(1);
    expect(table.sourceRow.at(-1)).toBeLessThanOrEqual(64_455);
  });

  test('CDNOW’s number of discs is a quantity and does not multiply', () => {
    const { preview, bytes } = previewOf('transactions/cdnow_sample.csv');
    expect(preview.plan.mapping.quantity).toMatchObject({ name: 'n_cds' });
    const { table } = readEvents(preview, bytes);
    expect([table.amount[0], table.quantity![0]]).toEqual([29.33, 2]);
    expect(table.amount.filter((amount) => amount === 0)).toHaveLength(8);
  });

  test('commit events are read in UTC, and the customer can be chosen', () => {
    const { preview, bytes } = previewOf('ids/numpy_commits_events.csv.gz');
    const byMail = readEvents(preview, bytes, { map: { customer: 'email_key' } });
    expect([byMail.table.rows, byMail.table.customerIds.length]).toEqual([31_562, 2320]);
    expect(new Date(byMail.table.time[0]!).toISOString()).toBe('2026-08-21T19:32:39.000Z');
    const byName = readEvents(preview, bytes, { map: { customer: 'name_key' } });
    expect(byName.table.customerIds).toHaveLength(2266);
  });
});

describe.skipIf(!hasSharedData)('real customer tables, unaided', () => {
  test.each([
    ['customers/wholesale_customers.csv', 440, 8, 'CustomerId', undefined],
    ['customers/cc_general.csv.gz', 8950, 17, 'CUST_ID', undefined],
    ['customers/marketing_campaign_semicolon_bom.csv.gz', 2240, 25, 'ID', undefined],
    ['customers/labelled/iris.csv', 150, 4, undefined, 'label'],
    ['customers/labelled/wine.csv', 178, 13, undefined, 'label'],
    ['customers/labelled/breast_cancer_wdbc.csv', 569, 30, undefined, 'label'],
    ['customers/fcps/atom.csv', 800, 3, undefined, 'label'],
    ['customers/fcps/chainlink.csv', 1000, 3, undefined, 'label'],
    ['customers/fcps/engytime.csv', 4096, 2, undefined, 'label'],
    ['customers/fcps/golfball.csv', 4002, 3, undefined, 'label'],
    ['customers/fcps/hepta.csv', 212, 3, undefined, 'label'],
    ['customers/fcps/lsun3d.csv', 404, 3, undefined, 'label'],
    ['customers/fcps/target.csv', 770, 2, undefined, 'label'],
    ['customers/fcps/tetra.csv', 400, 3, undefined, 'label'],
    ['customers/fcps/twodiamonds.csv', 800, 2, undefined, 'label'],
    ['customers/fcps/wingnut.csv', 1016, 2, undefined, 'label'],
  ] as const)('%s: %i rows, %i features', (file, rows, features, id, label) => {
    const { preview, bytes } = previewOf(file);
    const { plan } = preview;
    const { table, report } = readCustomers(preview, bytes);
    expect([plan.kind, table.rows, table.columns.length, report.rejected.length]).toEqual([
      'customers',
      rows,
      features,
      0,
    ]);
    expect(plan.customers.id === undefined ? undefined : plan.header[plan.customers.id]).toBe(id);
    expect(table.labels?.name).toBe(label);
  });

  test('missing cells of CC GENERAL are NaN and nothing else is', () => {
    const { preview, bytes } = previewOf('customers/cc_general.csv.gz');
    const { table } = readCustomers(preview, bytes);
    const missing = table.columns.map(
      ({ name, values }) => [name, values.filter(Number.isNaN).length] as const,
    );
    expect(missing.filter(([, count]) => count > 0)).toEqual([
      ['CREDIT_LIMIT', 1],
      ['MINIMUM_PAYMENTS', 313],
    ]);
  });
});

interface ExpectedFile {
  readonly stored_as?: string;
  readonly encoding: string;
  readonly header_row_index: number;
  readonly rows_parsed_by_reference: number;
}

describe.skipIf(!hasSharedData)('spending files as departments published them', () => {
  const parsed = hasSharedData
    ? (JSON.parse(readFileSync(sharedData('transactions/raw_gov/expected.json'), 'utf8')) as {
        files: ExpectedFile[];
      })
    : { files: [] };
  const files = parsed.files.filter(({ stored_as }) => stored_as !== undefined);

  test('months become first days only when that was chosen', () => {
    const { preview, bytes } = previewOf('transactions/raw_gov/mmo-over-25k-1007.csv');
    expect(preview.plan.needsChoice).toMatchObject([{ setting: 'month-only', chosen: 'refuse' }]);
    const { report } = readEvents(preview, bytes, { monthOnly: 'first-day' });
    expect([report.valid, report.firstTime]).toEqual([11, Date.UTC(2010, 6, 1)]);
  });

  test.each(files.map((file) => [file.stored_as!, file] as const))('%s', (name, expected) => {
    const { preview, bytes } = previewOf(`transactions/raw_gov/${name}`);
    expect(preview.plan.encoding).toBe(expected.encoding);
    const wanted = expected.rows_parsed_by_reference;
    if (wanted === 0) expect(() => readEvents(preview, bytes)).toThrow(/months without days/);
    else expect(readEvents(preview, bytes).report.valid).toBe(wanted);
    expect(preview.plan.mapping.amount).toMatchObject({
      kind: 'column',
      name: expect.stringMatching(/amount/i),
    });
    expect(preview.plan.mapping.customer).toMatchObject({ name: expect.stringMatching(/supplier/i) });
  });
});
