import { countText, countedText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { findCopies, MOST_COMPARED } from './find-copies.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport, ImportWarning, RejectedRows } from './import-report.ts';
import { joinRejected } from './join-rejected.ts';
import type { SourceEnd } from './record-sink.ts';
import { undecodableWarnings } from './text-source.ts';
import { joinRowHashes, type RowHashes } from './row-hashes.ts';

/** What was counted of the data rows of a file or of a stretch of it; they are numbered from 1. */
export interface RowCounts {
  readonly read: number;
  readonly parsed: number;
  readonly rejected: readonly RejectedRows[];
  /** Rows with more fields than the header, and the first of them. */
  readonly long: number;
  readonly longRow: number;
  /** Of each data row, in order. */
  readonly hashes: RowHashes;
  readonly end: SourceEnd;
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

/** The counts of stretches that follow each other as those of one; `offsets` = data rows before each. O(rows / block). */
export function joinRowCounts(counts: readonly RowCounts[], offsets: readonly number[]): RowCounts {
  const firstLong = counts.findIndex(({ long }) => long > 0);
  return {
    read: sum(counts, ({ read }) => read),
    parsed: sum(counts, ({ parsed }) => parsed),
    rejected: joinRejected(
      counts.map(({ rejected }) => rejected),
      offsets,
    ),
    long: sum(counts, ({ long }) => long),
    longRow: firstLong < 0 ? 0 : counts[firstLong]!.longRow + offsets[firstLong]!,
    hashes: joinRowHashes(counts.map(({ hashes }) => hashes)),
    end: {
      bytes: sum(counts, ({ end }) => end.bytes),
      warnings: counts.flatMap(({ end }) => end.warnings),
      undecodable: sum(counts, ({ end }) => end.undecodable ?? 0),
    },
  };
}

/** What is told of the rows of a file, and which of them are copies. O(rows). */
export function summariseRows(
  plan: Pick<ImportPlan, 'fileName' | 'encoding' | 'warnings'>,
  { read, parsed, rejected, long, longRow, hashes, end }: RowCounts,
): RowsRead {
  const { marks, counts, uncompared } = findCopies([hashes]);
  const repeatedRows = counts[0]!;
  const told = [...undecodableWarnings(plan.encoding, end.undecodable ?? 0), ...end.warnings];
  const toldOfAll = new Set(told.map(({ code }) => code));
  const warnings: ImportWarning[] = plan.warnings.filter(({ code }) => !toldOfAll.has(code));
  if (long > 0) {
    const message = `${countedText(long, 'row has', 'rows have')} more fields than the header (first: row ${countText(longRow)}); the surplus was left out. Check that no number is cut in two there (12,50 without quotes).`;
    warnings.push({ code: 'long-rows', message });
  }
  warnings.push(...told, ...repeatWarnings(repeatedRows, uncompared));
  const summary: RowSummary = {
    fileName: plan.fileName,
    read,
    parsed,
    valid: read - sum(rejected, ({ count }) => count),
    rejected,
    bytes: end.bytes,
    repeatedRows,
    warnings,
  };
  return { summary, hashes, repeated: marks[0]! };
}

/** What is told of copies of rows. O(1). */
export function repeatWarnings(repeatedRows: number, uncompared: number): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (repeatedRows > 0) {
    warnings.push({
      code: 'repeated-rows',
      message: `${countText(repeatedRows)} of the rows read ${repeatedRows === 1 ? 'is an exact copy of an earlier row; it is kept unless you drop it, or something else sets it' : 'are exact copies of earlier rows; they are kept unless you drop them, or something else sets them'} aside.`,
    });
  }
  if (uncompared > 0) {
    warnings.push({
      code: 'repeats-not-counted',
      message: `Copies were searched among the first ${countText(MOST_COMPARED)} rows only.`,
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
        : `None of its ${countText(summary.read)} rows can be used. ${commonest(first)}${cause === undefined ? '' : ` ${cause.message}`}`,
    remedy:
      first === undefined
        ? 'Choose a file with a header line and at least one row below it.'
        : 'Check which column stands for what, and how numbers and dates are written.',
  });
}

/** The first sentence of a reason with its count and an example, and then the others. */
function commonest({ message, count, examples }: RejectedRows): string {
  const [fault, ...others] = message.split(/(?<=\.) (?=\p{Lu})/u);
  const example = examples.find((text) => text !== '');
  const such = example === undefined ? '' : ` (such as “${example}”)`;
  return [`${fault!.slice(0, -1)} in ${countText(count)} of them${such}.`, ...others].join(' ');
}

/** Warnings that say why no row may be left. */
const CAUSES: ReadonlySet<string> = new Set(['formulas-without-values', 'month-only-times', 'open-months']);

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
