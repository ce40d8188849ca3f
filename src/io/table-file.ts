import { assert } from '../base/assert.ts';
import { type CsvCell, csvLine } from '../base/csv-line.ts';
import { shortSingle } from '../base/short-single.ts';
import { type ParquetColumn, writeParquet } from './parquet-writer.ts';
import { namedForDatabases } from './unique-names.ts';

export type TableFileFormat = 'csv' | 'parquet' | 'json';

/** A column of a table to write; missing are undefined, NaN and codes below zero. */
export type TableFileColumn =
  | { readonly kind: 'text'; readonly name: string; readonly values: readonly (string | undefined)[] }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly values: Int32Array;
      readonly names: readonly string[];
    }
  | { readonly kind: 'integer'; readonly name: string; readonly values: Int32Array }
  | { readonly kind: 'single'; readonly name: string; readonly values: Float32Array }
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array };

const ROWS_OF_A_PART = 2000;

/**
 * A table as parts of a file: CSV (RFC 4180, texts that a spreadsheet would run made harmless), Parquet (each column in its own
 * type), or JSON (an array with one object per row, missing values null). Columns are of one length, and get unlike names, whatever their capitals. O(cells).
 */
export function* writeTableFile(
  columns: readonly TableFileColumn[],
  format: TableFileFormat,
): Generator<string | Uint8Array<ArrayBuffer>> {
  const rows = columns[0]?.values.length ?? 0;
  assert(
    columns.every(({ values }) => values.length === rows),
    'the columns of a table must be of one length',
  );
  const named = namedForDatabases(columns);
  if (format === 'parquet') yield writeParquet(named.map(parquetColumn));
  else if (format === 'csv') yield* csvParts(named, rows);
  else yield* jsonParts(named, rows);
}

function* csvParts(columns: readonly TableFileColumn[], rows: number): Generator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for (let from = 0; from < rows; from += ROWS_OF_A_PART) {
    let part = '';
    for (let row = from; row < Math.min(rows, from + ROWS_OF_A_PART); row++)
      part += csvLine(columns.map((column) => cellOf(column, row)));
    yield part;
  }
}

function* jsonParts(columns: readonly TableFileColumn[], rows: number): Generator<string> {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  yield '[';
  for (let from = 0; from < rows; from += ROWS_OF_A_PART) {
    let part = '';
    for (let row = from; row < Math.min(rows, from + ROWS_OF_A_PART); row++) {
      const cells = columns.map((column, i) => `${keys[i]}:${JSON.stringify(cellOf(column, row) ?? null)}`);
      part += `${row === 0 ? '' : ','}\n{${cells.join(',')}}`;
    }
    yield part;
  }
  yield '\n]\n';
}

/** NaN is undefined: neither format has a word for it. */
function cellOf(column: TableFileColumn, row: number): CsvCell {
  switch (column.kind) {
    case 'text':
      return column.values[row];
    case 'category':
      return column.names[column.values[row]!];
    case 'single': {
      const value = column.values[row]!;
      return Number.isFinite(value) ? shortSingle(value) : undefined;
    }
    case 'integer':
    case 'number': {
      const value = column.values[row]!;
      return Number.isFinite(value) ? value : undefined;
    }
  }
}

function parquetColumn(column: TableFileColumn): ParquetColumn {
  if (column.kind !== 'category') return column;
  return {
    kind: 'text',
    name: column.name,
    values: Array.from(column.values, (code) => column.names[code]),
  };
}
