import { asideReason } from './aside-row.ts';
import type { CsvRecord } from './csv.ts';
import { hashTexts } from './text-hash.ts';
import type { TextHash } from './text-hash.ts';
import type { ImportPlan } from './import-plan.ts';
import { repairedText } from './mojibake.ts';
import { requireFewerRows } from './most-rows.ts';
import type { RecordSink, SourceEnd } from './record-sink.ts';
import { createRejectTally } from './reject-tally.ts';
import type { RejectTally } from './reject-tally.ts';
import { isBlank } from './layout.ts';
import { type RowCounts, type RowsRead, summariseRows } from './row-counts.ts';
import { logRowHashes } from './row-hashes.ts';

/** One data row: its fields and its 1-based number. */
export type TakeRow = (record: CsvRecord, row: number) => void;

/** Judges records row by row. */
export interface RowReader extends RecordSink {
  /** What was counted so far, for rows that are not all of the file. */
  counts(end: SourceEnd): RowCounts;
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

/** Rows that are not the first of a file: the header that stands above them, where it has one. */
export interface FurtherRows {
  readonly header: CsvRecord | undefined;
}

/**
 * Leaves out preamble, header and blank lines; rejects rows with too few fields, header lines met again, and a last row
 * that ends inside quotes; passes the rest on. Rows with more fields than the header are passed on and warned about.
 * `width` = fields that a row must have. Copies are searched for when all rows are read.
 */
export function createRowReader(
  plan: ImportPlan,
  width: number,
  take: TakeRow,
  further?: FurtherRows,
): RowReader {
  const rejects = createRejectTally();
  const columns = plan.header.length;
  let skip = further === undefined ? recordsAbove(plan) : 0;
  let header = further?.header;
  let headerHash = header === undefined ? undefined : hashTexts(header);
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
    requireFewerRows(++read, plan.fileName);
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
      read += count;
      requireFewerRows(read, plan.fileName);
      parsed += count;
      log.append(hashes);
    },
    reject(reason, text) {
      read++;
      log.skip();
      rejects.reject(reason, { row: read, example: text, record: [text] });
    },
    counts: (end) => ({
      read,
      parsed,
      rejected: rejects.finish(),
      long,
      longRow,
      hashes: log.finish(),
      end,
    }),
    finish(end) {
      return summariseRows(plan, this.counts(end));
    },
  };
}

/** Records above the first data row, the header among them. O(1). */
export function recordsAbove({ dialect }: Pick<ImportPlan, 'dialect'>): number {
  return dialect.preambleRecords + (dialect.hasHeader ? 1 : 0);
}

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

function sameRecord(a: CsvRecord, b: CsvRecord): boolean {
  return a.length === b.length && a.every((field, i) => field === b[i]);
}
