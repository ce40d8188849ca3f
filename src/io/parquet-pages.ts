import type { ColumnMetaData, Compressors, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from 'hyparquet/src/schema.js';
import { checkDeltas, checkRuns } from './parquet-runs.ts';

/** The pages of one column within a row group. */
export interface ColumnPages {
  readonly bytes: Uint8Array;
  readonly column: ColumnMetaData;
  /** From the root of the schema to the column. */
  readonly path: SchemaTree[];
  readonly rows: number;
  readonly compressors: Compressors;
}

/** Most bytes that a page may unpack to. */
export const MOST_PAGE_BYTES = 256 * 1024 * 1024;

/**
 * Throws where pages say they hold more than they can: the decoder takes counts at their word and would go on for
 * minutes, or for ever, over a damaged one. O(bytes): pages with levels or runs are unpacked for it.
 */
export function checkPages({ bytes, column, path, rows, compressors }: ColumnPages): void {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const values = Number(column.num_values);
  const isFlat = isFlatColumn(path);
  if (isFlat ? values !== rows : !(values >= rows))
    throw new Error(`a column of ${values} values in ${rows} rows`);
  let left = values;
  while ((left > 0 || !isFlat) && reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!isCount(size, bytes.length - reader.offset)) throw new Error('a page beyond the end of its column');
    if (!isCount(header.uncompressed_page_size, MOST_PAGE_BYTES)) throw new Error('a page of extreme size');
    const body = bytes.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    left -= checkPage(header, body, { column, path, compressors, left });
  }
  if (left > 0) throw new Error(`${left} of ${values} values are missing`);
}

interface PageOf {
  readonly column: ColumnMetaData;
  readonly path: SchemaTree[];
  readonly compressors: Compressors;
  /** Values that the column still has to give. */
  readonly left: number;
}

/** Gives the number of values that the page counts for. */
function checkPage(header: PageHeader, body: Uint8Array, of: PageOf): number {
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  if (header.type === 'DICTIONARY_PAGE') {
    const entries = header.dictionary_page_header?.num_values;
    if (!isCount(entries, header.uncompressed_page_size * 8)) throw new Error('a dictionary of extreme size');
    return 0;
  }
  const page = header.type === 'DATA_PAGE' ? first : second;
  if (page === undefined || !isCount(page.num_values, of.left)) throw new Error('a page of too many values');
  const levels = [getMaxRepetitionLevel(of.path), getMaxDefinitionLevel(of.path)].map(widthOf);
  const values = page.num_values;
  if (page === second) {
    const lengths = [second.repetition_levels_byte_length, second.definition_levels_byte_length];
    if (!isCount(second.num_nulls, values) || !isCount(second.num_rows, values))
      throw new Error('a page of more rows than values');
    if (!lengths.every((length) => isCount(length, body.length)) || lengths[0]! + lengths[1]! > body.length)
      throw new Error('levels beyond the end of their page');
    let at = 0;
    for (const [each, width] of levels.entries()) {
      if (width > 0) checkRuns({ bytes: body, from: at, to: at + lengths[each]!, width, values });
      at += lengths[each]!;
    }
    if (!hasRuns(page.encoding)) return values;
    const packed = body.subarray(at);
    const size = header.uncompressed_page_size - at;
    if (size < 0) throw new Error('levels beyond the end of their page');
    checkValues(second.is_compressed === false ? packed : unpacked(packed, size, of), page.encoding, 0, {
      ...of,
      values,
    });
    return values;
  }
  if (!hasRuns(page.encoding) && levels.every((width) => width === 0)) return values;
  const bytes = unpacked(body, header.uncompressed_page_size, of);
  let at = 0;
  for (const width of levels) {
    if (width === 0) continue;
    const end = at + 4 + lengthAt(bytes, at);
    checkRuns({ bytes, from: at + 4, to: end, width, values });
    at = end;
  }
  if (hasRuns(page.encoding)) checkValues(bytes, page.encoding, at, { ...of, values });
  return values;
}

function checkValues(
  bytes: Uint8Array,
  encoding: string,
  from: number,
  { column, values }: PageOf & { readonly values: number },
): void {
  if (encoding.startsWith('DELTA')) {
    if (from >= bytes.length) return;
    const end = checkDeltas(bytes, from, values);
    if (encoding === 'DELTA_BYTE_ARRAY') checkDeltas(bytes, end, values);
  } else if (column.type === 'BOOLEAN') {
    if (from >= bytes.length) return;
    checkRuns({ bytes, from: from + 4, to: from + 4 + lengthAt(bytes, from), width: 1, values });
  } else if (from < bytes.length) {
    checkRuns({ bytes, from: from + 1, to: bytes.length, width: bytes[from]!, values });
  }
}

const hasRuns = (encoding: string | undefined): encoding is string =>
  encoding !== 'PLAIN' && encoding !== 'BYTE_STREAM_SPLIT';

const isCount = (value: number | undefined, most: number): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= most;

const widthOf = (level: number): number => 32 - Math.clz32(level);

function lengthAt(bytes: Uint8Array, at: number): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
  if (at + 4 + length > bytes.length) throw new Error('levels beyond the end of their page');
  return length;
}

function unpacked(body: Uint8Array, size: number, { column, compressors }: PageOf): Uint8Array {
  const unpack = compressors[column.codec];
  return unpack === undefined ? body : unpack(body, size);
}
