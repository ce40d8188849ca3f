import { countedText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { shortened } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { ENCODING_WORDS } from './encoding-words.ts';
import { decodeText, guessEncoding } from './encoding.ts';
import { fileKind } from './file-kind.ts';
import { findJsonTable } from './find-json-table.ts';
import { foreignFile, noDataRows } from './foreign-file.ts';
import { type Dialect, type Encoding, type FileParts, TWO_BYTE_ENCODINGS } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { previewHtml } from './preview-html.ts';
import { openJsonRecords } from './json-records.ts';
import type { PackLayer } from './packing.ts';
import { checkColumns, decimalOfTexts, MOST_SAMPLED, previewSample } from './preview-table.ts';
import type { TablePreview } from './preview-table.ts';
import type { PreviewOverrides } from './preview-overrides.ts';
import { sniffTable } from './sniff.ts';
import { refuseUnquotedCommas, unnamedContent } from './unquoted-commas.ts';

/** Unpacked bytes of a file that a preview wants to see, at most. */
export const PREVIEW_BYTES = 1_048_576;

/** The first bytes of an unpacked text, and where they come from. */
export interface TextHead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Whether these bytes are the whole text. */
  readonly complete: boolean;
  readonly packing?: readonly PackLayer[];
  readonly parts?: FileParts;
}

/**
 * Looks at the first bytes (up to 1 MiB) of delimited text, JSON or a web page with a table, whatever the file's name says, and guesses everything
 * that an import needs. Throws {@link InputError} for what is empty, no text, a web page and the like, or has too many
 * columns. O(bytes), some 100 ms for 1 MiB.
 */
export function previewText(head: TextHead, overrides: PreviewOverrides = {}): TablePreview {
  const { fileName, bytes, complete } = head;
  const kind = fileKind(bytes);
  if (kind !== 'text' && kind !== 'json' && kind !== 'html') throw foreignFile(kind, fileName);
  const encodingGuess = guessEncoding(bytes);
  const encoding = overrides.encoding ?? encodingGuess.encoding;
  const stream = decodeText(encoding);
  const text = stream.push(bytes) + (complete ? stream.finish() : '');
  if (text.trim() === '') throw foreignFile('empty', fileName);
  const warnings = encodingWarnings(encodingGuess, overrides.encoding);
  const isOnceDecoded = TWO_BYTE_ENCODINGS.some(
    (each) => each === encodingGuess.encoding || encodingGuess.others.includes(each),
  );
  const read = { ...head, packing: head.packing ?? [], encoding, warnings, text, isOnceDecoded };
  if (kind === 'html') return previewHtml(read, overrides);
  return kind === 'json' ? previewJson(read, overrides) : previewDelimited(read, overrides);
}

interface ReadHead extends TextHead {
  readonly packing: readonly PackLayer[];
  readonly encoding: Encoding;
  readonly text: string;
  readonly warnings: readonly ImportWarning[];
  readonly isOnceDecoded: boolean;
}

function previewDelimited(head: ReadHead, overrides: PreviewOverrides): TablePreview {
  const { fileName, complete } = head;
  const table = sniffTable(head.text, fileName, { ...overrides, complete });
  checkColumns(table.header.length, fileName);
  if (table.records.length === 0) throw noRows(head);
  if (table.format.kind === 'delimited' && table.dialect.delimiter === ',')
    refuseUnquotedCommas(table.header, table.records, fileName);
  return previewSample(
    {
      ...head,
      format: table.format,
      dialect: table.dialect,
      names: table.header,
      records: table.records,
      headerCertain: table.headerCertain,
      warnings: [
        ...head.warnings,
        ...table.warnings,
        ...quoteWarnings(table.records, table.dialect),
        ...unnamedContent(table.header, table.records),
      ],
    },
    overrides.repair,
  );
}

function previewJson(head: ReadHead, overrides: PreviewOverrides): TablePreview {
  const { fileName, complete, encoding } = head;
  const { format, positional, paths } = findJsonTable(head.text, fileName, {
    complete,
    path: overrides.part,
  });
  checkColumns(format.keys.length, fileName);
  const texts = jsonRows(head, format, 'left out');
  const rows = jsonRows(head, format, decimalOfTexts(texts, format.keys.length));
  const hasHeader = positional && (overrides.hasHeader ?? rows[0]?.every((cell) => cell !== '') ?? false);
  const skipped = hasHeader ? 1 : 0;
  const parts: FileParts | undefined =
    head.parts ??
    (paths.length > 1 && format.kind === 'json'
      ? { kind: 'array', chosen: format.path, names: paths }
      : undefined);
  return previewSample(
    {
      fileName,
      packing: head.packing,
      encoding,
      warnings: head.warnings,
      format,
      dialect: { delimiter: ',', quoteEscape: 'doubled', preambleRecords: 0, hasHeader },
      names: hasHeader ? rows[0]! : positional ? format.keys.map(() => '') : format.keys,
      records: rows.slice(skipped),
      texts: texts.slice(skipped),
      headerCertain: !positional || overrides.hasHeader !== undefined,
      ...(parts === undefined ? {} : { parts }),
    },
    overrides.repair,
  );
}

/** The first rows; numbers with the decimal mark, or left out. */
function jsonRows(
  head: ReadHead,
  format: ReturnType<typeof findJsonTable>['format'],
  numbers: '.' | ',' | 'left out',
): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const sink = {
    record: (record: CsvRecord) => {
      if (records.length < MOST_SAMPLED) records.push(record);
    },
    reject: () => {},
  };
  const source = openJsonRecords({ ...head, format, numbers }, sink);
  source.push(head.bytes);
  if (head.complete) source.finish();
  return records;
}

function encodingWarnings(
  guess: ReturnType<typeof guessEncoding>,
  chosen: Encoding | undefined,
): readonly ImportWarning[] {
  const { encoding, others, undecodable } = guess;
  if (chosen !== undefined || MARKED.has(encoding)) return [];
  const doubt =
    others.length === 0
      ? ''
      : `That is not sure: it may also be ${others.map((each) => ENCODING_WORDS[each]).join('; ')}. `;
  const message = `${countedText(undecodable, 'byte sequence is', 'byte sequences are')} not valid UTF-8; the file was read as ${ENCODING_WORDS[encoding]}. ${doubt}Choose another encoding if names look wrong.`;
  return [{ code: 'assumed-encoding', message }];
}

/** Encodings that show themselves: by a mark, by zero bytes, or by characters that are valid. */
const MARKED: ReadonlySet<Encoding> = new Set<Encoding>([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
]);

function quoteWarnings(records: readonly CsvRecord[], dialect: Dialect): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
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

function noRows({ fileName: file, text, complete }: ReadHead): InputError {
  if (complete) return noDataRows(file);
  if (text.replace(/[\s,;|]/g, '').length < text.length / 2)
    return new InputError({
      file,
      message: `Its first ${PREVIEW_BYTES / 1_048_576} MiB hold blank rows and no row of data.`,
      remedy: 'Delete the blank rows below the header.',
    });
  return new InputError({
    file,
    message: `Its first row is longer than ${PREVIEW_BYTES / 1_048_576} MiB, an extreme size for a row of a table.`,
    remedy: 'Check the file in a text editor: a quote may be open, or it is no table.',
  });
}
