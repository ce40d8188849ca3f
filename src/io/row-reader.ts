import { InputError } from '../base/input-error.ts';
import { asideReason } from './aside-row.ts';
import type { CsvRecord } from './csv.ts';
import { findCopies, MOST_COMPARED } from './find-copies.ts';
import { hashTexts } from './text-hash.ts';
import type { TextHash } from './text-hash.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport, ImportWarning } from './import-report.ts';
import { repairedText } from './mojibake.ts';
import type { RecordSink, SourceEnd } from './record-sink.ts';
import { createRejectTally } from './reject-tally.ts';
import type { RejectTally } from './reject-tally.ts';
import { isBlank } from './layout.ts';
import { logRowHashes, type RowHashes } from './row-hashes.ts';

/** One data row: its fields and its 1-based number. */
export type TakeRow = (record: CsvRecord, row: number) => void;

/** Judges records row by row. */
export interface RowReader extends RecordSink {
  /** The funnel so far as rows go; `valid` is everything parsed, less what was rejected through `rejects`. */
  finish(end: SourceEnd): RowsRead;
  readonly rejects: RejectTally;
  /** Data rows met so far. */
  rowsRead(): number;
  /** Whether a whole row of this hash has to be taken as a record: lines above the data, or the header met again. */
  isSpecial(low: number, high: number): boolean;
  /** The hash of rows that are special from now on: of the header, `undefined` where there is none, 'unknown' before it was met. */
  special(): TextHash | undefined | 'unknown';
  /** Counts whole rows that are not special and were cut elsewhere, by the halves of their hashes in turn. */
  countRun(hashes: Uint32Array): void;
}

export type RowSummary = Pick<
  ImportReport,
  'fileName' | 'read' | 'parsed' | 'valid' | 'rejected' | 'bytes' | 'repeatedRows' | 'warnings'
>;

/** What is known of the rows when all are read. */
export interface RowsRead {
  readonly summary: RowSummary;
  /** Of each data row, in order. */
  readonly hashes: RowHashes;
  /** 1 for each data row that is a copy of an earlier one. */
  readonly repeated: Uint8Array;
}

/**
 * Leaves out preamble, header and blank lines; rejects rows with too few fields, header lines met again, and a last row
 * that ends inside quotes; passes the rest on. Rows with more fields than the header are passed on and warned about.
 * `width` = fields that a row must have. Copies are searched for when all rows are read.
 */
export function createRowReader(plan: ImportPlan, width: number, take: TakeRow): RowReader {
  const rejects = createRejectTally();
  const columns = plan.header.length;
  let skip = recordsAbove(plan);
  let header: CsvRecord | undefined;
  let headerHash: TextHash | undefined;
  let read = 0;
  let parsed = 0;
  let long = 0;
  let longRow = 0;
  const log = logRowHashes();

  function takeRecord(written: CsvRecord): void {
    const record = plan.repair === 'mojibake' ? written.map(repairedText) : written;
    if (skip > 0) {
      skip--;
      if (skip === 0 && plan.dialect.hasHeader) {
        header = record;
        headerHash = hashTexts(record);
      }
      return;
    }
    if ((record[0] === '' || record[0]!.trim() === '') && isBlank(record)) return;
    if (++read > MOST_ROWS) throw tooManyRows(plan.fileName);
    if (record.length < width) {
      log.skip();
      const example = record.join(' ');
      rejects.reject(asideReason(record, 'ragged-row'), { row: read, example, record });
      return;
    }
    parsed++;
    if (record.length > columns && record.slice(columns).some((field) => field.trim() !== '')) {
      if (long++ === 0) longRow = read;
    }
    if (header !== undefined && record[0] === header[0] && sameRecord(record, header)) {
      log.skip();
      rejects.reject('repeated-header', { row: read, example: record.join(' '), record });
      return;
    }
    const { low, high } = hashTexts(record);
    log.push(low, high);
    take(record, read);
  }

  return {
    rejects,
    rowsRead: () => read,
    record: takeRecord,
    isSpecial: (low, high) => skip > 0 || (low === headerHash?.low && high === headerHash.high),
    special: () => (skip > 0 ? 'unknown' : headerHash),
    countRun(hashes) {
      const count = hashes.length / 2;
      if (read + count > MOST_ROWS) throw tooManyRows(plan.fileName);
      read += count;
      parsed += count;
      log.append(hashes);
    },
    reject(reason, text) {
      read++;
      log.skip();
      rejects.reject(reason, { row: read, example: text, record: [text] });
    },
    finish(end) {
      const hashes = log.finish();
      const { marks, counts, uncompared } = findCopies([hashes]);
      const repeatedRows = counts[0]!;
      const toldOfAll = new Set(end.warnings.map(({ code }) => code));
      const warnings: ImportWarning[] = plan.warnings.filter(({ code }) => !toldOfAll.has(code));
      const warn = (code: string, message: string): number => warnings.push({ code, message });
      if (long > 0)
        warn(
          'long-rows',
          `${long} rows have more fields than the header (first: row ${longRow}); the surplus was left out.`,
        );
      warnings.push(...end.warnings);
      warnings.push(...repeatWarnings(repeatedRows, uncompared));
      const summary: RowSummary = {
        fileName: plan.fileName,
        read,
        parsed,
        valid: read - rejects.count(),
        rejected: rejects.finish(),
        bytes: end.bytes,
        repeatedRows,
        warnings,
      };
      return { summary, hashes, repeated: marks[0]! };
    },
  };
}

/** Records above the first data row, the header among them. O(1). */
export function recordsAbove({ dialect }: Pick<ImportPlan, 'dialect'>): number {
  return dialect.preambleRecords + (dialect.hasHeader ? 1 : 0);
}

/** What is told of copies of rows. O(1). */
export function repeatWarnings(repeatedRows: number, uncompared: number): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (repeatedRows > 0) {
    warnings.push({
      code: 'repeated-rows',
      message: `${repeatedRows} of the rows read are exact copies of earlier rows; they are kept unless you drop them, or something else sets them aside.`,
    });
  }
  if (uncompared > 0) {
    warnings.push({
      code: 'repeats-not-counted',
      message: `Copies were searched among the first ${MOST_COMPARED} rows only.`,
    });
  }
  return warnings;
}

/** Throws {@link InputError} with the commonest reason when no row was kept. O(1). */
export function requireRows(summary: RowSummary): void {
  if (summary.valid > 0) return;
  const first = summary.rejected[0];
  const cause = summary.warnings.find(({ code }) => CAUSES.has(code));
  throw new InputError({
    file: summary.fileName,
    ...(first?.firstRows[0] === undefined ? {} : { row: first.firstRows[0] }),
    message:
      first === undefined
        ? 'The file has no data rows.'
        : `None of its ${summary.read} rows can be used. ${first.message.slice(0, -1)} in ${first.count} of them` +
          `${first.examples.some((text) => text !== '') ? ` (such as “${first.examples.find((text) => text !== '')}”)` : ''}.${cause === undefined ? '' : ` ${cause.message}`}`,
    remedy:
      first === undefined
        ? 'Choose a file with a header line and at least one row below it.'
        : 'Check which column stands for what, and how numbers and dates are written.',
  });
}

/** Warnings that say why no row may be left. */
const CAUSES: ReadonlySet<string> = new Set(['formulas-without-values', 'month-only-times']);

/** Fields that each row must have: up to the last column with a name of its own, at least up to the last one used. O(columns). */
export function requiredWidth(plan: ImportPlan, used: readonly number[]): number {
  const lastUsed = Math.max(-1, ...used);
  if (!plan.dialect.hasHeader) return lastUsed + 1;
  const lastNamed = plan.header.findLastIndex((name, i) => name !== unnamed(i));
  return Math.max(lastNamed, lastUsed) + 1;
}

/** The name given to a column without one. */
export function unnamed(index: number): string {
  return `column ${index + 1}`;
}

/** Most data rows that a table may have. */
const MOST_ROWS = 50_000_000;

function tooManyRows(file: string): InputError {
  return new InputError({
    file,
    message: `The table has more than ${MOST_ROWS} rows, the most that are read.`,
    remedy: 'Split the file by time or by customer, or add the events up by day.',
  });
}

function sameRecord(a: CsvRecord, b: CsvRecord): boolean {
  return a.length === b.length && a.every((field, i) => field === b[i]);
}
