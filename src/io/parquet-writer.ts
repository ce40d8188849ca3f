import { parquetWriteBuffer } from 'hyparquet-writer';
import { assert } from '../base/assert.ts';

/** A column to write; NaN in a column of numbers is kept as missing (null). */
export type ParquetColumn =
  | { readonly kind: 'text'; readonly name: string; readonly values: readonly (string | undefined)[] }
  | { readonly kind: 'number'; readonly name: string; readonly values: ArrayLike<number> }
  | { readonly kind: 'single'; readonly name: string; readonly values: Float32Array }
  | { readonly kind: 'integer'; readonly name: string; readonly values: ArrayLike<number> }
  | { readonly kind: 'boolean'; readonly name: string; readonly values: readonly (boolean | undefined)[] }
  /** Milliseconds since 1970 UTC; NaN = missing. */
  | { readonly kind: 'time'; readonly name: string; readonly values: ArrayLike<number> };

/**
 * Columns as a Parquet file, Snappy-compressed: text as UTF-8 strings, `number` as DOUBLE, `single` as FLOAT, `integer` as INT32 (values
 * must fit), `time` as TIMESTAMP_MILLIS. All columns are of one length. O(cells).
 */
export function writeParquet(columns: readonly ParquetColumn[]): Uint8Array<ArrayBuffer> {
  const rows = columns[0]?.values.length ?? 0;
  assert(columns.length > 0, 'a Parquet file needs a column');
  assert(
    columns.every((column) => column.values.length === rows),
    'Parquet columns must be of one length',
  );
  return new Uint8Array(parquetWriteBuffer({ columnData: columns.map(columnSource), createdBy: 'Strata' }));
}

function columnSource(column: ParquetColumn): Parameters<typeof parquetWriteBuffer>[0]['columnData'][number] {
  const { name } = column;
  switch (column.kind) {
    case 'text':
      return { name, type: 'STRING', data: column.values.map((value) => value ?? null) };
    case 'boolean':
      return { name, type: 'BOOLEAN', data: column.values.map((value) => value ?? null) };
    case 'integer':
      return { name, type: 'INT32', data: Array.from(column.values, known) };
    case 'number':
      return { name, type: 'DOUBLE', data: Array.from(column.values, known) };
    case 'single':
      return { name, type: 'FLOAT', data: Array.from(column.values, known) };
    case 'time':
      return {
        name,
        type: 'TIMESTAMP',
        data: Array.from(column.values, (ms) => (Number.isNaN(ms) ? null : new Date(ms))),
      };
  }
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
