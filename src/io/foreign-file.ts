import { InputError } from '../base/input-error.ts';
import type { FileKind } from './file-kind.ts';

/** Why a file of that kind is no table that can be read, and what to do. */
export function foreignFile(kind: FileKind, file: string): InputError {
  const [message, remedy] = FOREIGN[kind];
  return new InputError({ file, message, remedy });
}

/** A table with nothing but a header. */
export function noDataRows(file: string): InputError {
  return new InputError({
    file,
    message: 'The file has no data rows.',
    remedy: 'Choose a file with at least one row below its header.',
  });
}

const TABLE_WANTED =
  'Choose a table with a header line: .csv, .tsv, .txt, .json, .jsonl, .parquet or .xlsx, also .gz or .zip.';

const FOREIGN: Readonly<{ [kind in FileKind]: readonly [string, string] }> = {
  text: ['The file is no table.', TABLE_WANTED],
  empty: ['The file is empty.', TABLE_WANTED],
  gzip: ['The file is compressed several times over.', 'Unpack it and choose the result.'],
  zip: ['The archive is wrapped several times over.', 'Unpack it and choose the table inside.'],
  parquet: ['This is a Parquet file in an unknown place.', TABLE_WANTED],
  ole: [
    'This is a workbook in the old format, or one protected by a password.',
    'Open it, save the sheet as CSV without a password, and choose that file.',
  ],
  json: ['The file is JSON without rows.', TABLE_WANTED],
  html: [
    'This is a web page without a table: perhaps a saved error or login page.',
    'Download the data again, or save the table as CSV.',
  ],
  xml: [
    'This is XML (such as an SVG image or a saved feed), not delimited text.',
    'Save the table as CSV and choose that file.',
  ],
  image: ['This is an image, not a table.', TABLE_WANTED],
  pdf: ['This is a PDF document, not a table.', TABLE_WANTED],
  binary: ['The file is not readable text.', TABLE_WANTED],
};
