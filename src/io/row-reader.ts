import { InputError } from '../base/input-error.ts';
import { asideReason } from './aside-row.ts';
import type { CsvRecord } from './csv.ts';
import { createHashSet, hashTexts } from './hash-set.ts';
import type { HashSet, TextHash } from './hash-set.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport, ImportWarning } from './import-report.ts';
import { repairedText } from './mojibake.ts';
import type { RecordSink, SourceEnd } from './record-sink.ts';
import { createRejectTally } from './reject-tally.ts';
import type { RejectTally } from './reject-tally.ts';
import { isBlank } from './layout.ts';
import type { RowHashLog } from './row-hashes.ts';

/** One data row: its fields, its 1-based number, and whether it is an exact copy of an earlier row. */
export type TakeRow = (record: CsvRecord, row: number, repeated: boolean) => void;

/** Judges records row by row. */
export interface RowReader extends RecordSink {
  /** The funnel so far as rows go; `valid` is everything parsed, less what was rejected through `rejects`. */
  finish(end: SourceEnd): RowSummary;
  readonly rejects: RejectTally;
  /** Data rows met so far. */
  rowsRead(): number;
  /** Whether a whole row of this hash has to be taken as a record: lines above the data, or the header met again. */
  isSpecial(low: number, high: number): boolean;
  /**
   * Counts whole rows that are not special and were cut elsewhere, by the halves of their hashes in turn. Which of them are
   * copies is settled later; they are called by their number among all rows kept, `firstKept` being the first one's.
   */
  countRun(hashes: Uint32Array, firstKept: number): void;
  /** The copies among counted rows that are settled so far, all of them after `settle`. */
  copies(): readonly number[];
  settle(): void;
}

export type RowSummary = Pick<
  ImportReport,
  'fileName' | 'read' | 'parsed' | 'valid' | 'rejected' | 'bytes' | 'repeatedRows' | 'warnings'
>;

/** The rows that copies are searched among; the hash of each row of the file goes to `log`. */
export interface ComparedRows {
  readonly seen: HashSet;
  readonly log?: RowHashLog;
}

/**
 * Leaves out preamble, header and blank lines; rejects rows with too few fields, header lines met again, and a last row
 * that ends inside quotes; passes the rest on. Rows with more fields than the header are passed on and warned about.
 * `width` = fields that a row must have; `compared` = the rows that copies are searched among, this file's included.
 */
export function createRowReader(
  plan: ImportPlan,
  width: number,
  take: TakeRow,
  { seen, log }: ComparedRows = { seen: createRowSet() },
): RowReader {
  const rejects = createRejectTally();
  const columns = plan.header.length;
  let skip = plan.dialect.preambleRecords + (plan.dialect.hasHeader ? 1 : 0);
  let header: CsvRecord | undefined;
  let headerHash: TextHash | undefined;
  let read = 0;
  let parsed = 0;
  let long = 0;
  let longRow = 0;
  let repeatedRows = 0;
  let uncompared = 0;
  const copies: number[] = [];
  let pending = 0;
  let kept = new Uint32Array(0);
  let waiting = new Uint32Array(0);

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
      const example = record.join(' ');
      rejects.reject(asideReason(record, 'ragged-row'), { row: read, example, record });
      return;
    }
    parsed++;
    if (record.length > columns && record.slice(columns).some((field) => field.trim() !== '')) {
      if (long++ === 0) longRow = read;
    }
    if (header !== undefined && record[0] === header[0] && sameRecord(record, header)) {
      rejects.reject('repeated-header', { row: read, example: record.join(' '), record });
      return;
    }
    const { low, high } = hashTexts(record);
    take(record, read, isCopy(low, high));
  }

  function settle(): void {
    if (pending === 0) return;
    const before = copies.length;
    uncompared += seen.addMany(waiting.subarray(0, 2 * pending), (i) => copies.push(kept[i]!));
    repeatedRows += copies.length - before;
    pending = 0;
  }

  function isCopy(low: number, high: number): boolean {
    settle();
    log?.push(low, high, read);
    const fresh = seen.addHashed(low, high);
    if (fresh === undefined) uncompared++;
    else if (!fresh) repeatedRows++;
    return fresh === false;
  }

  return {
    rejects,
    rowsRead: () => read,
    record: takeRecord,
    isSpecial: (low, high) => skip > 0 || (low === headerHash?.low && high === headerHash.high),
    countRun(hashes, firstKept) {
      const count = hashes.length / 2;
      if (read + count > MOST_ROWS) throw tooManyRows(plan.fileName);
      if (log !== undefined)
        for (let i = 0; i < count; i++) log.push(hashes[2 * i]!, hashes[2 * i + 1]!, read + i + 1);
      read += count;
      parsed += count;
      if (pending + count > kept.length) {
        settle();
        if (kept.length < MOST_WAITING) {
          kept = new Uint32Array(Math.max(count, Math.min(MOST_WAITING, 8 * kept.length)));
          waiting = new Uint32Array(2 * kept.length);
        }
      }
      waiting.set(hashes, 2 * pending);
      for (let i = 0; i < count; i++) kept[pending + i] = firstKept + i;
      pending += count;
    },
    copies: () => copies,
    settle,
    reject(reason, text) {
      read++;
      rejects.reject(reason, { row: read, example: text, record: [text] });
    },
    finish(end) {
      settle();
      const warnings: ImportWarning[] = [...plan.warnings];
      const warn = (code: string, message: string): number => warnings.push({ code, message });
      if (long > 0)
        warn(
          'long-rows',
          `${long} rows have more fields than the header (first: row ${longRow}); the surplus was left out.`,
        );
      warnings.push(...end.warnings);
      warnings.push(...repeatWarnings(repeatedRows, uncompared));
      return {
        fileName: plan.fileName,
        read,
        parsed,
        valid: read - rejects.count(),
        rejected: rejects.finish(),
        bytes: end.bytes,
        repeatedRows,
        warnings,
      };
    },
  };
}

/** An empty set of the rows that copies are searched among. */
export function createRowSet(): HashSet {
  return createHashSet(MOST_COMPARED);
}

/** What is told of copies of rows. O(1). */
export function repeatWarnings(repeatedRows: number, uncompared: number): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (repeatedRows > 0) {
    warnings.push({
      code: 'repeated-rows',
      message: `${repeatedRows} rows are exact copies of earlier rows; they are kept and counted unless you drop them.`,
    });
  }
  if (uncompared > 0) {
    warnings.push({
      code: 'repeats-not-counted',
      message: `Copies were searched among the first ${MOST_COMPARED} different rows only.`,
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

/** Rows that wait to be compared at once, 12 MiB with what puts them in order. Each time that many have come, the wait is as long as a short break. */
const MOST_WAITING = 524_288;

/** 128 MiB of hashes. */
const MOST_COMPARED = 12_000_000;

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
