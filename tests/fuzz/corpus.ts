import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeParquet } from '../../src/io/parquet-writer.ts';

const EVENTS = [
  ['customer_id', 'time', 'amount', 'type', 'category'],
  ['a1', '2024-01-05 10:20:00', '12.50', 'purchase', 'books'],
  ['a2', '2024-02-13 11:00:00', '-3', 'refund', 'toys'],
  ['a1', '2024-03-25 23:59:59', '1,200.00', 'purchase', 'food "and" drink'],
  ['ünï', '2024-04-30T08:00:00Z', '7', 'purchase', ''],
];

const CUSTOMERS = [
  ['id', 'recency', 'orders', 'spend'],
  ['1', '3', '10', '99.5'],
  ['2', '40', '1', '5'],
  ['3', '', '7', '1e3'],
];

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lines = (rows: readonly (readonly string[])[], mark: string, end: string): string =>
  rows.map((row) => row.map(quoted).join(mark)).join(end);
const objects = (rows: readonly (readonly string[])[]): Record<string, string>[] =>
  rows.slice(1).map((row) => Object.fromEntries(rows[0]!.map((name, at) => [name, row[at]!])));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));

const DELIMITED = [
  utf8(lines(EVENTS, ',', '\n')),
  utf8(`\uFEFF${lines(EVENTS, ';', '\r\n')}\r\n`),
  utf8(`Report of March\n\n${lines(EVENTS, '\t', '\r')}\rTotal\t\t1,216.50`),
  utf16(lines(EVENTS, ',', '\n')),
  Uint8Array.from(Buffer.from(lines(EVENTS, '|', '\n'), 'latin1')),
  utf8(lines(CUSTOMERS, ',', '\n')),
  utf8('customer,date,amount\na,05/06/2024,"1.234,50 €"\nb,06/05/2024,(12)\n'),
];

const JSON_TEXTS = [
  utf8(JSON.stringify(objects(EVENTS))),
  utf8(JSON.stringify({ meta: { page: 1 }, items: objects(CUSTOMERS) })),
  utf8(JSON.stringify(objects(EVENTS).map((each) => ({ ...each, device: { os: 'x', tags: ['a', 'b'] } })))),
  utf8(
    objects(EVENTS)
      .map((each) => JSON.stringify(each))
      .join('\n'),
  ),
];

const ARCHIVES = [
  Uint8Array.from(gzipSync(DELIMITED[0]!)),
  zipSync({ 'events.csv': DELIMITED[0]!, '__MACOSX/._events.csv': strToU8('x') }),
  zipSync({ 'a/one.csv': DELIMITED[0]!, 'b/two.json': JSON_TEXTS[0]! }, { level: 0 }),
];

const PARQUET = [
  writeParquet([
    { kind: 'text', name: 'customer_id', values: ['a', 'b', 'c'] },
    { kind: 'number', name: 'recency', values: [1, NaN, 3] },
    { kind: 'integer', name: 'orders', values: [1, 2, 3] },
    { kind: 'time', name: 'seen', values: [0, 86_400_000, NaN] },
  ]),
];

/** Small files of each kind, whole and good, from which hostile ones are made. */
export const CORPUS = {
  delimited: DELIMITED,
  json: JSON_TEXTS,
  archive: ARCHIVES,
  parquet: PARQUET,
} as const;

/** Bytes that mean something to a reader. */
export const TOKENS: readonly Uint8Array[] = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\u0000',
    '\uFEFF',
    '\uFFFD',
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\u0000',
    '\\',
    'null',
    '1e999',
    '-',
    '9007199254740993',
    '=cmd()',
    '<script>',
    '__proto__',
    'constructor',
    'toString',
    '31/12/2024',
    '2024-13-45',
    '45123.5',
    '99999999999999',
    '€',
    'NaN',
    'é',
    '\u202E',
  ].map(utf8),
  Uint8Array.of(0xff, 0xfe),
  Uint8Array.of(0x1f, 0x8b, 8),
  Uint8Array.of(0x50, 0x4b, 3, 4),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(0, 0, 0, 0),
  Uint8Array.of(0x80),
];
