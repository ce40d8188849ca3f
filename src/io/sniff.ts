import { log } from '../base/portable-math.ts';
import { createCsvParser } from './csv.ts';
import type { CsvRecord } from './csv.ts';
import type { Dialect } from './import-plan.ts';
import { isHeaderWord } from './header-names.ts';
import { readNumber } from './number-format.ts';
import { timeShape } from './date-format.ts';

/** A sample cut into records with the dialect that fits it best. */
export interface SniffedTable {
  readonly dialect: Dialect;
  /** Records below the header (below the preamble where there is no header), blank ones left out. */
  readonly records: readonly CsvRecord[];
  /** Column names as written; empty texts where there is no header. */
  readonly header: readonly string[];
  /** False when the first record could be a header or data: all its cells are words, and so are the cells below. */
  readonly headerCertain: boolean;
  /** Records with a quote where none may stand. */
  readonly strayQuotes: number;
  readonly openQuote: boolean;
}

/**
 * Finds delimiter, quote escape, preamble and header in a sample of text.
 * Delimiter: an Excel `sep=` line decides; else the one that gives most records the same number of fields, weighted by
 * log(1 + fields). Preamble: records above the first that fills at least 60 % of the usual number of cells. Header: that
 * record, unless one of its cells is a number or a time and at most one a known column name. `complete` tells that the sample is
 * the whole file; otherwise its last record is left out. A given delimiter or header is obeyed. O(characters) for each of four delimiters.
 */
export function sniffTable(
  sample: string,
  file: string,
  options: { readonly complete: boolean } & Partial<Pick<Dialect, 'delimiter' | 'hasHeader'>>,
): SniffedTable {
  const { complete } = options;
  const quoteEscape = usesBackslash(sample) ? 'backslash' : 'doubled';
  const declared = /^\uFEFF?"?sep=(.)"?[\r\n]/i.exec(sample)?.[1];
  const stated = options.delimiter ?? DELIMITERS.find((delimiter) => delimiter === declared);
  const delimiter = stated ?? bestDelimiter(sample.slice(0, DELIMITER_SAMPLE), quoteEscape, file);
  const parser = createCsvParser({ delimiter, quoteEscape }, file);
  const first = parser.push(sample);
  const end = complete ? parser.finish() : { records: [], openQuote: false, strayQuotes: 0 };
  const all = [...first, ...end.records];
  const filled = all.filter((record) => !isBlank(record));
  const usual = usualWidth(filled);
  const enough = Math.max(Math.min(2, usual), Math.ceil(0.6 * usual));
  const skipped = declared === undefined ? 0 : 1;
  const found = all.findIndex(
    (record, i) => i >= skipped && i < skipped + 50 && filledCells(record) >= enough,
  );
  const start = found < 0 ? Math.min(skipped, all.length) : found;
  const top = all[start] ?? [];
  const below = all.slice(start + 1, start + 200).filter((record) => !isBlank(record));
  const judged = judgeHeader(top, below);
  const hasHeader = options.hasHeader ?? judged.hasHeader;
  return {
    dialect: { delimiter, quoteEscape, preambleRecords: start, hasHeader },
    records: all.slice(hasHeader ? start + 1 : start).filter((record) => !isBlank(record)),
    header: hasHeader ? top : top.map(() => ''),
    headerCertain: judged.certain || options.hasHeader !== undefined,
    strayQuotes: end.strayQuotes,
    openQuote: end.openQuote,
  };
}

/** Whether every field of a record is blank. O(fields). */
export function isBlank(record: CsvRecord): boolean {
  for (const field of record) if (field !== '' && field.trim() !== '') return false;
  return true;
}

const DELIMITERS: readonly Dialect['delimiter'][] = [',', ';', '\t', '|'];

const DELIMITER_SAMPLE = 65_536;

function bestDelimiter(
  sample: string,
  quoteEscape: Dialect['quoteEscape'],
  file: string,
): Dialect['delimiter'] {
  let best: Dialect['delimiter'] = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const parser = createCsvParser({ delimiter, quoteEscape }, file);
    const whole = parser.push(sample);
    const records = (whole.length > 1 ? whole : [...whole, ...parser.finish().records]).slice(0, 500);
    const widths = new Map<number, number>();
    let counted = 0;
    for (const record of records) {
      if (isBlank(record)) continue;
      counted++;
      widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
    }
    for (const [width, count] of widths) {
      const score = width < 2 ? 0 : (count / counted) * log(1 + Math.min(width, 40));
      if (score > bestScore + 1e-9) {
        bestScore = score;
        best = delimiter;
      }
    }
  }
  return best;
}

/** Backslash escapes: a backslashed quote inside text, and no doubled quote anywhere but in empty fields. */
function usesBackslash(sample: string): boolean {
  return /\\"[^,;\t|\r\n"]/.test(sample) && !/[^,;\t|\r\n\\]""[^,;\t|\r\n]/.test(sample);
}

/** Upper quartile of the number of filled cells per record. */
function usualWidth(records: readonly CsvRecord[]): number {
  const counts = records
    .slice(0, 1000)
    .map(filledCells)
    .sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) * 0.75)] ?? 1;
}

function filledCells(record: CsvRecord): number {
  let count = 0;
  for (const field of record) if (field.trim() !== '') count++;
  return count;
}

function judgeHeader(top: CsvRecord, below: readonly CsvRecord[]): { hasHeader: boolean; certain: boolean } {
  const known = top.filter((cell) => isHeaderWord(cell)).length;
  const values = top.filter(isValue).length;
  if (values > 0 && known < 2) return { hasHeader: false, certain: known === 0 };
  if (known > 0) return { hasHeader: true, certain: true };
  const valuesBelow = below.some((record) => record.some(isValue));
  return { hasHeader: true, certain: valuesBelow || below.length === 0 };
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  return (
    !Number.isNaN(readNumber(text, '.')) ||
    !Number.isNaN(readNumber(text, ',')) ||
    timeShape(text) !== undefined
  );
}
