import { describe, expect, test } from 'vitest';
import { guessEncoding } from '../../src/io/encoding.ts';
import { repairedText } from '../../src/io/mojibake.ts';
import { hasSharedData } from '../shared-data.ts';
import { importOf, previewOf, readEvents, utf8 } from './read-file.ts';

const TABLE = 'customer_id,date,amount\nCafé,2024-01-01,1\nb,2024-01-02,2\n';

test.each([
  ['CafÃ©', 'Café'],
  ['CafÃƒÂ©', 'Café'],
  ['5 â‚¬', '5 €'],
  ['Ångström, São, £5, ÆØÅ', 'Ångström, São, £5, ÆØÅ'],
  ['plain', 'plain'],
])('%s is meant as %s', (written, meant) => {
  expect(repairedText(written)).toBe(meant);
});

test('texts that were decoded wrongly before are noticed, and repaired when asked', async () => {
  const bytes = utf8(TABLE.replace('Café', 'CafÃ©'));
  const written = await importOf(bytes, 'x.csv');
  expect(warningsOf(written)).toEqual([
    expect.stringMatching(/^wrongly-decoded .*“CafÃ©” for “Café”.*--read repair=mojibake\.$/),
  ]);
  expect(written).toMatchObject({
    ids: ['CafÃ©', 'b'],
    plan: {
      needsChoice: [{ setting: 'repair', chosen: 'as-written', message: expect.stringMatching(/Café/) }],
    },
  });
  const repaired = await importOf(bytes, 'x.csv', { repair: 'mojibake' });
  expect(warningsOf(repaired)).toEqual([]);
  expect(repaired).toMatchObject({
    ids: ['Café', 'b'],
    plan: { needsChoice: [] },
  });
});

function utf32(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint32(i * 4, text.charCodeAt(i), little);
  return bytes;
}

test.each([
  ['utf-16le', new Uint8Array(Buffer.from(TABLE, 'utf16le'))],
  ['utf-16be', new Uint8Array(Buffer.from(TABLE, 'utf16le').swap16())],
  ['utf-32le', utf32(`\uFEFF${TABLE}`, true)],
  ['utf-32be', utf32(TABLE, false)],
  ['windows-1252', new Uint8Array(Buffer.from(TABLE, 'latin1'))],
])('%s is recognised', async (encoding, bytes) => {
  expect(await importOf(bytes, 'x.csv')).toMatchObject({ ids: ['Café', 'b'], plan: { encoding } });
});

test('words of Cyrillic letters are read as Windows-1251, and the guess is told', async () => {
  const letters = Array.from('ключ', (char) => char.charCodeAt(0) - 0x410 + 0xc0);
  const id = Buffer.from(letters);
  const lines = Array.from({ length: 4 }, (_, i) => Buffer.concat([id, Buffer.from(`${i},2024-01-01,1\n`)]));
  const bytes = new Uint8Array(Buffer.concat([Buffer.from('customer_id,date,amount\n'), ...lines]));
  const outcome = await importOf(bytes, 'x.csv');
  expect(outcome).toMatchObject({ ids: ['ключ0', 'ключ1', 'ключ2', 'ключ3'] });
  expect(outcome.kind === 'read' && outcome.report.warnings.map(({ code }) => code)).toContain(
    'assumed-encoding',
  );
});

test('words of Japanese characters are read as Shift JIS, and the guess is told', async () => {
  const rows = [
    '8cda8b712c93fa95742c8be08a7a',
    '8e5293632c323032342d30312d30312c31',
    '83508341838b2c323032342d30312d30322c32',
  ];
  const outcome = await importOf(new Uint8Array(Buffer.from(`${rows.join('0a')}0a`, 'hex')), 'x.csv', {
    map: { customer: '顧客', time: '日付', amount: '金額' },
  });
  expect(outcome).toMatchObject({ ids: ['山田', 'ケアル'], plan: { encoding: 'shift_jis' } });
  expect(warningsOf(outcome)).toContainEqual(expect.stringMatching(/^assumed-encoding .*Shift JIS/));
});

test('apostrophes and dashes of Windows-1252 are not taken for Japanese', () => {
  const text = ['Macy\x92s', 'Wendy\x92s', 'a\x96b', 'Sm\xf8rrebr\xf8d', 'Gar\xe7on', 'M\xfcnchen'].join(
    ',1\n',
  );
  expect(guessEncoding(new Uint8Array(Buffer.from(text, 'latin1'))).encoding).toBe('windows-1252');
});

const warningsOf = (outcome: Awaited<ReturnType<typeof importOf>>): readonly string[] =>
  outcome.kind === 'read' ? outcome.report.warnings.map(({ code, message }) => `${code} ${message}`) : [];

describe('aligned text', () => {
  const narrow = [
    'C001 2024-01-02     12.50',
    'C002 2024-01-03      7.00',
    'C003 2024-01-04    130.25',
    'C004 2024-01-05      1.00',
  ];

  test('names wider than their columns are not cut', async () => {
    const outcome = await importOf(utf8(['customer_id  date  amount', ...narrow].join('\n')), 'x.txt');
    expect(outcome).toMatchObject({
      ids: ['C001', 'C002', 'C003', 'C004'],
      plan: { header: ['customer_id', 'date', 'amount'] },
    });
    expect(warningsOf(outcome)).toEqual([]);
  });

  test('a header with another number of names than columns is read by where they stand, and that is told', async () => {
    const outcome = await importOf(
      utf8(['customer day of sale amount', ...Array.from({ length: 20 }, () => narrow).flat()].join('\n')),
      'x.txt',
    );
    expect(outcome).toMatchObject({ plan: { header: expect.arrayContaining(['customer']) } });
    expect(warningsOf(outcome)).toContainEqual(expect.stringMatching(/^loose-header /));
  });

  test('columns parted by blanks are cut, and longer numbers than the first ones still fit', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => `K${100 + i}   2024-01-0${i + 1}   ${String(i * 11 + 5).padStart(6)}.50`,
    );
    const text = [...rows, 'K200   2024-01-09   123456.50'];
    const outcome = await importOf(utf8(text.join('\r\n')), 'x.txt');
    expect(outcome).toMatchObject({ report: { valid: 9 } });
    expect(outcome.kind === 'read' && outcome.report.amountSum).toBeCloseTo(123_808.5, 6);
  });

  test.skipIf(!hasSharedData)('the CDNOW sample as it was published is read whole', () => {
    const { preview, bytes } = previewOf('transactions/cdnow_sample.txt');
    expect(preview.plan.format.kind).toBe('fixed-width');
    expect(preview.header).toHaveLength(5);
    const { table, report } = readEvents(preview, bytes, {
      kind: 'events',
      map: { customer: preview.header[1]!, time: preview.header[2]!, amount: preview.header[4]! },
    });
    expect([report.valid, table.customerIds.length]).toEqual([6919, 2357]);
    expect(report.amountSum).toBeCloseTo(244_091.94, 2);
  });

  test('cells of several words, and empty ones, do not hide the gaps between columns', async () => {
    const rows = [
      ['customer', 'date', 'product', 'amount'],
      ['a1', '2024-01-05', 'food and drink', '12.50'],
      ['b2', '2024-02-13', '', '3'],
      ['c3', '2024-03-25', 'a very long name', '7'],
    ];
    const text = rows.map((row) => row.map((cell) => cell.padEnd(20)).join('')).join('\n');
    expect(await importOf(utf8(text), 'x.txt')).toMatchObject({
      plan: { header: rows[0] },
      report: { valid: 3, amountSum: 22.5 },
    });
  });
});

test('totals, remarks and footers are set aside with their reasons', async () => {
  const text =
    'customer_id,date,amount,note\na,2024-01-01,1,\nb,2024-01-02,2,\nSubtotal:,,3,\n,,3,\nExported by the shop on Friday,,,\nTotal,3\nEnd of report\n';
  const outcome = await importOf(utf8(text), 'x.csv');
  expect(outcome).toMatchObject({ ids: ['a', 'b'], report: { valid: 2 } });
  const reasons =
    outcome.kind === 'read' && outcome.report.rejected.map(({ reason, count }) => [reason, count]);
  expect(reasons).toEqual([
    ['total-row', 3],
    ['remark-row', 1],
    ['ragged-row', 1],
  ]);
});

test('the preview says how much of a column can be read and shows what cannot', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `c${i},2024-01-0${i + 1},${i}`);
  const outcome = await importOf(utf8(`customer_id,date,amount\n${rows.join('\n')}\nz,soon,much\n`), 'x.csv');
  expect(outcome.kind === 'read' && outcome.preview.columns.slice(1)).toMatchObject([
    { type: 'time', typeShare: 0.9, odd: ['soon'] },
    { type: 'integer', typeShare: 0.9, odd: ['much'] },
  ]);
});
