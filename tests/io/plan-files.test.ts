import { describe, expect, test } from 'vitest';
import { type FileChoices, type FilesPlan, planFiles, planTogether } from '../../src/io/plan-files.ts';
import type { EventTable } from '../../src/io/event-table.ts';
import type { ImportReport } from '../../src/io/import-report.ts';
import { readPart } from '../../src/io/read-part.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { uniteParts } from '../../src/io/unite-parts.ts';
import { previewBytes, utf8 } from './read-file.ts';

const SALES = 'customer_id,date,amount,product_id\n';
const FILES = {
  'part 10.csv': `${SALES}c,2024-03-05,3,p3\nd,2024-03-06,4,p1\n`,
  'part 2.csv': `${SALES}a,2024-01-05,1,p1\nb,2024-01-06,2,p2\n`,
  'turned.csv': 'product_id;amount;date;customer_id\np2;5,50;13.04.2024;e\np9;6,25;14.04.2024;f\n',
  'products.csv': 'product_id,category\np1,shoes\np2,hats\np3,bags\np2,caps\n',
  'weather.csv': 'day,rain\n2024-01-05,3\n2024-01-06,4\n',
};

type Name = keyof typeof FILES;

function planned(names: readonly Name[], choices: FileChoices = {}): FilesPlan {
  const files = names.map((name) => {
    const bytes = utf8(FILES[name]);
    return { id: name, name, bytes: bytes.length, preview: previewBytes(bytes, name) };
  });
  return planFiles(files, choices, {})!;
}

async function read(plan: FilesPlan): Promise<{ table: EventTable; report: ImportReport; key: string }> {
  const stored = (name: string) => fileOfBytes(name, utf8(FILES[name as Name]));
  const { lookup } = plan;
  const parts = await Promise.all(
    plan.appended.map(({ id, plan: own }) =>
      readPart(
        {
          file: stored(id),
          plan: own,
          ...(lookup === undefined ? {} : { lookup: { ...lookup, file: stored(lookup.id) } }),
        },
        () => undefined,
      ),
    ),
  );
  return uniteParts(
    planTogether(plan, () => ({ from: 0, to: 0 })),
    parts,
  );
}

const cells = ({ codes, names }: { codes: Int32Array; names: readonly string[] }): (string | undefined)[] =>
  Array.from(codes, (code) => names[code]);

describe('several files', () => {
  test('are appended in the order of their names, each read its own way, whatever order they came in', async () => {
    const names = ['turned.csv', 'part 10.csv', 'part 2.csv'] as const;
    const one = await read(planned(names));
    const other = await read(planned(names.toReversed()));
    expect(one).toEqual(other);
    expect(one.table.customerIds).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect([...one.table.amount]).toEqual([1, 2, 3, 4, 5.5, 6.25]);
    expect(new Date(one.table.time[4]!).toISOString()).toBe('2024-04-13T00:00:00.000Z');
    expect(one.report.fileName).toBe('part 2.csv, part 10.csv, turned.csv');
  });

  test('that do not fit are set aside with the reason, and the columns they could be joined by', () => {
    const { fits } = planned(['weather.csv', 'products.csv', 'part 2.csv', 'turned.csv']);
    expect(fits).toEqual([
      { id: 'part 2.csv', fit: { kind: 'append' } },
      {
        id: 'products.csv',
        fit: {
          kind: 'aside',
          reason:
            'Its columns are not those of part 2.csv: it lacks “customer_id”, “date” and “amount” and it has “category” besides.',
          joinBy: [],
        },
      },
      { id: 'turned.csv', fit: { kind: 'append' } },
      { id: 'weather.csv', fit: expect.objectContaining({ kind: 'aside', joinBy: [] }) as unknown },
    ]);
  });

  test('are joined by a key: the first of several matches counts, and what is not found is said', async () => {
    const plan = planned(['part 2.csv', 'turned.csv', 'products.csv', 'part 10.csv'], {
      join: { id: 'products.csv', key: 'product_id' },
    });
    expect(plan.fits.find(({ id }) => id === 'products.csv')?.fit).toEqual({
      kind: 'lookup',
      key: 'product_id',
    });
    expect(plan.preview.sampleRows[0]).toEqual(['a', '2024-01-05', '1', 'p1', 'shoes']);
    const { table, report } = await read(plan);
    expect(cells(table.category!)).toEqual(['shoes', 'hats', 'bags', 'shoes', 'hats', undefined]);
    expect(report.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '“products.csv” was joined by “product_id”: 5 of 6 rows found their row; 1 did not find theirs (such as “p9”), and its columns are empty there.',
        '“products.csv” has several unlike rows for 1 values of “product_id” (such as “p2”): the first one counts.',
      ]),
    );
  });
});

test('lines of orders take customer and time from the orders that they are joined to', async () => {
  const lines = utf8('order_id,item,quantity,unit_price\n1,x,2,3\n1,y,1,4\n2,x,5,3\n');
  const orders = utf8('order_id,customer_id,order_date\n1,ann,2024-01-05\n2,bob,2024-01-06\n');
  const files = [
    { id: 'lines', name: 'lines.csv', bytes: lines.length, preview: previewBytes(lines, 'lines.csv') },
    { id: 'orders', name: 'orders.csv', bytes: orders.length, preview: previewBytes(orders, 'orders.csv') },
  ];
  const plan = planFiles(files, { lead: 'lines', join: { id: 'orders' } }, {})!;
  const [part] = plan.appended;
  const { table } = await readPart(
    {
      file: fileOfBytes('lines.csv', lines),
      plan: part!.plan,
      lookup: { ...plan.lookup!, file: fileOfBytes('orders.csv', orders) },
    },
    () => undefined,
  );
  expect(table.customerIds).toEqual(['ann', 'bob']);
  expect([...table.amount]).toEqual([6, 4, 15]);
});
