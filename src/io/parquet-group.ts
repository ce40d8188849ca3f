import { parquetScan } from 'hyparquet';
import type {
  AsyncBuffer,
  ColumnMetaData,
  Compressors,
  FileMetaData,
  ParquetScan,
  RowGroup,
} from 'hyparquet';
import type { ColumnDecoder } from 'hyparquet/src/types.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getSchemaPath, isFlatColumn } from 'hyparquet/src/schema.js';
import { type CellBlock, type Cells, cellsOf } from './cell-block.ts';
import type { DecimalMark } from './import-plan.ts';
import { textOf } from './parquet-cells.ts';
import { columnCells, type CellStretch } from './parquet-column.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import { createTextPlaces, type TextPlaces } from './text-places.ts';
import { checkPages, type ColumnPages } from './parquet-pages.ts';

/** A Parquet file of which the footer is known. */
export interface OpenParquet {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
  readonly columns: readonly ParquetColumn[];
  /** The mark that numbers are written with, or nothing in place of numbers. */
  readonly numbers: DecimalMark | 'left out';
}

/**
 * The rows of a file, block by block, one row group after the other: of a group the packed bytes are held, and of each
 * column one page; lists, structs and maps are held as a whole. Now and then undefined, so that whoever drives it can rest.
 * Throws what the decoder throws over damaged files. O(bytes + cells).
 */
export async function* groupBlocks(open: OpenParquet): AsyncGenerator<CellBlock | undefined, void> {
  const { columns, file, metadata, compressors } = open;
  const options = { file, metadata, compressors, parsers: PARSERS, geoparquet: false };
  const scan = await parquetScan(options);
  const texts: TextPlaces[] = [];
  for (const range of scan.ranges) {
    const group = groupAt(metadata, range.rowStart);
    const rows = range.rowEnd - range.rowStart;
    const whole = wholeColumns(open, scan, { ...range, group });
    const sources: CellSource[] = [];
    for (const [i, column] of columns.entries()) {
      const flat = await flatPages(open, column, group);
      sources.push(
        sourceOf(
          flat === undefined
            ? [await whole(column)].values()
            : columnCellsOf(open, column, flat, (texts[i] = stillHeld(texts[i]))),
        ),
      );
      yield undefined;
    }
    for (let row = 0; row < rows;) {
      const block = nextBlock(sources, Math.min(ROWS_AT_ONCE, rows - row));
      row += block.rows;
      yield block;
    }
  }
}

const ROWS_AT_ONCE = 4096;

/** The texts of a column, or none where more are known than are kept. */
function stillHeld(texts: TextPlaces | undefined): TextPlaces {
  return texts?.isFull() === false
    ? texts
    : createTextPlaces((bytes) => DEFAULT_PARSERS.stringFromBytes(bytes));
}

const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

/** Times stay numbers of milliseconds and dates numbers of days, whatever unit the file has; JSON stays text. */
const PARSERS = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: (ms: bigint) => Number(ms),
  timestampFromMicroseconds: (us: bigint) => Number(us / 1000n),
  timestampFromNanoseconds: (ns: bigint) => Number(ns / 1_000_000n),
  dateFromDays: (days: number) => days,
  jsonFromBytes: decode,
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
};

/** The cells of a column that are still to come. */
interface CellSource {
  /** Cells at hand. */
  left(): number;
  take(rows: number): Cells;
}

function sourceOf(stretches: Iterator<CellStretch, undefined>): CellSource {
  let stretch: CellStretch = { rows: 0, cells: { kind: 'texts', text: () => '' } };
  let at = 0;
  return {
    left() {
      while (at === stretch.rows) {
        const next = stretches.next();
        if (next.done === true) throw new Error('values are missing');
        stretch = next.value;
        at = 0;
      }
      return stretch.rows - at;
    },
    take(rows) {
      const cells = cellsOf(stretch.cells, at, at + rows);
      at += rows;
      return cells;
    },
  };
}

/** The next rows, as many as all columns have at hand. */
function nextBlock(sources: readonly CellSource[], most: number): CellBlock {
  let rows = most;
  for (const source of sources) rows = Math.min(rows, source.left());
  return { rows, columns: sources.map((source) => source.take(rows)) };
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

/** The pages of a column that is no list, struct or map, or undefined. */
async function flatPages(
  open: OpenParquet,
  { top, within, kind }: ParquetColumn,
  group: RowGroup,
): Promise<ColumnPages | undefined> {
  if (within.length > 0 || kind === 'nested') return undefined;
  const chunk = group.columns.find(({ meta_data: column }) => column?.path_in_schema[0] === top)?.meta_data;
  if (chunk === undefined) throw new Error(`no column ${top} in a row group`);
  const pages = await pagesOf(open, chunk, group);
  return isFlatColumn(pages.path) ? pages : undefined;
}

function columnCellsOf(
  { compressors, numbers }: OpenParquet,
  column: ParquetColumn,
  pages: ColumnPages,
  texts: TextPlaces,
): Generator<CellStretch, undefined> {
  const { type, codec, path_in_schema: pathInSchema } = pages.column;
  const { path: schemaPath } = pages;
  const { element } = schemaPath.at(-1)!;
  const decoder = { pathInSchema, type, element, schemaPath, codec, parsers: PARSERS, compressors };
  return columnCells(pages, { column, decoder, numbers, texts: isText(decoder) ? texts : undefined });
}

/** Whether values are bytes that are decoded as they are. */
function isText({ type, element }: ColumnDecoder): boolean {
  const { converted_type: converted, logical_type: logical } = element;
  if (type !== 'BYTE_ARRAY') return false;
  if (converted === undefined) return logical === undefined || logical.type === 'STRING';
  return converted === 'UTF8' && (logical === undefined || logical.type === 'STRING');
}

async function pagesOf(
  { file, metadata, compressors }: OpenParquet,
  column: ColumnMetaData,
  group: RowGroup,
): Promise<ColumnPages> {
  const from = Number(column.dictionary_page_offset || column.data_page_offset);
  const to = from + Number(column.total_compressed_size);
  if (!(from >= 0 && from <= to && to <= file.byteLength)) throw new Error('a column beyond the end');
  const bytes = new Uint8Array(await file.slice(from, to));
  const path = getSchemaPath(metadata.schema, column.path_in_schema);
  return { bytes, column, path, rows: Number(group.num_rows), compressors };
}

/** Reads columns of lists, structs and maps, each once however many of its parts are wanted. */
function wholeColumns(
  open: OpenParquet,
  scan: ParquetScan,
  {
    group,
    rowStart,
    rowEnd,
  }: { readonly group: RowGroup; readonly rowStart: number; readonly rowEnd: number },
): (column: ParquetColumn) => Promise<CellStretch> {
  const known = new Map<string, ArrayLike<unknown>>();
  return async (column) => {
    const { top, within } = column;
    let values = known.get(top);
    if (values === undefined) {
      for (const { meta_data: chunk } of group.columns)
        if (chunk?.path_in_schema[0] === top) checkPages(await pagesOf(open, chunk, group));
      values = await scan.readColumn({ column: top, rowStart, rowEnd });
      known.set(top, values);
    }
    const own = values;
    const as = { column, numbers: open.numbers };
    const text = (row: number): string => textOf(inner(own[row], within), as);
    return { rows: rowEnd - rowStart, cells: { kind: 'texts', text } };
  };
}

function inner(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}
