import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import { previewBytes, readEvents, utf8 } from './read-file.ts';

function preview(text: string): ReturnType<typeof previewBytes> {
  return previewBytes(utf8(text), 'test.csv');
}

function roles(text: string): Record<string, string> {
  return Object.fromEntries(preview(text).guess.reasons.map(({ role, column }) => [role, column]));
}

function table(header: string, row: (i: number) => string, rows = 60): string {
  return `${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`;
}

describe('roles are guessed from names', () => {
  test.each([
    ['Kundennummer;Datum;Betrag;Menge;Warengruppe', 'Kundennummer', 'Datum', 'Betrag'],
    [
      'Numéro client;Date de commande;Montant;Quantité;Catégorie',
      'Numéro client',
      'Date de commande',
      'Montant',
    ],
    ['ID Cliente;Fecha;Importe;Cantidad;Categoría', 'ID Cliente', 'Fecha', 'Importe'],
    ['Cliente;Data;Valor Total;Quantidade;Categoria', 'Cliente', 'Data', 'Valor Total'],
    ['Klantnummer;Besteldatum;Bedrag;Aantal;Categorie', 'Klantnummer', 'Besteldatum', 'Bedrag'],
    [
      'user_id;event_time;Order Value (EUR);Qty;Product Category',
      'user_id',
      'event_time',
      'Order Value (EUR)',
    ],
  ])('%s', (header, customer, time, amount) => {
    const text = table(
      header,
      (i) => `K${i % 7};2024-0${1 + (i % 9)}-1${i % 10};${i + 0.5};${1 + (i % 3)};${'ABC'[i % 3]}`,
    );
    expect(roles(text)).toMatchObject({ customer, time, amount });
    expect(Object.keys(roles(text))).toEqual(['customer', 'time', 'amount', 'category', 'quantity']);
  });

  test('type, device, channel, discount and order are found, and an amount may then be missing', () => {
    const text = table(
      'customer_id,timestamp,event_type,device,channel,order_id,discount,amount',
      (i) =>
        `c${i % 9},2024-01-1${i % 10}T10:00:00Z,${i % 3 === 0 ? 'purchase' : 'view'},${i % 2 ? 'mobile' : 'desktop'},web,${i % 3 === 0 ? `o${i}` : ''},${i % 3 === 0 ? 0.1 : ''},${i % 3 === 0 ? 9.5 : ''}`,
    );
    const view = preview(text);
    expect(Object.keys(view.plan.mapping).sort()).toEqual([
      'amount',
      'channel',
      'customer',
      'device',
      'discount',
      'order',
      'time',
      'type',
    ]);
    expect(view.plan.amountRequired).toBe(false);
    const { table: events } = readEvents(view, utf8(text));
    expect(events.rows).toBe(60);
    expect([events.amount[0], events.amount[1], events.discount![1]]).toEqual([9.5, NaN, NaN]);
    expect([events.order!.codes[0], events.order!.codes[1]]).toEqual([0, -1]);
    expect(Array.from(events.type!.slice(0, 4), (code) => events.typeNames[code])).toEqual([
      'purchase',
      'view',
      'view',
      'purchase',
    ]);
  });

  test('an id is never an amount', () => {
    const text = table(
      'payment_id,customer_id,payment_number,date',
      (i) => `${1000 + i},${i % 7},${5000 + i},2024-01-1${i % 10}`,
    );
    expect(roles(text)['amount']).toBeUndefined();
  });

  test('quantity times unit price only when no column is the amount itself', () => {
    const row = (i: number): string =>
      `c${i % 9},2024-01-1${i % 10},${1 + (i % 4)},2.50,${(1 + (i % 4)) * 2.5}`;
    expect(roles(table('customer,date,quantity,price,total', row))['amount']).toBe('total');
    expect(roles(table('customer,date,quantity,price,shelf', row))['amount']).toBe('quantity*price');
  });
});

describe('what the file leaves open is asked', () => {
  test('nothing where both decimal marks occur in a column, which is told with an example of each', () => {
    const written = (i: number): string => (i % 2 === 0 ? '1,234.56' : '1.234,57');
    const view = preview(table('customer;date;amount', (i) => `c${i % 9};2024-01-1${i % 10};${written(i)}`));
    expect(view.plan.warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^In “amount” both decimal marks occur, such as “1,234\.56” and “1\.234,57”; “\.”/,
      ),
    );
  });

  test('the decimal mark when 1.234 is all there is', () => {
    const view = preview(table('customer;date;amount', (i) => `c${i % 9};2024-01-1${i % 10};1.${100 + i}`));
    expect(view.plan.needsChoice.map(({ setting }) => setting)).toEqual(['decimal-mark']);
    expect(editPlan(view, { decimal: ',' })).toMatchObject({ decimal: ',', needsChoice: [] });
  });

  test('a sorted file decides the order of day and month, and still asks', () => {
    const text = table(
      'customer,date,amount',
      (i) => `c${i % 9},0${1 + Math.floor(i / 9)}/0${1 + (i % 9)}/2024,5.25`,
    );
    expect(preview(text).plan).toMatchObject({
      time: { order: 'month-first' },
      needsChoice: [{ setting: 'time-order' }],
    });
  });
});

describe('editPlan', () => {
  const text = table(
    'who,when,gross,net,qty',
    (i) => `c${i % 9},2024-01-1${i % 10},${i}.50,${i}.25,${1 + (i % 2)}`,
  );

  test('columns are found by name, without regard to case, and as a product', () => {
    const view = preview(text);
    const plan = editPlan(view, {
      map: { customer: 'WHO', time: 'when', amount: 'qty * net', quantity: '' },
    });
    expect(plan.mapping).toEqual({
      customer: { kind: 'column', index: 0, name: 'who' },
      time: { kind: 'column', index: 1, name: 'when' },
      amount: {
        kind: 'product',
        left: { kind: 'column', index: 4, name: 'qty' },
        right: { kind: 'column', index: 3, name: 'net' },
      },
    });
  });

  test('an unknown column names the option and the columns there are', () => {
    expect(() => editPlan(preview(text), { map: { amount: 'price' } })).toThrow(
      'test.csv, “map amount”: There is no column “price”. The columns are: who, when, gross, net, qty.',
    );
    expect(() => editPlan(preview(text), { map: { time: 'when*who' } })).toThrow(InputError);
  });

  test('features, id and known classes of a customer table', () => {
    const plan = editPlan(preview(text), {
      kind: 'customers',
      features: ['net', 'gross'],
      id: 'who',
      truth: 'qty',
    });
    expect([plan.kind, plan.customers]).toEqual(['customers', { features: [3, 2], id: 0, label: 4 }]);
  });
});

test('the preview is small: fifty rows, sixty characters a cell', () => {
  const view = preview(
    table('customer,date,note', (i) => `c${i % 9},2024-01-1${i % 10},${'x'.repeat(500)}`, 200),
  );
  expect(view.sampleRows).toHaveLength(50);
  expect(view.sampleRows[0]![2]).toHaveLength(60);
  expect(view.sampledRows).toBe(200);
});

test('a header that lacks a name for the row names is shifted to its columns', () => {
  expect(preview('customer_id,amount\n1,a,2.5\n2,b,3.5\n').header).toEqual([
    'column 1',
    'customer_id',
    'amount',
  ]);
  expect(preview('customer_id,amount\na,2.5,\nb,3.5,\n').header).toEqual(['customer_id', 'amount']);
});

test('column names are made unique', () => {
  expect(preview('id,x,x,\n1,2,3,4\n').header).toEqual(['id', 'x', 'x (2)', 'column 4']);
});

test('seconds and milliseconds in one column are each read by their size, and that is told', () => {
  const seconds = Date.UTC(2024, 0, 1) / 1000;
  const text = table('id,time,amount', (i) => `a${i % 3},${i % 4 === 0 ? seconds : seconds * 1000},${i}`);
  const { report } = readEvents(preview(text), utf8(text));
  expect(report).toMatchObject({ valid: 60, firstTime: seconds * 1000, lastTime: seconds * 1000 });
  expect(report.warnings).toEqual([
    { code: 'mixed-epochs', message: expect.stringMatching(/45 epoch milliseconds, 15 epoch seconds/) },
  ]);
});

test('amounts in per cent are said to be read as shares', () => {
  const text = table('id,date,amount', (i) => `a${i % 3},2024-01-01,${i + 1} %`);
  expect(preview(text).plan.warnings).toEqual([
    {
      code: 'percentages',
      message: expect.stringMatching(/“amount” .* 60 of 60 cells .* 12% is read as 0.12/),
    },
  ]);
});

test('a header above a megabyte of blank rows is told from a long row', () => {
  expect(() => preview(`id,date,amount\n${'\n'.repeat(1_100_000)}a,2024-01-01,1\n`)).toThrow(/blank rows/);
  expect(() => preview(`id,date,amount\n"${'x'.repeat(1_100_000)}`)).toThrow(/first row is longer/);
});
