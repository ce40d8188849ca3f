import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { type TableFileColumn, type TableFileFormat, writeTableFile } from '../../src/io/table-file.ts';

const columns: readonly TableFileColumn[] = [
  { kind: 'text', name: 'customer_id', values: ['=1+1', 'a,b', undefined] },
  { kind: 'integer', name: 'segment', values: Int32Array.of(2, 1, 2) },
  { kind: 'category', name: 'device', values: Int32Array.of(1, -1, 0), names: ['mobile', 'desktop'] },
  { kind: 'single', name: 'recency', values: Float32Array.of(0.1, NaN, 16777216) },
  { kind: 'number', name: 'value', values: Float64Array.of(-1.5, 1 / 3, NaN) },
];

describe('a table as a file', () => {
  test('is CSV with every digit, empty where something is missing, and without formulas', () => {
    expect(written(columns, 'csv')).toBe(
      [
        'customer_id,segment,device,recency,value',
        "'=1+1,2,desktop,0.1,-1.5",
        '"a,b",1,,,0.3333333333333333',
        ',2,mobile,16777216,',
        '',
      ].join('\r\n'),
    );
  });

  test('is JSON with one object per row, numbers as numbers and null where something is missing', () => {
    expect(JSON.parse(written(columns, 'json'))).toEqual([
      { customer_id: '=1+1', segment: 2, device: 'desktop', recency: 0.1, value: -1.5 },
      { customer_id: 'a,b', segment: 1, device: null, recency: null, value: 1 / 3 },
      { customer_id: null, segment: 2, device: 'mobile', recency: 16777216, value: null },
    ]);
  });

  test('is Parquet that is read back as it was, each column in its type', async () => {
    const [bytes] = [...writeTableFile(columns, 'parquet')];
    if (bytes === undefined || typeof bytes === 'string') throw new Error('no bytes');
    const file = bytes.buffer;
    expect(await parquetReadObjects({ file })).toEqual([
      { customer_id: '=1+1', segment: 2, device: 'desktop', recency: Math.fround(0.1), value: -1.5 },
      { customer_id: 'a,b', segment: 1, device: null, recency: null, value: 1 / 3 },
      { customer_id: null, segment: 2, device: 'mobile', recency: 16777216, value: null },
    ]);
    const types = parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.type);
    expect(types).toEqual(['BYTE_ARRAY', 'INT32', 'BYTE_ARRAY', 'FLOAT', 'DOUBLE']);
  });

  test.each(['csv', 'json', 'parquet'] as const)('of many rows is whole as %s', async (format) => {
    const values = Float32Array.from({ length: 5001 }, (_, row) => row / 7);
    const many: readonly TableFileColumn[] = [{ kind: 'single', name: 'v', values }];
    const read = await readBack(many, format);
    expect(read.map(Math.fround)).toEqual([...values]);
  });

  test('gives columns of one name different ones', () => {
    const twice = [columns[1]!, columns[1]!];
    expect(written(twice, 'csv').split('\r\n')[0]).toBe('segment,segment 2');
  });

  test('of no rows has its header only, or is an empty list', () => {
    const none: readonly TableFileColumn[] = [{ kind: 'integer', name: 'n', values: new Int32Array() }];
    expect(written(none, 'csv')).toBe('n\r\n');
    expect(JSON.parse(written(none, 'json'))).toEqual([]);
  });
});

function written(of: readonly TableFileColumn[], format: TableFileFormat): string {
  return [...writeTableFile(of, format)].join('');
}

async function readBack(of: readonly TableFileColumn[], format: TableFileFormat): Promise<number[]> {
  if (format === 'csv') return written(of, format).trimEnd().split('\r\n').slice(1).map(Number);
  if (format === 'json') return (JSON.parse(written(of, format)) as { v: number }[]).map(({ v }) => v);
  const [bytes] = [...writeTableFile(of, format)] as Uint8Array<ArrayBuffer>[];
  return (await parquetReadObjects({ file: bytes!.buffer })).map(({ v }) => v as number);
}
