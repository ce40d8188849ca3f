import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { importOf } from './read-file.ts';

type Options = Parameters<typeof parquetWriteBuffer>[0];

function file(options: Partial<Options> = {}, rows = 3): Uint8Array {
  const each = <T>(value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'customer_id', type: 'INT64', data: each((row) => 9_007_199_254_740_993n + BigInt(row % 2)) },
        { name: 'date', type: 'TIMESTAMP', data: each((row) => new Date(Date.UTC(2023, 0, 5 + row, 12))) },
        { name: 'amount', type: 'DOUBLE', data: each((row) => (row === 1 ? -1.5 : 1.234)) },
        { name: '__proto__', type: 'STRING', data: each((row) => (row === 0 ? null : 'x')) },
      ],
      ...options,
    }),
  );
}

/** A Zstandard frame of one raw block (RFC 8878). */
function zstd(bytes: Uint8Array): Uint8Array {
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0xa0];
  const size = new Uint8Array(new Uint32Array([bytes.length]).buffer);
  const block = (bytes.length << 3) | 1;
  return new Uint8Array([...head, ...size, block & 255, (block >> 8) & 255, block >> 16, ...bytes]);
}

test.each<[string, Partial<Options>]>([
  ['Snappy', {}],
  ['no compression', { codec: 'UNCOMPRESSED' }],
  ['Gzip', { codec: 'GZIP', compressors: { GZIP: (bytes) => new Uint8Array(gzipSync(bytes)) } }],
  ['Zstandard', { codec: 'ZSTD', compressors: { ZSTD: zstd } }],
  ['several row groups', { rowGroupSize: 2 }],
])('Parquet with %s is read with every digit of its ids', async (_, options) => {
  expect(await importOf(file(options), 'x.parquet')).toMatchObject({
    ids: ['9007199254740993', '9007199254740994'],
    plan: { needsChoice: [] },
    report: { valid: 3, amountSum: 0.968, firstTime: Date.UTC(2023, 0, 5, 12) },
  });
});

test('a packed Parquet file is read', async () => {
  expect(await importOf(new Uint8Array(gzipSync(file())), 'x.parquet.gz')).toMatchObject({
    report: { valid: 3 },
  });
});

test('a compression that is not read is named', async () => {
  const bytes = file({ codec: 'BROTLI', compressors: { BROTLI: (input) => input } });
  expect(await importOf(bytes, 'x.parquet')).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/BROTLI.*Snappy/),
  });
});

test.each([4, 100, 300, 20, 1])('a file cut %i bytes before its end is refused', async (missing) => {
  const whole = file();
  expect(await importOf(whole.subarray(0, whole.length - missing), 'x.parquet')).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/cut off, damaged/),
  });
});

test.each<[string, Partial<Options>, number]>([
  ['plain', { codec: 'UNCOMPRESSED' }, 3],
  ['packed, with dictionaries', {}, 40],
])(
  'a file (%s) with any byte of it wrong is read or refused, and never decoded without end',
  async (_, options, rows) => {
    const good = file(options, rows);
    const withoutRemedy: string[] = [];
    for (let at = 0; at < good.length; at++)
      for (const wrong of [0xff, good[at]! ^ 1]) {
        const outcome = await importOf(good.with(at, wrong), 'x.parquet');
        if (outcome.kind === 'refused' && !outcome.message.endsWith('.')) withoutRemedy.push(outcome.message);
      }
    expect(withoutRemedy).toEqual([]);
  },
);
