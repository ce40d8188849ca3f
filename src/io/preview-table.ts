import { InputError } from '../base/input-error.ts';
import { profileColumn, shortened } from './column-profile.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { chooseDecimal, decimalVotes } from './decimal-mark.ts';
import { decodeText, guessEncoding } from './encoding.ts';
import { fileKind } from './file-kind.ts';
import type { FileKind } from './file-kind.ts';
import { guessMapping } from './guess-mapping.ts';
import type { MappingGuess } from './guess-mapping.ts';
import { createGunzip } from './gunzip.ts';
import type { Dialect, Encoding, ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { planImport } from './plan-import.ts';
import { unnamed } from './row-reader.ts';
import { sniffTable } from './sniff.ts';

/** Bytes of a file that `previewTable` wants to see, at most. */
export const PREVIEW_BYTES = 1_048_576;

/** What the first bytes of a delimited file tell, and the plan made of it. */
export interface TablePreview {
  readonly fileName: string;
  readonly compression: ImportPlan['compression'];
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly header: readonly string[];
  /** The first 50 data rows; cells cut to 60 characters. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly sampledRows: number;
  readonly columns: readonly ColumnProfile[];
  readonly guess: MappingGuess;
  /** Obeyed by the readers; corrected through `editPlan`. */
  readonly plan: ImportPlan;
}

/** Corrections of how the text is read, before its columns are looked at. */
export interface PreviewOverrides {
  readonly delimiter?: Dialect['delimiter'];
  readonly hasHeader?: boolean;
  readonly encoding?: Encoding;
  /** Whether these bytes are the whole file; by default they are when there are fewer than {@link PREVIEW_BYTES}. */
  readonly complete?: boolean;
}

/**
 * Looks at the first bytes (up to 1 MiB) of a .csv, .tsv or .txt file, also gzipped, whatever its name says, and guesses
 * everything that an import needs. Throws {@link InputError} for what is empty, no text, a web page, a workbook and the
 * like, or has more than {@link MOST_COLUMNS} columns. O(bytes), some 100 ms for 1 MiB.
 */
export function previewTable(
  firstBytes: Uint8Array,
  fileName: string,
  overrides: PreviewOverrides = {},
): TablePreview {
  const stored = { bytes: firstBytes, complete: overrides.complete ?? firstBytes.length < PREVIEW_BYTES };
  const compression = fileKind(firstBytes) === 'gzip' ? 'gzip' : 'none';
  const { bytes, complete } = compression === 'gzip' ? unpacked(stored, fileName) : stored;
  const kind = fileKind(bytes);
  if (kind !== 'text') throw foreignFile(kind, fileName);
  const encodingGuess = guessEncoding(bytes);
  const encoding = overrides.encoding ?? encodingGuess.encoding;
  const stream = decodeText(encoding);
  const text = stream.push(bytes) + (complete ? stream.finish() : '');
  if (text.trim() === '') throw foreignFile('empty', fileName);
  const table = sniffTable(text, fileName, { ...overrides, complete });
  const records = table.records.slice(0, MOST_SAMPLED);
  if (records.length === 0) throw noRows(fileName, complete);
  const header = columnNames(table.header, records);
  if (header.length > MOST_COLUMNS) {
    throw new InputError({
      file: fileName,
      message: `The table has ${header.length} columns; at most ${MOST_COLUMNS} are read.`,
      remedy: 'Check the delimiter, or keep only the columns you need.',
    });
  }
  const warnings = textWarnings(encodingGuess, overrides.encoding, table.records, table.dialect);
  const indexes = header.map((_, index) => index);
  const fileDecimal = chooseDecimal(decimalVotes(records, indexes)).mark;
  const columns = header.map((name, index) => {
    const own = decimalVotes(records, [index]);
    const decimal = own.point === own.comma ? fileDecimal : chooseDecimal(own).mark;
    return profileColumn(records, { index, name }, decimal);
  });
  const guess = guessMapping(columns, records.length);
  const facts = { fileName, compression, encoding, dialect: table.dialect, header, columns } as const;
  return {
    ...facts,
    sampleRows: records.slice(0, 50).map((record) => record.map(shortened)),
    sampledRows: records.length,
    guess,
    plan: planImport({ ...facts, guess, warnings, headerCertain: table.headerCertain, records }),
  };
}

/** Most columns that a table may have. */
export const MOST_COLUMNS = 4096;

const MOST_SAMPLED = 5000;

function unpacked(
  stored: { readonly bytes: Uint8Array; readonly complete: boolean },
  fileName: string,
): { bytes: Uint8Array; complete: boolean } {
  const gunzip = createGunzip(fileName);
  const pieces: Uint8Array[] = [];
  let length = 0;
  let at = 0;
  for (; at < stored.bytes.length && length < PREVIEW_BYTES; at += UNPACKED_AT_ONCE) {
    for (const piece of gunzip.push(stored.bytes.subarray(at, at + UNPACKED_AT_ONCE))) {
      pieces.push(piece);
      length += piece.length;
    }
  }
  const complete = stored.complete && at >= stored.bytes.length;
  if (complete) for (const piece of gunzip.finish()) pieces.push(piece);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  const cut = bytes.length > PREVIEW_BYTES;
  return { bytes: cut ? bytes.subarray(0, PREVIEW_BYTES) : bytes, complete: complete && !cut };
}

const UNPACKED_AT_ONCE = 16_384;

function columnNames(written: readonly string[], records: readonly CsvRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  const usual = usualLength(records);
  const noHeader = written.every((name) => name.trim() === '');
  const rowNames = !noHeader && usual === written.length + 1 && mostEndFilled(records, written.length);
  if (rowNames) return columnNames(['', ...written], []);
  const width = noHeader ? Math.max(written.length, usual) : written.length;
  return Array.from({ length: width }, (_, index) => {
    const name = (written[index] ?? '').trim().replace(/\s+/g, ' ');
    if (name === '') return unnamed(index);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Whether the cells one past the header are filled: then the header lacks a name for the first column (row names). */
function mostEndFilled(records: readonly CsvRecord[], last: number): boolean {
  const sample = records.slice(0, 200);
  return sample.filter((record) => (record[last] ?? '').trim() !== '').length > 0.9 * sample.length;
}

function usualLength(records: readonly CsvRecord[]): number {
  const lengths = records
    .slice(0, 200)
    .map((record) => record.length)
    .sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 0;
}

function textWarnings(
  guess: ReturnType<typeof guessEncoding>,
  chosen: Encoding | undefined,
  records: readonly CsvRecord[],
  dialect: Dialect,
): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (chosen === undefined && guess.encoding === 'windows-1252') {
    const message = `${guess.undecodable} byte sequences are not valid UTF-8; the file was read as Windows-1252 (Western European).`;
    warnings.push({ code: 'assumed-encoding', message });
  }
  if (dialect.quoteEscape === 'backslash') {
    warnings.push({
      code: 'backslash-quotes',
      message: 'Quotes are escaped by backslashes; they were read that way.',
    });
  }
  const bare = records
    .slice(0, 1000)
    .flat()
    .find((cell) => cell.includes('"') && (cell.split('"').length - 1) % 2 === 1);
  if (bare !== undefined) {
    warnings.push({
      code: 'single-quote-marks',
      message: `Some cells hold a single quote mark, such as “${shortened(bare)}”; they were kept as written.`,
    });
  }
  return warnings;
}

function noRows(file: string, complete: boolean): InputError {
  if (complete) {
    return new InputError({
      file,
      message: 'The file has no data rows.',
      remedy: 'Choose a file with at least one row below its header.',
    });
  }
  return new InputError({
    file,
    message: `Its first row is longer than ${PREVIEW_BYTES / 1_048_576} MiB, an extreme size for a row of a table.`,
    remedy: 'Check the file in a text editor: a quote may be open, or it is no table.',
  });
}

function foreignFile(kind: FileKind, file: string): InputError {
  const [message, remedy] = FOREIGN[kind];
  return new InputError({ file, message, remedy });
}

const TABLE_WANTED = 'Choose a table with a header line: .csv, .tsv or .txt, also .gz.';

const FOREIGN: Readonly<{ [kind in FileKind]: readonly [string, string] }> = {
  text: ['The file is no table.', TABLE_WANTED],
  empty: ['The file is empty.', TABLE_WANTED],
  gzip: ['The file is compressed twice.', 'Unpack it once and choose the result.'],
  zip: [
    'This is a zip archive or a workbook, not delimited text.',
    'Unpack it, or save the sheet as CSV, and choose that file.',
  ],
  parquet: ['This is a Parquet file, not delimited text.', 'Export it as CSV and choose that file.'],
  ole: [
    'This is a workbook in the old format, or one protected by a password.',
    'Open it, save the sheet as CSV without a password, and choose that file.',
  ],
  json: ['This is JSON, not delimited text.', 'Export the rows as CSV and choose that file.'],
  html: [
    'This is a web page, not a table: perhaps a saved error or login page.',
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
