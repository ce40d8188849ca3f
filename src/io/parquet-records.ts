import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import { parquetMetadataAsync, parquetScan, parquetSchema, snappyUncompress } from 'hyparquet';
import type { AsyncBuffer, Compressors, FileMetaData, RowGroup } from 'hyparquet';
import { getSchemaPath } from 'hyparquet/src/schema.js';
import { InputError } from '../base/input-error.ts';
import type { DecimalMark } from './import-plan.ts';
import { isNumberCell, parquetCell } from './parquet-cell.ts';
import { parquetColumns } from './parquet-columns.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import { checkPages, MOST_PAGE_BYTES } from './parquet-pages.ts';
import type { RecordSink } from './record-sink.ts';
import type { StoredFile } from './stored-file.ts';

/** A Parquet file whose footer has been read. */
export interface ParquetFile {
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  /** Pours the rows, one row group after the other; yields every few thousand rows. */
  pour(sink: RecordSink, numbers: DecimalMark | 'left out'): AsyncGenerator<undefined, void>;
}

/** Most cells that one row group may have; it is held in memory as a whole. */
export const MOST_GROUP_CELLS = 100_000_000;

/**
 * Opens a Parquet file (UNCOMPRESSED, SNAPPY, GZIP, ZSTD; all encodings of hyparquet). Only the bytes of one row group are
 * read at a time. Throws {@link InputError} for what is damaged, compressed otherwise, or claims sizes beyond the limits.
 */
export async function openParquet(file: StoredFile): Promise<ParquetFile> {
  const buffer = {
    byteLength: file.size,
    async slice(from: number, to: number = file.size): Promise<ArrayBuffer> {
      return (await file.read(from, to)).slice().buffer;
    },
  };
  const metadata = await guarded(file.name, () => parquetMetadataAsync(buffer, { geoparquet: false }));
  checkCodecs(metadata, file.name);
  const columns = await guarded(file.name, async () => parquetColumns(parquetSchema(metadata)));
  checkSizes(metadata, columns.length, file.name);
  return {
    columns,
    rows: Number(metadata.num_rows),
    async *pour(sink, numbers) {
      const options = {
        file: buffer,
        metadata,
        compressors: compressorsOf(file.name),
        parsers: PARSERS,
        geoparquet: false,
      };
      const scan = await guarded(file.name, () => parquetScan(options));
      const tops = [...new Set(columns.map(({ top }) => top))];
      for (const range of scan.ranges) {
        const group = groupAt(metadata, range.rowStart);
        const values = new Map<string, ArrayLike<unknown>>();
        for (const column of tops) {
          await guarded(file.name, () => checkColumn(column, group, options));
          values.set(column, await guarded(file.name, () => scan.readColumn({ column, ...range })));
          yield;
        }
        const rows = range.rowEnd - range.rowStart;
        const sources = columns.map((column) => ({ column, values: values.get(column.top)! }));
        for (let row = 0; row < rows; row++) {
          sink.record(
            sources.map(({ column, values: own }) => {
              const value = inner(own[row], column.within);
              const text = parquetCell(value, column);
              if (numbers === '.' || !isNumberCell(value, column)) return text;
              return numbers === ',' ? text.replace('.', ',') : '';
            }),
          );
          if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
        }
      }
    },
  };
}

const ROWS_AT_ONCE = 2048;

const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD']);

const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

/** Times stay numbers of milliseconds and dates numbers of days, whatever unit the file has; JSON stays text. */
const PARSERS = {
  timestampFromMilliseconds: (ms: bigint) => Number(ms),
  timestampFromMicroseconds: (us: bigint) => Number(us / 1000n),
  timestampFromNanoseconds: (ns: bigint) => Number(ns / 1_000_000n),
  dateFromDays: (days: number) => days,
  jsonFromBytes: decode,
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
};

function compressorsOf(file: string): Compressors {
  const within = (unpack: (input: Uint8Array, length: number) => Uint8Array) => {
    return (input: Uint8Array, length: number): Uint8Array => {
      if (length > MOST_PAGE_BYTES)
        throw tooLarge(
          file,
          `a page of ${Math.round(length / 1_048_576)} MiB`,
          `${MOST_PAGE_BYTES / 1_048_576} MiB a page`,
        );
      return unpack(input, length);
    };
  };
  return {
    SNAPPY: within((input, length) => {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    }),
    GZIP: within((input, length) => gunzipSync(input, { out: new Uint8Array(length) })),
    ZSTD: within((input, length) => unzstd(input, new Uint8Array(length))),
  };
}

interface OpenFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
}

/** The row group that holds a row. */
function groupAt(metadata: FileMetaData, row: number): RowGroup {
  let start = 0;
  for (const group of metadata.row_groups) {
    start += Number(group.num_rows);
    if (row < start) return group;
  }
  throw new Error('a row beyond the last row group');
}

/** Checks the pages of a top-level column in one row group before they are decoded. */
async function checkColumn(
  top: string,
  group: RowGroup,
  { file, metadata, compressors }: OpenFile,
): Promise<void> {
  const { columns, num_rows: rows } = group;
  for (const { meta_data: column } of columns) {
    if (column === undefined || column.path_in_schema[0] !== top) continue;
    const from = Number(column.dictionary_page_offset || column.data_page_offset);
    const to = from + Number(column.total_compressed_size);
    if (!(from >= 0 && from <= to && to <= file.byteLength)) throw new Error('a column beyond the end');
    const bytes = new Uint8Array(await file.slice(from, to));
    const path = getSchemaPath(metadata.schema, column.path_in_schema);
    checkPages({ bytes, column, path, rows: Number(rows), compressors });
  }
}

function inner(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

function checkCodecs(metadata: FileMetaData, file: string): void {
  const codecs = metadata.row_groups.flatMap(({ columns }) =>
    columns.map((column) => column.meta_data?.codec),
  );
  const foreign = codecs.find((codec) => codec !== undefined && !CODECS.has(codec));
  if (foreign === undefined) return;
  throw new InputError({
    file,
    message: `Its columns are compressed with ${foreign}, which is not read here.`,
    remedy: 'Write it again with Snappy, Gzip, Zstandard or without compression.',
  });
}

function checkSizes(metadata: FileMetaData, columns: number, file: string): void {
  for (const { num_rows: rows } of metadata.row_groups) {
    const cells = Number(rows) * columns;
    if (!(cells >= 0))
      throw tooLarge(file, 'a row group of no known size', `${MOST_GROUP_CELLS} cells a row group`);
    if (cells > MOST_GROUP_CELLS)
      throw tooLarge(file, `a row group of ${cells} cells`, `${MOST_GROUP_CELLS} cells a row group`);
  }
}

function tooLarge(file: string, what: string, limit: string): InputError {
  return new InputError({
    file,
    message: `The Parquet file has ${what}, an extreme size; at most ${limit} are read.`,
    remedy: 'Write it again with smaller row groups, or check where it comes from.',
  });
}

async function guarded<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError({
      file,
      message: `The Parquet file cannot be read: it is cut off, damaged or uses what is not supported (${error instanceof Error ? error.message.slice(0, 120) : 'unknown'}).`,
      remedy: 'Copy or download it again, or export it as CSV.',
    });
  }
}
