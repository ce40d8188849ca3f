// oxlint-disable-next-line typescript/triple-slash-reference -- the types must reach every program that includes this file
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse/papaparse.js';
import { assert } from '../base/assert.ts';
import { InputError } from '../base/input-error.ts';
import type { Dialect } from './import-plan.ts';

/** One record's fields, unquoted, as written. */
export type CsvRecord = readonly string[];

/** Cuts chunks of text into records. */
export interface CsvParser {
  /** The records that are complete now; chunks may be cut anywhere, also inside quotes or between CR and LF. */
  push(text: string): readonly CsvRecord[];
  /** The last record, when the file does not end with a line end. */
  finish(): CsvEnd;
}

export interface CsvEnd {
  readonly records: readonly CsvRecord[];
  /** Whether the last record ends inside a quoted field: the file was cut off, or a quote is missing. */
  readonly openQuote: boolean;
  /** Whether the last of the records is the one that ends there; nothing but a quote is no record. */
  readonly unfinished: boolean;
  /** Records in which a quote stands where none may stand. */
  readonly strayQuotes: number;
}

/** Most characters that one record may have. */
export const LONGEST_RECORD = 8 * 1024 * 1024;

/**
 * A push parser for RFC 4180 and its relatives: LF, CRLF and CR line ends in any mixture (inside quotes they become LF),
 * quoted newlines, doubled or backslashed quotes, a quote inside an unquoted field taken as it is. Blank lines come as
 * `['']`. The records do not depend on how the text is cut into chunks. Throws {@link InputError} for a record longer than
 * {@link LONGEST_RECORD}. Amortised O(characters).
 */
export function createCsvParser(
  dialect: Pick<Dialect, 'delimiter' | 'quoteEscape'>,
  file: string,
): CsvParser {
  assert(dialect.delimiter.length === 1, 'a delimiter is one character');
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: '\n',
    quoteChar: '"',
    escapeChar: dialect.quoteEscape === 'backslash' ? '\\' : '"',
  });
  let pending: string[] = [];
  let pendingLength = 0;
  let wait = 0;
  let heldReturn = false;
  let strayQuotes = 0;

  function parse(last: boolean): { records: CsvRecord[]; openQuote: boolean } {
    const text = pending.length === 1 ? pending[0]! : pending.join('');
    const result = parser.parse(text, 0, !last);
    let openQuote = false;
    let strayAt = -1;
    for (const error of result.errors) {
      if (error.row >= result.data.length) continue;
      if (error.code === 'MissingQuotes') openQuote = true;
      else if (error.row !== strayAt) {
        strayAt = error.row;
        strayQuotes++;
      }
    }
    const rest = last ? '' : text.slice(result.meta.cursor);
    pending = rest === '' ? [] : [rest];
    pendingLength = rest.length;
    wait = result.data.length === 0 ? pendingLength * 2 : 0;
    if (pendingLength > LONGEST_RECORD) throw tooLong(file);
    return { records: result.data, openQuote };
  }

  function take(text: string): void {
    const whole = heldReturn ? `\r${text}` : text;
    heldReturn = whole.endsWith('\r');
    const ready = heldReturn ? whole.slice(0, -1) : whole;
    const unified = ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready;
    if (unified === '') return;
    pending.push(unified);
    pendingLength += unified.length;
  }

  return {
    push(text) {
      take(text);
      return pendingLength === 0 || pendingLength < wait ? [] : parse(false).records;
    },
    finish() {
      if (heldReturn) {
        heldReturn = false;
        pending.push('\n');
        pendingLength++;
      }
      if (pendingLength === 0) return { records: [], openQuote: false, unfinished: false, strayQuotes };
      const { records, openQuote } = parse(true);
      const blank = records.at(-1)?.length === 1 && records.at(-1)![0] === '';
      if (blank) records.pop();
      return { records, openQuote, unfinished: openQuote && !blank, strayQuotes };
    },
  };
}

function tooLong(file: string): InputError {
  return new InputError({
    file,
    message: `One record is longer than ${LONGEST_RECORD / 1_048_576} million characters.`,
    remedy:
      'A quote is probably opened and never closed, or the file is no table: check it in a text editor.',
  });
}
