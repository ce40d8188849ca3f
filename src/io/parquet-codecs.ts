import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import { snappyUncompress } from 'hyparquet';
import type { Compressors, FileMetaData } from 'hyparquet';
import { InputError } from '../base/input-error.ts';
import { MOST_PAGE_BYTES } from './parquet-pages.ts';

/** What unpacks pages, each to the length that it says; lengths beyond the limit are `tooLarge`. */
export function compressorsWithin(tooLarge: (what: string, limit: string) => InputError): Compressors {
  const within = (unpack: (input: Uint8Array, length: number) => Uint8Array) => {
    return (input: Uint8Array, length: number): Uint8Array => {
      if (length > MOST_PAGE_BYTES)
        throw tooLarge(
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

/** Throws {@link InputError} where a column is packed in a way that is not read. O(columns). */
export function checkCodecs(metadata: FileMetaData, file: string): void {
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

const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD']);
