import { countText } from '../base/number-text.ts';
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

/** A page that holds what it says, unpacked but for the levels of the second kind, which are never packed. */
export interface CheckedPage {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
}

/**
 * The pages of a column one by one. Throws where one says it holds more than it can: the decoder takes counts at their
 * word and would go on for minutes, or for ever, over a damaged one. O(bytes).
 */
export function* checkedPages({
  bytes,
  column,
  path,
  rows,
  compressors,
}: ColumnPages): Generator<CheckedPage, undefined> {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const values = Number(column.num_values);
  const isFlat = isFlatColumn(path);
  if (isFlat ? values !== rows : !(values >= rows))
    throw new Error(`a column of ${countText(values)} values in ${countText(rows)} rows`);
  let left = values;
  while ((left > 0 || !isFlat) && reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!isCount(size, bytes.length - reader.offset)) throw new Error('a page beyond the end of its column');
    if (!isCount(header.uncompressed_page_size, MOST_PAGE_BYTES)) throw new Error('a page of extreme size');
    const body = bytes.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    const of = { column, path, compressors, left };
    left -= valuesOf(header, left);
    yield { header, bytes: checkedBytes(header, body, of) };
  }
  if (left > 0) throw new Error(`${countText(left)} of ${countText(values)} values are missing`);
}

/** Throws where one of the pages of a column says it holds more than it can; see {@link checkedPages}. O(bytes). */
export function checkPages(pages: ColumnPages): void {
  const each = checkedPages(pages);
  while (each.next().done !== true);
}

interface PageOf {
  readonly column: ColumnMetaData;
  readonly path: SchemaTree[];
  readonly compressors: Compressors;
}

/** The number of values that the page counts for; `left` = those that the column still has to give. */
function valuesOf(header: PageHeader, left: number): number {
  if (header.type === 'DICTIONARY_PAGE') {
    const entries = header.dictionary_page_header?.num_values;
    if (!isCount(entries, header.uncompressed_page_size * 8)) throw new Error('a dictionary of extreme size');
    return 0;
  }
  const page = header.type === 'DATA_PAGE' ? header.data_page_header : header.data_page_header_v2;
  if (page === undefined || !isCount(page.num_values, left)) throw new Error('a page of too many values');
  return page.num_values;
}

/** The bytes of a page of either kind, levels and runs in them checked. */
function checkedBytes(header: PageHeader, body: Uint8Array, of: PageOf): Uint8Array {
  const size = header.uncompressed_page_size;
  const second = header.data_page_header_v2;
  if (header.type === 'DICTIONARY_PAGE') return unpacked(body, size, of);
  const levels = [getMaxRepetitionLevel(of.path), getMaxDefinitionLevel(of.path)].map(widthOf);
  if (header.type !== 'DATA_PAGE') return checkedSecond(second!, body, { ...of, levels, size });
  const { num_values: values, encoding } = header.data_page_header!;
  const bytes = unpacked(body, size, of);
  let at = 0;
  for (const width of levels) {
    if (width === 0) continue;
    const end = at + 4 + lengthAt(bytes, at);
    checkRuns({ bytes, from: at + 4, to: end, width, values });
    at = end;
  }
  if (hasRuns(encoding)) checkValues(bytes, encoding, at, { ...of, values });
  return bytes;
}

/** Pages of the second kind say how long their levels are, which lie unpacked before the values. */
function checkedSecond(
  page: NonNullable<PageHeader['data_page_header_v2']>,
  body: Uint8Array,
  of: PageOf & { readonly levels: readonly number[]; readonly size: number },
): Uint8Array {
  const { num_values: values, encoding } = page;
  const lengths = [page.repetition_levels_byte_length, page.definition_levels_byte_length];
  if (!isCount(page.num_nulls, values) || !isCount(page.num_rows, values))
    throw new Error('a page of more rows than values');
  if (!lengths.every((length) => isCount(length, body.length)) || lengths[0]! + lengths[1]! > body.length)
    throw new Error('levels beyond the end of their page');
  let at = 0;
  for (const [each, width] of of.levels.entries()) {
    if (width > 0) checkRuns({ bytes: body, from: at, to: at + lengths[each]!, width, values });
    at += lengths[each]!;
  }
  const size = of.size - at;
  if (size < 0) throw new Error('levels beyond the end of their page');
  const packed = body.subarray(at);
  const bytes = page.is_compressed === false ? packed : unpacked(packed, size, of);
  if (hasRuns(encoding)) checkValues(bytes, encoding, 0, { ...of, values });
  if (bytes === packed) return body;
  const whole = new Uint8Array(at + bytes.length);
  whole.set(body.subarray(0, at));
  whole.set(bytes, at);
  return whole;
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
