import { countText } from '../base/number-text.ts';
import { parquetMetadataAsync, parquetSchema } from 'hyparquet';
import type { FileMetaData } from 'hyparquet';
import { InputError } from '../base/input-error.ts';
import type { CellBlock } from './cell-block.ts';
import type { DecimalMark } from './import-plan.ts';
import { checkCodecs, compressorsWithin } from './parquet-codecs.ts';
import { parquetColumns } from './parquet-columns.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import { groupBlocks } from './parquet-group.ts';
import type { StoredFile } from './stored-file.ts';

/** A Parquet file whose footer has been read. */
export interface ParquetFile {
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  /** The rows in file order, with undefined now and then between them; a block is made when it is asked for. */
  blocks(numbers: DecimalMark | 'left out'): AsyncGenerator<CellBlock | undefined, void>;
}

/** Most cells that one row group may have; lists, structs and maps are held in memory for a whole one. */
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
  const compressors = compressorsWithin((what, limit) => tooLarge(file.name, what, limit));
  return {
    columns,
    rows: Number(metadata.num_rows),
    async *blocks(numbers) {
      const blocks = groupBlocks({ file: buffer, metadata, compressors, columns, numbers });
      for (;;) {
        const next = await guarded(file.name, () => blocks.next());
        if (next.done === true) return;
        yield next.value;
      }
    },
  };
}

function checkSizes(metadata: FileMetaData, columns: number, file: string): void {
  for (const { num_rows: rows } of metadata.row_groups) {
    const cells = Number(rows) * columns;
    if (!(cells >= 0))
      throw tooLarge(
        file,
        'a row group of no known size',
        `${countText(MOST_GROUP_CELLS)} cells a row group`,
      );
    if (cells > MOST_GROUP_CELLS)
      throw tooLarge(
        file,
        `a row group of ${countText(cells)} cells`,
        `${countText(MOST_GROUP_CELLS)} cells a row group`,
      );
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
