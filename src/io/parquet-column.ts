import type { ColumnDecoder, DecodedArray } from 'hyparquet/src/types.js';
import { readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { Cells } from './cell-block.ts';
import {
  type CellsAs,
  codedCells,
  dictionaryTexts,
  type PageValues,
  type TextDictionary,
  valueCells,
} from './parquet-cells.ts';
import { type CheckedPage, checkedPages, type ColumnPages } from './parquet-pages.ts';

/** Cells that follow each other in a column. */
export interface CellStretch {
  readonly rows: number;
  readonly cells: Cells;
}

/**
 * The cells of a column that is no list, struct or map, a page at a time: what is there is decoded when it is asked for. The
 * texts of a dictionary are made once. O(values).
 */
export function* columnCells(pages: ColumnPages, as: CellsAs): Generator<CellStretch, undefined> {
  let dictionary: TextDictionary | undefined;
  for (const page of checkedPages(pages)) {
    if (page.header.type === 'DICTIONARY_PAGE') {
      dictionary = dictionaryTexts(dictionaryValues(page, as.decoder), as);
      continue;
    }
    const { encoding, ...values } = pageValues(page, as.decoder);
    const coded = encoding.endsWith('_DICTIONARY') && dictionary !== undefined;
    yield { rows: values.rows, cells: coded ? codedCells(values, dictionary!) : valueCells(values, as) };
  }
}

function dictionaryValues({ header, bytes }: CheckedPage, { type, element }: ColumnDecoder): DecodedArray {
  if (bytes.length !== header.uncompressed_page_size) throw new Error('a dictionary of another size');
  const reader = { view: viewOf(bytes), offset: 0 };
  return readPlain(reader, type, header.dictionary_page_header!.num_values, element.type_length);
}

function pageValues(
  { header, bytes }: CheckedPage,
  decoder: ColumnDecoder,
): PageValues & { readonly encoding: string } {
  const first = header.data_page_header;
  if (header.type === 'DATA_PAGE') {
    if (bytes.length !== header.uncompressed_page_size) throw new Error('a page of another size');
    const { definitionLevels, dataPage } = readDataPage(bytes, first!, decoder);
    return placed(first!.num_values, first!.encoding, definitionLevels, dataPage);
  }
  const second = { ...header.data_page_header_v2!, is_compressed: false };
  const { definitionLevels, dataPage } = readDataPageV2(
    bytes,
    { ...header, data_page_header_v2: second },
    decoder,
  );
  return placed(second.num_values, second.encoding, definitionLevels, dataPage);
}

function placed(
  rows: number,
  encoding: string,
  levels: readonly number[] | undefined,
  values: DecodedArray,
): PageValues & { readonly encoding: string } {
  return { rows, encoding, values, levels: levels?.length ? levels : undefined };
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
