import { log } from '../base/portable-math.ts';
import { createCsvParser, type CsvRecord } from './csv.ts';
import { cutFixed, fixedColumns, headerWords } from './fixed-width.ts';
import type { Dialect, TableFormat } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { findLayout, isBlank } from './layout.ts';
import type { Layout } from './layout.ts';

/** A sample cut into records with the dialect that fits it best. */
export interface SniffedTable extends Pick<Layout, 'records' | 'header' | 'headerCertain'> {
  readonly dialect: Dialect;
  readonly format: Extract<TableFormat, { kind: 'delimited' | 'fixed-width' }>;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Finds delimiter, quote escape, preamble and header in a sample of text.
 * Delimiter: an Excel `sep=` line decides; else the one that gives most records the same number of fields, weighted by
 * log(1 + fields). Preamble and header: see `findLayout`. `complete` tells that the sample is the whole file; otherwise its
 * last record is left out. A given delimiter or header is obeyed. O(characters) for each of four delimiters.
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
  const starts =
    stated === undefined && !DELIMITERS.some((each) => sample.includes(each))
      ? fixedColumns(linesOf(sample, complete))
      : undefined;
  const parser = createCsvParser({ delimiter, quoteEscape }, file);
  const first = parser.push(sample);
  const all = complete ? [...first, ...parser.finish().records] : first;
  const lines = starts === undefined ? [] : linesOf(sample, complete);
  const rows = starts === undefined ? all : lines.map((line) => cutFixed(line, starts));
  const layout = findLayout(rows, {
    skipped: declared === undefined ? 0 : 1,
    ...(options.hasHeader === undefined ? {} : { hasHeader: options.hasHeader }),
  });
  const { preambleRecords, hasHeader, records, headerCertain } = layout;
  const words =
    starts === undefined || !hasHeader ? undefined : headerWords(lines[preambleRecords] ?? '', starts);
  return {
    dialect: { delimiter, quoteEscape, preambleRecords, hasHeader },
    format: starts === undefined ? { kind: 'delimited' } : { kind: 'fixed-width', starts },
    records,
    header: words?.names ?? layout.header,
    headerCertain,
    warnings: words?.sure === false ? [looseHeader(words.names)] : [],
  };
}

function looseHeader(names: CsvRecord): ImportWarning {
  return {
    code: 'loose-header',
    message: `The words of the header do not stand above the columns; they were read as ${names.map((name) => `“${name}”`).join(', ')}. Check what each column is used as.`,
  };
}

function linesOf(sample: string, complete: boolean): readonly string[] {
  const lines = sample.split(/\r\n|\n|\r/);
  return complete ? lines : lines.slice(0, -1);
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
