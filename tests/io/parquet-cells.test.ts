import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { recordOf } from '../../src/io/cell-block.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import type { ColumnSource, ImportPlan } from '../../src/io/import-plan.ts';
import { openParquet } from '../../src/io/parquet-records.ts';
import { previewFile } from '../../src/io/preview-file.ts';
import { readTable } from '../../src/io/read-table.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';

type Options = Parameters<typeof parquetWriteBuffer>[0];
type Column = Options['columnData'][number];
type BasicType = NonNullable<Column['type']>;

const text = fc.oneof(
  fc.constantFrom('a', 'b', ' a', '', 'NULL', 'Zoë', '😀', 'x'.repeat(40), '__proto__', 'Total'),
  fc.constantFrom(
    '\ufeffmarked',
    '1,5',
    '€5',
    '-7',
    '(3)',
    '12 EUR',
    '2024-03-05',
    '05.03.2024 10:00',
    '1e3',
  ),
  fc.string({ maxLength: 12 }),
);
const ms = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_700_000_000_000 }),
  fc.constantFrom(0, -1, -86_400_001, -30_610_224_000_001, 253_402_214_400_001, 8.64e15),
);
const number = fc.oneof(
  fc.double(),
  fc.integer({ min: -20_000, max: 20_000 }).map((cents) => cents / 100),
  fc.constantFrom(0, -0, NaN, Infinity, 1e21, 1e-7, 0.1 + 0.2, 123456789.12, 1e15, 1e16, 5e-324),
);
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -3000n, max: 3000n }),
  fc.constantFrom(1_700_000_000n, 1_700_000_000_123n, 9_007_199_254_740_993n, -1n),
);

interface Kind {
  readonly value: fc.Arbitrary<unknown>;
  readonly type: BasicType;
  readonly encodings: readonly NonNullable<Column['encoding']>[];
}

const KINDS: readonly Kind[] = [
  { value: text, type: 'STRING', encodings: ['PLAIN', 'RLE_DICTIONARY', 'DELTA_BYTE_ARRAY'] },
  { value: number, type: 'DOUBLE', encodings: ['PLAIN', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'] },
  { value: number.map(Math.fround), type: 'FLOAT', encodings: ['PLAIN', 'RLE_DICTIONARY'] },
  { value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), type: 'INT32', encodings: ['PLAIN'] },
  { value: big, type: 'INT64', encodings: ['PLAIN', 'RLE_DICTIONARY', 'DELTA_BINARY_PACKED'] },
  { value: ms.map((at) => new Date(at)), type: 'TIMESTAMP', encodings: ['PLAIN', 'RLE_DICTIONARY'] },
  { value: fc.boolean(), type: 'BOOLEAN', encodings: ['PLAIN', 'RLE'] },
  { value: fc.constantFrom<unknown>(['a', 1], { b: null }), type: 'JSON', encodings: ['PLAIN'] },
];

const WIDTH = 7;

const [TEXT, DOUBLE, , , LONG, TIME] = KINDS as Required<[Kind, Kind, Kind, Kind, Kind, Kind]>;

const WRITTEN_AMOUNT: Kind = {
  ...TEXT,
  value: fc.constantFrom('12.50', '7', '-3', '€5', '5 EUR', '\u22123.00', '1,5', '2e15', 'none', ''),
};

const columnOf = (kinds: readonly Kind[]) =>
  fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      type: fc.constant(kind.type),
      values: fc.array(fc.option(kind.value, { freq: 8 }), { minLength: 3, maxLength: 6 }),
      whole: fc.boolean(),
      encoding: fc.constantFrom(...kind.encodings),
    }),
  );

/**
 * A table of seven columns written in any way: one that may hold customers, times, amounts, and four of any kind. Of few distinct
 * values, so that some rows are copies.
 */
const file = fc
  .record({
    columns: fc.tuple(
      columnOf([TEXT, LONG]),
      columnOf([TIME, TIME, TEXT, LONG]),
      columnOf([DOUBLE, WRITTEN_AMOUNT]),
      ...Array.from({ length: WIDTH - 3 }, () => columnOf(KINDS)),
    ),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
    rowGroupSize: fc.integer({ min: 1, max: 20 }),
    pageSize: fc.constantFrom(16, 1000),
    packed: fc.boolean(),
  })
  .map(({ columns, picks, rowGroupSize, pageSize, packed }) => {
    const columnData = columns.map(({ type, values, whole, encoding }, i): Column => {
      const some = values.find((value) => value !== null);
      const own = whole && some !== undefined ? values.map((value) => value ?? some) : values;
      const data = picks.map((pick) => own[(pick >> (i % 3)) % own.length]);
      return { name: `c${i}`, data, type, encoding, nullable: !whole || some === undefined };
    });
    const codec = packed ? 'SNAPPY' : 'UNCOMPRESSED';
    return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize, pageSize, codec }));
  });

const role = fc.option(fc.nat(WIDTH - 1), { nil: undefined });

/** Any roles for the columns, whatever is in them. */
const choices = fc.record({
  customer: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(WIDTH - 1)),
  time: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.nat(WIDTH - 1)),
  amount: fc.oneof({ weight: 2, arbitrary: fc.constant(2) }, role),
  factor: role,
  type: role,
  category: role,
  quantity: role,
  discount: role,
  eventId: role,
  currency: role,
  amountRequired: fc.boolean(),
  decimal: fc.constantFrom('.' as const, ',' as const),
  zoneOffsetMinutes: fc.constantFrom(0, 90, -300),
  numbers: fc.constantFrom('yyyymmdd' as const, 'epoch-s' as const, 'epoch-ms' as const),
});

type Choices = typeof choices extends fc.Arbitrary<infer Value> ? Value : never;

function planOf(guessed: ImportPlan, chosen: Choices): ImportPlan {
  const column = (index: number): ColumnSource => ({ kind: 'column', index, name: `c${index}` });
  const optional = (name: string, index: number | undefined) =>
    index === undefined ? {} : { [name]: column(index) };
  const { amount, factor } = chosen;
  const product =
    amount === undefined || factor === undefined
      ? optional('amount', amount)
      : { amount: { kind: 'product', left: column(amount), right: column(factor) } };
  const { eventId: _, currency: __, ...plan } = guessed;
  return {
    ...plan,
    kind: 'events',
    mapping: {
      customer: column(chosen.customer),
      time: column(chosen.time),
      ...product,
      ...optional('type', chosen.type),
      ...optional('category', chosen.category),
      ...optional('quantity', chosen.quantity),
      ...optional('discount', chosen.discount),
    },
    ...optional('eventId', chosen.eventId),
    ...optional('currency', chosen.currency),
    amountRequired: chosen.amountRequired,
    decimal: chosen.decimal,
    missingIds: ['NULL'],
    time: {
      ...guessed.time,
      zoneOffsetMinutes: chosen.zoneOffsetMinutes,
      numbers: chosen.numbers,
    },
  } as ImportPlan;
}

async function outcomeOf(way: 'cells' | 'records', plan: ImportPlan, bytes: Uint8Array): Promise<unknown> {
  const { fromCells, ...reader } = createEventReader(plan);
  if (way === 'cells' && fromCells === undefined) return 'no reader of cells';
  try {
    const { result } = await readTable(
      fileOfBytes('x.parquet', bytes),
      way === 'cells' ? { ...reader, fromCells } : reader,
      () => undefined,
    );
    return { ...result, log: reader.rejects.log(), rows: reader.rowsRead() };
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
}

test('columns of cells give the table, report and rejected rows that records give', async () => {
  const guessed = editPlan(
    await previewFile(
      fileOfBytes(
        'x.parquet',
        new Uint8Array(
          parquetWriteBuffer({
            columnData: Array.from({ length: WIDTH }, (_, i): Column => ({
              name: `c${i}`,
              data: ['a', 'b'],
            })),
          }),
        ),
      ),
      {},
    ),
    {},
  );
  await fc.assert(
    fc.asyncProperty(file, choices, async (bytes, chosen) => {
      const plan = planOf(guessed, chosen);
      expect(await outcomeOf('cells', plan, bytes)).toEqual(await outcomeOf('records', plan, bytes));
    }),
    { numRuns: 150 },
  );
});

test('the texts of cells are those of the values that hyparquet reads', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (bytes) => {
      const expected = await parquetReadObjects({ file: bytes.slice().buffer });
      expect(await recordsOf(bytes)).toEqual(expected.map((row) => Object.values(row).map(written)));
    }),
    { numRuns: 150 },
  );
});

/** What a delimited file would hold for a value, except singles and JSON, which are compared as values. */
function written(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' && Math.fround(value) === value)
    return expect.toSatisfy(
      (text: string) => Object.is(Math.fround(Number(text)), value) || text === String(value),
    );
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

test('days, parts of seconds, clocks without a zone and decimals are read as they are typed', async () => {
  const types = [
    { name: 'day', type: 'INT32', converted_type: 'DATE' },
    { name: 'us', type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
    { name: 'ns', type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' } },
    { name: 'price', type: 'INT64', converted_type: 'DECIMAL', precision: 12, scale: 2 },
  ] as const;
  const data = {
    day: [19_787, -1],
    us: [1_709_596_800_123_999n, -1_001n],
    ns: [1_709_596_800_123_999_999n, -1_000_001n],
    price: [1250n, -5n],
  };
  for (const encoding of ['PLAIN', 'RLE_DICTIONARY'] as const) {
    const bytes = parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: types.length },
        ...types.map((type) => ({ ...type, repetition_type: 'OPTIONAL' as const })),
      ],
      columnData: types.map(({ name }) => ({ name, data: [...data[name], null], encoding })),
    });
    expect(await recordsOf(new Uint8Array(bytes))).toEqual([
      ['2024-03-05', '2024-03-05T00:00:00.123Z', '2024-03-05T00:00:00.123', '12.50'],
      ['1969-12-31', '1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999', '-0.05'],
      ['', '', '', ''],
    ]);
  }
});

async function recordsOf(bytes: Uint8Array): Promise<readonly string[][]> {
  const { blocks } = await openParquet(fileOfBytes('x.parquet', bytes));
  const records: string[][] = [];
  for await (const block of blocks('.'))
    for (let row = 0; row < (block?.rows ?? 0); row++) records.push(recordOf(block!, row));
  return records;
}
