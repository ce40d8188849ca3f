import { gzipSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeParquet } from '../../src/io/parquet-writer.ts';
import { styled, workbookFile } from '../io/workbook-file.ts';

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

const ALIGNED = [
  utf8(
    EVENTS.map((row) => row.map((cell) => cell.slice(0, 19).replace(/[,"]/g, '').padEnd(22)).join('')).join(
      '\n',
    ),
  ),
  utf8(CUSTOMERS.map((row) => row.map((cell) => cell.padStart(9)).join('')).join('\r\n')),
];

const htmlRow = (row: readonly string[], tag: string): string =>
  `<tr>${row.map((cell) => `<${tag}>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${tag}>`).join('')}</tr>`;

const HTML = [
  utf8(
    `<html><head><meta charset="utf-8"></head><body><p>Sales</p><table>${htmlRow(EVENTS[0]!, 'th')}${EVENTS.slice(
      1,
    )
      .map((row) => htmlRow(row, 'td'))
      .join('')}</table><table><tr><td colspan=3>no&nbsp;data</td></tr></table></body></html>`,
  ),
  utf8(
    `<table><!-- a > b --><tbody>${CUSTOMERS.map((row) => htmlRow(row, 'td')).join('\n')}<tr><td rowspan="2">&#x41;&#66;<td>1<td>2<td>3</table>`,
  ),
];

const WORKBOOKS = [
  workbookFile([{ name: 'Events', rows: EVENTS }]),
  workbookFile(
    [
      { name: 'Notes', rows: [['Read me']], hidden: true },
      {
        name: 'Sales &amp; more',
        rows: [
          ['customer', 'date', 'amount'],
          ['a', styled(45_300, 1), 12.5],
          ['b', styled(45_301.75, 3), { xml: 't="s"><v>0</v>' }],
          ['c', styled(45_302, 2), { xml: '><f>B2*2</f><v>7</v>' }],
        ],
      },
    ],
    { texts: '<si><t xml:space="preserve"> 8 </t></si><si><r><t>rich</t></r></si>' },
  ),
  workbookFile([{ name: 'x', rows: CUSTOMERS }], { prefix: 'x', system1904: true }),
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

const encoded = (
  columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData'],
  options: Partial<Parameters<typeof parquetWriteBuffer>[0]> = {},
): Uint8Array => new Uint8Array(parquetWriteBuffer({ columnData, ...options }));

const IDS = Array.from({ length: 40 }, (_, at) => `customer ${at % 9}`);

/** Every way of writing values that the writer has: plain, by dictionary, differences, split bytes, nested; packed or not. */
const PARQUET = [
  writeParquet([
    { kind: 'text', name: 'customer_id', values: ['a', 'b', 'c'] },
    { kind: 'number', name: 'recency', values: [1, NaN, 3] },
    { kind: 'integer', name: 'orders', values: [1, 2, 3] },
    { kind: 'time', name: 'seen', values: [0, 86_400_000, NaN] },
  ]),
  encoded(
    [
      { name: 'customer', data: IDS, type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
      {
        name: 'time',
        data: IDS.map((_, at) => 1_700_000_000 + at * 86_400),
        type: 'INT32',
        encoding: 'DELTA_BINARY_PACKED',
      },
      { name: 'amount', data: IDS.map((_, at) => at / 7), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
      { name: 'note', data: IDS, type: 'STRING', encoding: 'DELTA_LENGTH_BYTE_ARRAY' },
      { name: 'repeat', data: IDS.map((_, at) => at % 3 === 0), type: 'BOOLEAN', encoding: 'RLE' },
    ],
    { codec: 'UNCOMPRESSED', rowGroupSize: 16 },
  ),
  encoded(
    [
      { name: 'customer', data: IDS, type: 'STRING' },
      { name: 'tags', data: IDS.map((id, at) => (at % 4 === 0 ? null : [id, 'b'])), type: 'JSON' },
      { name: 'big', data: IDS.map((_, at) => BigInt(at) * 4_000_000_000n), type: 'INT64' },
    ],
    { pageSize: 64 },
  ),
];

/** A merge history: past id, canonical id, time. */
const MERGES = [
  utf8('past,canonical,time\na,b,2024-01-01\nb,c,2024-01-02\nd,d,\n,e,2024-01-03\n'),
  utf8('old_id;new_id\n1;2\n2;1\n3;2\n'),
];

/** Small files of each kind, whole and good, from which hostile ones are made. */
export const CORPUS = {
  delimited: DELIMITED,
  aligned: ALIGNED,
  json: JSON_TEXTS,
  html: HTML,
  archive: ARCHIVES,
  workbook: WORKBOOKS,
  parquet: PARQUET,
  merges: MERGES,
} as const;

/** The unpacked members of the archives: changes within them reach the readers, since their sums are made anew. */
export const MEMBERS: Readonly<Partial<Record<keyof typeof CORPUS, readonly Record<string, Uint8Array>[]>>> =
  {
    archive: ARCHIVES.slice(1).map((bytes) => unzipSync(bytes)),
    workbook: WORKBOOKS.map((bytes) => unzipSync(bytes)),
  };

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
    '<table>',
    '</td>',
    '&#1114112;',
    '&amp',
    '<!--',
    '<c r="XFD1048576">',
    '<v>',
    't="s"',
    '<!ENTITY a "b">',
    'colspan=99999999',
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
