import { describe, expect, test } from 'vitest';
import type { FileChoices } from '../../src/io/file-to-fit.ts';
import { type FilesPlan, planFiles, planTogether } from '../../src/io/plan-files.ts';
import type { PlanEdits } from '../../src/io/edit-plan.ts';
import type { EventTable } from '../../src/io/event-table.ts';
import type { ImportReport } from '../../src/io/import-report.ts';
import { readPart } from '../../src/io/read-part.ts';
import { fileOfBytes, type StoredFile } from '../../src/io/stored-file.ts';
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

type Texts = Readonly<Record<string, string>>;

const some = (...names: readonly (keyof typeof FILES)[]): Texts =>
  Object.fromEntries(names.map((name) => [name, FILES[name]]));

/** What is made of files, by their names, which are their ids too. */
function planned(texts: Texts, choices: FileChoices = {}, edits: PlanEdits = {}): FilesPlan {
  const files = Object.entries(texts).map(([name, text]) => {
    const bytes = utf8(text);
    return { id: name, name, bytes: bytes.length, preview: previewBytes(bytes, name) };
  });
  return planFiles(files, choices, edits)!;
}

async function read(
  plan: FilesPlan,
  texts: Texts,
): Promise<{ table: EventTable; report: ImportReport; key: string }> {
  const stored = (name: string): StoredFile => fileOfBytes(name, utf8(texts[name]!));
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

test('dates that leave their order open are read as those of the other files, which is told unless it was chosen', async () => {
  const texts = {
    'a.csv': 'customer_id,date,amount\na,25/01/2023,1\nb,26/01/2023,2\n',
    'b.csv': 'customer_id,date,amount\na,02/05/2023,3\nb,02/06/2023,4\n',
  };
  const { report, table } = await read(planned(texts), texts);
  expect(Math.max(...table.time)).toBe(Date.UTC(2023, 5, 2));
  expect(report.warnings.filter(({ code }) => code === 'time-order').map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /of b\.csv day and month cannot be told apart; they are read day first, as in a\.csv/,
    ),
  ]);
  const chosen = await read(planned(texts, {}, { timeOrder: 'day-first' }), texts);
  expect(chosen.report.warnings).toEqual([]);
});

test('dates that leave their order open are set aside where the other files do not show it either', async () => {
  const texts = {
    'a.csv': 'customer_id,date,amount\na,2023-01-25,1\nb,2023-01-26,2\n',
    'b.csv': 'customer_id,date,amount\na,02/05/2023,3\nb,02/06/2023,4\nb,2023-02-07,4\n',
  };
  const { report } = await read(planned(texts), texts);
  expect(report.rejected).toMatchObject([{ reason: 'ambiguous-time', count: 2 }]);
  expect(report.warnings.filter(({ code }) => code === 'time-order')).toEqual([]);
});

test('names of months are read in the language that a file shows itself, whatever the others show', async () => {
  const texts = {
    'a.csv': 'customer_id,date,amount\na,1 stycznia 2023,1\nb,2 lutego 2023,2\nc,3 sierpnia 2023,2\n',
    'b.csv': 'customer_id,date,amount\na,1 listopada 2023,3\nb,2023-10-02,4\n',
  };
  const { report, table } = await read(planned(texts), texts);
  expect(report.rejected).toMatchObject([{ reason: 'bad-time', count: 1 }]);
  expect(Math.max(...table.time)).toBe(Date.UTC(2023, 9, 2));
});

describe('several files', () => {
  test('are appended in the order of their names, each read its own way, whatever order they came in', async () => {
    const one = await read(planned(some('turned.csv', 'part 10.csv', 'part 2.csv')), FILES);
    const other = await read(planned(some('part 2.csv', 'part 10.csv', 'turned.csv')), FILES);
    expect(one).toEqual(other);
    expect(one.table.customerIds).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect([...one.table.amount]).toEqual([1, 2, 3, 4, 5.5, 6.25]);
    expect(new Date(one.table.time[4]!).toISOString()).toBe('2024-04-13T00:00:00.000Z');
    expect(one.report.fileName).toBe('part 2.csv, part 10.csv, turned.csv');
  });

  test('that do not fit are set aside with the reason, and the columns they could be joined by', () => {
    const { fits } = planned(some('weather.csv', 'products.csv', 'part 2.csv', 'turned.csv'));
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
    const plan = planned(some('part 2.csv', 'turned.csv', 'products.csv', 'part 10.csv'), {
      join: { id: 'products.csv', key: 'product_id' },
    });
    expect(plan.fits.find(({ id }) => id === 'products.csv')?.fit).toEqual({
      kind: 'lookup',
      key: 'product_id',
    });
    expect(plan.preview.sampleRows).toEqual([
      ['a', '2024-01-05', '1', 'p1', 'shoes'],
      ['b', '2024-01-06', '2', 'p2', 'hats'],
    ]);
    const { table, report } = await read(plan, FILES);
    expect(cells(table.category!)).toEqual(['shoes', 'hats', 'bags', 'shoes', 'hats', undefined]);
    expect(report.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '“products.csv” was joined by “product_id”: 5 of 6 rows found their row; 1 did not find theirs (such as “p9”), and its columns are empty there.',
        '“products.csv” has several unlike rows for 1 value of “product_id” (such as “p2”): the first one counts.',
      ]),
    );
  });
});

test('columns are the same where only the encoding of their names differs', () => {
  const named = (form: string, row: string): string => `Käufer,date,amount\n${row}\n`.normalize(form);
  const { fits } = planned({
    'a.csv': named('NFC', 'x,2024-01-01,1'),
    'b.csv': named('NFD', 'y,2024-01-02,2'),
  });
  expect(fits.map(({ fit }) => fit.kind)).toEqual(['append', 'append']);
});

test('a file is joined to one with the same columns, whichever comes first by name', () => {
  const texts = { 'b.csv': FILES['part 2.csv'], 'a.csv': FILES['part 10.csv'] };
  const { lead, fits } = planned(texts, { lead: 'b.csv', join: { id: 'a.csv', key: 'product_id' } });
  expect(lead).toBe('b.csv');
  expect(fits.map(({ fit }) => fit.kind)).toEqual(['lookup', 'append']);
});

describe('lines of orders that are joined to their orders', () => {
  const LINES = 'order_id,item,quantity,unit_price\n';
  const texts = {
    'lines 1.csv': `${LINES}1,x,2,3\n1,y,1,4\n2,x,5,3\n`,
    'lines 2.csv': `${LINES}3,x,1,3\n`,
    'orders.csv': 'order_id,customer_id,order_date\n1,ann,01/05/2024\n2,bob,01/26/2024\n3,cid,02/03/2024\n',
  };

  const choices = { lead: 'lines 1.csv', join: { id: 'orders.csv' } };

  test('take customer and time from these', async () => {
    const { table } = await read(planned(texts, choices), texts);
    expect(table.customerIds).toEqual(['ann', 'bob', 'cid']);
    expect([...table.amount]).toEqual([6, 4, 15, 3]);
  });

  test('all have their times read as those of the orders are', async () => {
    const { table } = await read(planned(texts, choices), texts);
    expect(Array.from(table.time, (ms) => new Date(ms).toISOString().slice(0, 10))).toEqual([
      '2024-01-05',
      '2024-01-05',
      '2024-01-26',
      '2024-02-03',
    ]);
  });
});

test('a time of the lookup that takes the place of the file’s own is read its own way', async () => {
  const texts = {
    'lines.csv': 'basket,packed,amount\n1,03/04/2024,5\n2,05/04/2024,6\n3,07/04/2024,7\n',
    'orders.csv': 'basket,customer_id,order_date\n1,ann,01/05/2024\n2,bob,01/26/2024\n3,cid,02/03/2024\n',
  };
  const plan = planned(texts, { lead: 'lines.csv', join: { id: 'orders.csv' } });
  expect(plan.preview.plan.mapping.time).toMatchObject({ name: 'order_date' });
  expect(plan.preview.plan.needsChoice).toEqual([]);
  const { table } = await read(plan, texts);
  expect(Array.from(table.time, (ms) => new Date(ms).toISOString().slice(5, 10))).toEqual([
    '01-05',
    '01-26',
    '02-03',
  ]);
});

describe('prices that are looked up', () => {
  const LINES = 'customer_id,date,quantity,product_id';
  const priced = (price: string, lines = `a,2024-01-05,2,p1\nb,2024-01-06,1,p2\n`): Texts => ({
    'lines.csv': `${LINES}\n${lines}`,
    'products.csv': `product_id;unit_price\np1;${price}\np2;1,250\n`,
  });
  const choices = { lead: 'lines.csv', join: { id: 'products.csv' } };
  const map = { amount: 'quantity*unit_price' };

  test('have the decimal mark of their own table where the files show none', async () => {
    const texts = priced('12,5');
    const plan = planned(texts, choices, { map });
    expect(plan.preview.plan.decimal).toBe(',');
    expect(plan.preview.plan.needsChoice).toEqual([]);
    expect([...(await read(plan, texts)).table.amount]).toEqual([25, 1.25]);
  });

  test('have it where the files show another, whatever is chosen for these', async () => {
    const texts = priced('€ -12,5', 'a,2024-01-05,2.5,p1\nb,2024-01-06,1.5,p2\n');
    for (const edits of [{}, { decimal: '.' }] as const) {
      const plan = planned(texts, choices, { map, ...edits });
      expect(plan.preview.plan.decimal).toBe('.');
      expect([...(await read(plan, texts)).table.amount]).toEqual([-31.25, 1.875]);
    }
  });

  test('are asked about where nothing tells it, and read as answered', async () => {
    const texts = priced('12,500');
    const plan = planned(texts, choices, { map });
    expect(plan.preview.plan.needsChoice).toMatchObject([{ setting: 'decimal-mark', chosen: '.' }]);
    expect([...(await read(plan, texts)).table.amount]).toEqual([25_000, 1250]);
    const answered = planned(texts, choices, { map, decimal: ',' });
    expect([...(await read(answered, texts)).table.amount]).toEqual([25, 1.25]);
  });

  test('are asked about too where the files show a mark and they do not, and read as answered', async () => {
    const texts = priced('12,500', 'a,2024-01-05,2.5,p1\nb,2024-01-06,1.5,p2\n');
    const plan = planned(texts, choices, { map });
    expect(plan.preview.plan.needsChoice).toMatchObject([
      {
        setting: 'decimal-mark-beside',
        chosen: '.',
        required: true,
        message: expect.stringContaining('In “products.csv” numbers'),
      },
    ]);
    expect([...(await read(plan, texts)).table.amount]).toEqual([31_250, 1875]);
    const answered = planned(texts, choices, { map, decimalBeside: ',' });
    expect(answered.preview.plan.needsChoice).toEqual([]);
    expect([...(await read(answered, texts)).table.amount]).toEqual([31.25, 1.875]);
  });

  test('are right in each file whatever mark it has', async () => {
    const texts = {
      ...priced('12,5', 'a,2024-01-05,2.5,p1\n'),
      'turned.csv': `${LINES.split(',').toReversed().join(';')}\np2;1,5;2024-01-07;c\n`,
    };
    expect([...(await read(planned(texts, choices, { map }), texts)).table.amount]).toEqual([31.25, 1.875]);
  });
});

describe('a file whose amounts can be read in two ways', () => {
  const texts = {
    'a.csv': 'customer_id,date,amount\na,2024-01-05,2.50\nb,2024-01-06,1250.00\n',
    'b.csv': 'customer_id,date,amount\nc,2024-01-05,"1,250"\nd,2024-01-06,"2,500"\n',
  };
  const amounts = async (plan: FilesPlan): Promise<readonly number[]> => [
    ...(await read(plan, texts)).table.amount,
  ];

  test('is asked about where the first one shows its mark', async () => {
    const plan = planned(texts, { lead: 'a.csv' });
    expect(plan.preview.plan.needsChoice).toMatchObject([
      { setting: 'decimal-mark-beside', chosen: '.', required: true },
    ]);
    const answered = planned(texts, { lead: 'a.csv' }, { decimalBeside: ',' });
    expect(answered.preview.plan.needsChoice).toEqual([]);
    expect([await amounts(plan), await amounts(answered)]).toEqual([
      [2.5, 1250, 1250, 2500],
      [2.5, 1250, 1.25, 2.5],
    ]);
  });

  test('is read as the first one where that is asked about itself', async () => {
    const alike = { 'b.csv': texts['b.csv'], 'c.csv': texts['b.csv'].replaceAll('1,250', '1,750') };
    expect(planned(alike).preview.plan.needsChoice).toMatchObject([{ setting: 'decimal-mark' }]);
    const { appended } = planned(alike, {}, { decimal: ',' });
    expect(appended.map(({ plan: { decimal } }) => decimal)).toEqual([',', ',']);
  });
});

test('the decimal mark is judged anew, and asked about, where another column is to be the amount', () => {
  const texts = {
    'x.csv': 'customer_id,date,paid,weight\na,2024-01-05,"1,250",0.5\nb,2024-01-06,"2,500",0.25\n',
  };
  const asked = (map: PlanEdits['map'] & object) =>
    planned(texts, {}, { map }).preview.plan.needsChoice.map(({ setting }) => setting);
  expect(asked({ amount: 'weight' })).toEqual([]);
  expect(asked({ amount: 'paid' })).toEqual(['decimal-mark']);
});
