import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { openByteRecords } from '../../src/io/byte-records.ts';
import { headerRecord } from '../../src/io/header-record.ts';
import { joinStretches } from '../../src/io/event-stretch.ts';
import { readStretch } from '../../src/io/read-stretch.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { stretchesInOrder } from '../../src/io/stretches-in-order.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import type { ImportPlan } from '../../src/io/import-plan.ts';
import { openTextRecords } from '../../src/io/pour-records.ts';
import { findCopies } from '../../src/io/find-copies.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { previewBytes, utf8 } from './read-file.ts';

/** Table, report and rejected rows by the reader of bytes or of text, or the words of the refusal. */
function outcomeOf(way: 'bytes' | 'text', plan: ImportPlan, pieces: readonly Uint8Array[]): unknown {
  const reader = createEventReader(plan);
  const source = way === 'text' ? openTextRecords(plan, reader.rows) : openByteRecords(reader);
  if (source === undefined) return 'no reader of bytes';
  try {
    for (const piece of pieces) source.push(piece);
    return { ...reader.finish(source.finish()), log: reader.rejects.log(), rows: reader.rowsRead() };
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
}

function inPieces(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

const plain: ImportPlan = previewBytes(
  utf8(
    'id,day,amount,kind,note,count,row\n' + 'a1,2024-01-02,1.50,buy,x,1,r1\nb2,2024-01-03,2,view,y,2,r2\n',
  ),
  'test.csv',
).plan;

const delimiters = [',', ';', '\t', '|'] as const;

const id = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c00017',
    'Zoë',
    '😀',
    ' a',
    'a ',
    '',
    'NULL',
    'x'.repeat(40),
    '__proto__',
    '\u00a0a',
    'Total',
  ),
  fc.nat({ max: 30 }).map((n) => `c${n}`),
);
const day = fc.oneof(
  fc.date({ min: new Date('1890-01-01'), max: new Date('2101-01-01'), noInvalidDate: true }).chain((date) =>
    fc.constantFrom(
      date.toISOString(),
      date.toISOString().slice(0, 10),
      date.toISOString().slice(0, 19).replace('T', ' '),
      date.toISOString().slice(0, 16),
      `${date.toISOString().slice(0, 22)}+02:00`,
      date.toISOString().slice(0, 10).replaceAll('-', '/'),
      date.toISOString().slice(0, 10).split('-').toReversed().join('.'),
      `${date.toISOString().slice(0, 10).split('-').toReversed().join('/')} 7:05`,
      `${date.toISOString().slice(0, 10).split('-').toReversed().join('-')} 17:05`,
      date.toISOString().slice(0, 10).replaceAll('-', ''),
      date.toISOString().slice(2, 10),
      `${date.toISOString().slice(2, 10).replaceAll('-', '.')} 12:30`,
      date.toISOString().replace(/-(\d\d)-(\d\d)/, '-$2-$1'),
      date
        .toISOString()
        .slice(0, 10)
        .replace(/-(\d\d)-(\d\d)/, '/$2/$1'),
      String(date.getTime()),
      String(Math.floor(date.getTime() / 1000)),
    ),
  ),
  fc.constantFrom(
    '',
    'never',
    '2024-02-30',
    '31/02/2024',
    '0000-01-01',
    '2024-01-01T24:00',
    '2024-01-01T23:59:60Z',
    '2024-13-01',
    '20240230',
    '1970-01-01',
  ),
  fc.stringMatching(/^[0-9T:.Z+-]{8,20}$/),
);
const amount = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => (n / 100).toFixed(2)),
  fc.integer({ min: 0, max: 100_000 }).map((n) => (n / 100).toFixed(2).replace('.', ',')),
  fc.stringMatching(/^[-+]?[0-9]{0,17}[.,]?[0-9]{0,4}$/),
  fc.constantFrom(
    '',
    '0',
    '-0',
    '-',
    '.',
    '1.',
    '.5',
    '€5',
    '1,234.56',
    '(3)',
    '5 %',
    'x',
    '1e3',
    '−3',
    '999999999999999',
    '1234567890123456',
  ),
);
const word = fc.oneof(
  fc.constantFrom(
    'buy',
    'view',
    '',
    ' buy',
    'é',
    'ab\0c',
    '\ufffd',
    '\ufeffx',
    '5" pipe',
    'a"b',
    '""',
    '"q" x',
    'two\nlines, or three\r\n',
    '\r',
  ),
  fc.string({ maxLength: 12 }),
);

interface Written {
  readonly delimiter: (typeof delimiters)[number];
  readonly text: string;
}

/** A table with cells quoted where they must be, and where chance will, and now and then a broken one. */
const written: fc.Arbitrary<Written> = fc
  .record({
    delimiter: fc.constantFrom(...delimiters),
    mark: fc.boolean(),
    header: fc.boolean(),
    last: fc.constantFrom('\n', '', '\r', '\r\n', '\n\n', '"', '\nq,"open'),
    rows: fc.array(
      fc.record({
        cells: fc.tuple(id, day, amount, word, word, amount, id),
        quoted: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        raw: fc.boolean(),
        shape: fc.constantFrom(
          'whole',
          'whole',
          'whole',
          'whole',
          'whole',
          'whole',
          'short',
          'long',
          'blank',
          'header',
          'copy',
          'broken',
        ),
        end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ delimiter, mark, header, last, rows }) => {
    const names = 'id,day,amount,kind,note,count,row'.replaceAll(',', delimiter);
    let text = `${mark ? '\ufeff' : ''}${header ? `${names}\n` : ''}`;
    let before = `a${delimiter}2024-01-01${delimiter}5${delimiter}buy${delimiter}${delimiter}1${delimiter}r`;
    rows.forEach(({ cells, quoted, raw, shape, end }, i) => {
      const fields = cells.map((cell, at) => {
        const must = cell.includes(delimiter) || /["\r\n]/.test(cell);
        return (must && !raw) || quoted[at] ? `"${cell.replaceAll('"', '""')}"` : cell;
      });
      const line = fields.join(delimiter);
      const shown = {
        whole: line,
        short: fields.slice(0, 4).join(delimiter),
        long: `${line}${delimiter}more`,
        blank: '',
        header: names,
        copy: before,
        broken: i > 20 ? `${fields[0]}${delimiter}"x" y"${delimiter}z` : line,
      }[shape];
      text += shown + end;
      if (shape === 'whole') before = line;
    });
    return { delimiter, text: text + last };
  });

const plans = fc.record({
  decimal: fc.constantFrom('.', ','),
  order: fc.constantFrom('day-first', 'month-first', 'year-first', 'year-day-month'),
  numbers: fc.constantFrom('yyyymmdd', 'epoch-s', 'epoch-ms', 'epoch-us', 'excel-days'),
  open: fc.constantFrom({}, { open: ['month-first', 'year-first'] }, { open: ['day-first'] }) as fc.Arbitrary<
    Pick<ImportPlan['time'], 'open'>
  >,
  openMark: fc.constantFrom({}, { openMark: 'texts' } as const),
  zoneOffsetMinutes: fc.constantFrom(0, 90, -300),
  amountRequired: fc.boolean(),
  hasHeader: fc.boolean(),
  preambleRecords: fc.nat({ max: 2 }),
  product: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'windows-1252', 'windows-1253', 'koi8-r'),
  missingIds: fc.constantFrom([], ['NULL', 'c3']),
} as const);

const ref = (index: number, name: string) => ({ kind: 'column', index, name }) as const;

/** A plan of the columns of {@link written}. */
const planned = fc.tuple(written, plans).map(([{ delimiter, text }, chosen]) => {
  const {
    decimal,
    amountRequired,
    hasHeader,
    preambleRecords,
    product,
    encoding,
    missingIds,
    open,
    openMark,
    ...time
  } = chosen;
  const { open: _, ...reading } = plain.time;
  const plan: ImportPlan = {
    ...plain,
    kind: 'events',
    encoding,
    decimal,
    amountRequired,
    missingIds,
    header: ['id', 'day', 'amount', 'kind', 'note', 'count', 'row'],
    ...openMark,
    time: { ...reading, ...time, ...open, monthOnly: 'refuse' },
    dialect: { delimiter, quoteEscape: 'doubled', hasHeader, preambleRecords },
    mapping: {
      customer: ref(0, 'id'),
      time: ref(1, 'day'),
      amount: product
        ? { kind: 'product', left: ref(2, 'amount'), right: ref(5, 'count') }
        : ref(2, 'amount'),
      type: ref(3, 'kind'),
      category: ref(4, 'note'),
      quantity: ref(5, 'count'),
    },
    eventId: ref(6, 'row'),
    currency: ref(4, 'note'),
  };
  return { text, plan };
});

const someCuts = fc.array(fc.nat(), { maxLength: 8 });

function bytesOf(text: string, cuts: readonly number[], broken: boolean): Uint8Array {
  const bytes = utf8(text);
  if (broken && bytes.length > 0) bytes[(cuts[0] ?? 0) % bytes.length] = 0xc3;
  return bytes;
}

test('bytes give the table, the report and the rejected rows that text gives, however both are cut', () => {
  fc.assert(
    fc.property(planned, someCuts, fc.boolean(), ({ text, plan }, cuts, broken) => {
      const bytes = bytesOf(text, cuts, broken);
      const whole = outcomeOf('text', plan, [bytes]);
      expect(outcomeOf('bytes', plan, inPieces(bytes, cuts))).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

/** Table, report and rejected rows of a file that is read in stretches, side by side. */
async function outcomeOfStretches(
  plan: ImportPlan,
  bytes: Uint8Array,
  cuts: readonly number[],
): Promise<unknown> {
  const file = fileOfBytes('test.csv', bytes);
  const head = await headerRecord(file, plan);
  if (head === undefined) return 'no header';
  const behindHeader = await Promise.all(
    cuts.map((cut) => headerRecord(fileOfBytes('test.csv', bytes.subarray(0, cut)), plan)),
  );
  const kept = cuts.filter((cut, i) => behindHeader[i] !== undefined && cut > 0 && cut < bytes.length);
  const places = [0, ...new Set(kept.toSorted((a, b) => a - b)), bytes.length];
  const stretches = places.slice(1).map((to, i) => ({ file, plan, from: places[i]!, to, ...head }));
  const read = (stretch: (typeof stretches)[number]) => readStretch(stretch, () => undefined);
  const reads = await Promise.all(stretches.map(read));
  try {
    const finished = await stretchesInOrder(stretches, reads, { size: bytes.length, again: read });
    const { table, report, rejects } = joinStretches(
      plan,
      finished.map(({ stretch }) => stretch),
    );
    const { rows, total } = rejects;
    return { table, report, log: { rows, total }, rows: report.read };
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
}

test('times and short numbers read the same with any character in any place', () => {
  const times = ['2024-02-29T23:59:59', '1999-12-31 00:00:00'].flatMap((text) =>
    text
      .split('')
      .flatMap((_, at) =>
        '0123456789-:/.T tZ+'.split('').map((mark) => text.slice(0, at) + mark + text.slice(at + 1)),
      ),
  );
  const marks = ['', ...'019/.,:-+ '.split('')];
  const numbers = ['', '7', '90417', '12345.6', '12345,6', '999999999'].flatMap((before) =>
    marks.flatMap((a) => marks.flatMap((b) => marks.map((c) => before + a + b + c))),
  );
  const rows = [...times.map((time) => `${time};1`), ...numbers.map((number) => `2024-01-02;${number}`)];
  const bytes = utf8(
    `id;day;amount;kind;note;count;row\n${rows.map((row) => `a;${row};buy;x;1;r\n`).join('')}`,
  );
  for (const decimal of ['.', ','] as const) {
    const plan = { ...plain, decimal, dialect: { ...plain.dialect, delimiter: ';' as const } };
    expect(outcomeOf('bytes', plan, [bytes])).toEqual(outcomeOf('text', plan, [bytes]));
  }
});

test('stretches of a file, cut anywhere and read side by side, give what the whole gives', async () => {
  const compared = { whole: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(planned, someCuts, fc.boolean(), async ({ text, plan }, cuts, broken) => {
      const bytes = bytesOf(text, cuts, broken);
      const places = cuts.map((cut) => cut % (bytes.length + 1));
      const stretches = await outcomeOfStretches(plan, bytes, places);
      if (stretches === 'no header') return;
      const whole = outcomeOf('bytes', plan, [bytes]);
      compared[typeof whole === 'string' ? 'refused' : 'whole']++;
      expect(stretches).toEqual(
        typeof whole === 'string' ? whole : { ...withoutHashes(whole as WholeOutcome) },
      );
    }),
    { numRuns: 300 },
  );
  expect(compared.whole).toBeGreaterThan(50);
});

test('of a stretch shorter than the mark of UTF-8 all records that begin in it are read', async () => {
  const bytes = utf8('\n\nq,"open');
  bytes[1] = 0xc3;
  const plan = { ...plain, dialect: { ...plain.dialect, hasHeader: false } };
  expect(await outcomeOfStretches(plan, bytes, [2])).toEqual(outcomeOf('bytes', plan, [bytes]));
});

type WholeOutcome = ReturnType<ReturnType<typeof createEventReader>['finish']>;

function withoutHashes({ hashes: _hashes, ...outcome }: WholeOutcome): object {
  return outcome;
}

test('rows of both ways are compared with each other', () => {
  const text = 'customer_id,date,amount\na,2024-01-01,1.5\n"é ""x""",2024-01-02,2\nb,2024-01-03,€3\n';
  const { plan } = previewBytes(utf8(text), 'test.csv');
  const first = createEventReader({ ...plan, kind: 'events' });
  const one = openTextRecords(plan, first.rows);
  one.push(utf8(text));
  const second = createEventReader({ ...plan, kind: 'events' });
  const other = openByteRecords(second)!;
  other.push(utf8(text));
  const lists = [first.finish(one.finish()).hashes, second.finish(other.finish()).hashes];
  expect(findCopies(lists)).toMatchObject({
    counts: [0, 3],
    marks: [
      [0, 0, 0],
      [1, 1, 1],
    ].map((row) => Uint8Array.from(row)),
  });
});

test.for([
  ['as was expected', 90_000, 90_000],
  ['fewer than were expected', 60_000, 3000],
  ['more than were expected', 90_000, 400_000],
] as const)('rows are the same where they are %s', ([, many, more]) => {
  const long = 'x'.repeat(30);
  const rows = Array.from({ length: many }, (_, i) => `c${i % 977},2024-01-02,${i % 89},${long}\n`);
  const others = Array.from({ length: more }, (_, i) =>
    more < many ? `d,2024-01-03,1,${long.repeat(30)}\n` : `d${i % 7},2024-01-03,1,\n`,
  );
  const bytes = utf8(`customer_id,date,amount,note\n${rows.join('')}${others.join('')}`);
  const plan = previewBytes(bytes, 'test.csv').plan;
  const tableOf = (inAll?: number) => {
    const reader = createEventReader({ ...plan, kind: 'events' });
    const source = openByteRecords(reader, inAll)!;
    source.push(bytes);
    return reader.finish(source.finish()).table;
  };
  const table = tableOf(bytes.length);
  const { time } = tableOf();
  expect(table.rows).toBe(many + more);
  expect(bytes.length).toBeGreaterThan(4_200_000);
  expect(sameValues(table.time, time)).toBe(true);
  expect(table.amount.reduce((sum, amount) => sum + amount, 0)).toBe(
    more + rows.reduce((sum, _, i) => sum + (i % 89), 0),
  );
  expect(table.customer.at(-1)).toBe(table.customerIds.indexOf(more < many ? 'd' : `d${(more - 1) % 7}`));
  expect(table.time.buffer.byteLength).toBeLessThanOrEqual(1.12 * table.time.byteLength);
});

function sameValues(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

test('a record longer than what is looked at together is cut as text', () => {
  const text = `customer_id,date,amount\na,2024-01-01,1\n"${'x\n'.repeat(150_000)}",2024-01-02,2\nb,2024-01-03,3\n`;
  const plan: ImportPlan = {
    ...previewBytes(utf8('customer_id,date,amount\na,2024-01-01,1\n'), 'test.csv').plan,
    kind: 'events',
  };
  const bytes = utf8(text);
  const way = outcomeOf('bytes', plan, [bytes]);
  expect(way).toEqual(outcomeOf('text', plan, [bytes]));
  expect(way).toMatchObject({ table: { rows: 3 } });
});

test('a column with long cells is read for several roles at once', () => {
  const cells = Array.from({ length: 4 }, (_, i) => `${i}${'x'.repeat(150_000)}${i}`);
  const bytes = utf8(
    `id,day\n${cells.map((cell) => `${cell},2024-01-1${cell[0]}\n`).join('')}b,2024-01-03\n`,
  );
  const id = ref(0, 'id');
  const plan: ImportPlan = {
    ...previewBytes(utf8('id,day\na,2024-01-01\n'), 'test.csv').plan,
    kind: 'events',
    mapping: { customer: id, time: ref(1, 'day'), order: id, category: id, device: id, channel: id },
  };
  const way = outcomeOf('bytes', plan, [bytes]);
  expect(way).toEqual(outcomeOf('text', plan, [bytes]));
  expect(way).toMatchObject({ table: { customerIds: [...cells, 'b'] } });
});

test('stretches together have no more rows than a file may have', () => {
  const reader = createEventReader(plain);
  const stretch = reader.stretch({ bytes: 0, warnings: [] });
  const long = { ...stretch, counts: { ...stretch.counts, read: 30_000_000 } };
  expect(() => joinStretches(plain, [long, long])).toThrow('more than 50,000,000 rows');
});

/** Every delimited file among the reference data. */
function delimitedFiles(folder: string): readonly string[] {
  return hasSharedData
    ? readdirSync(sharedData(folder))
        .filter((name) => /\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(name))
        .map((name) => `${folder}/${name}`)
    : [];
}

describe.skipIf(!hasSharedData)('reference data', () => {
  const files = ['hostile/files', 'transactions', 'transactions/raw_gov'].flatMap(delimitedFiles);

  const compared: string[] = [];

  test.each(files)('%s is the same table from bytes', (path) => {
    const stored = readFileSync(sharedData(path));
    let bytes: Uint8Array = stored;
    try {
      if (path.endsWith('.gz')) bytes = gunzipSync(stored, { maxOutputLength: 100_000_000 });
    } catch {
      return;
    }
    let plan: ImportPlan;
    try {
      plan = { ...editPlan(previewBytes(bytes, 'test.csv'), {}), kind: 'events' };
      createEventReader(plan);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(InputError);
      return;
    }
    const way = outcomeOf('bytes', plan, inPieces(bytes, [1, 1000, 77_777]));
    if (way === 'no reader of bytes') return;
    expect(way).toEqual(outcomeOf('text', plan, [bytes]));
    compared.push(path);
  });

  test('most of them were compared, and not refused by both', () => {
    expect(compared.length, `of ${files.length}`).toBeGreaterThanOrEqual(94);
  });
});
