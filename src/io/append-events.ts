import { assert } from '../base/assert.ts';
import { appendRejects } from './append-rejects.ts';
import { appendTables } from './append-tables.ts';
import { marksOfKept } from './event-columns.ts';
import type { EventTable } from './event-table.ts';
import { filesName } from './file-order.ts';
import type { ImportReport, ImportWarning } from './import-report.ts';
import { joinRejected } from './join-rejected.ts';
import type { RejectLog } from './reject-log.ts';
import { type Copies, findCopies } from './find-copies.ts';
import type { RowHashes } from './row-hashes.ts';
import { repeatWarnings } from './row-counts.ts';

/** One file's events with the report on it. */
export interface ImportedPart {
  readonly table: EventTable;
  readonly report: ImportReport;
  readonly rejects: RejectLog;
  /** Of its rows, to find copies in other files. */
  readonly hashes: RowHashes;
  /** Hash of the file's bytes: equal ones are told of. */
  readonly contentHash: string;
}

/** Several files' events as one table. */
export type AppendedEvents = Pick<ImportedPart, 'table' | 'report' | 'rejects'>;

/**
 * Several files with the same columns as one: rows follow each other, row numbers count on, dictionaries are united.
 * At least one part; all must have the same optional columns. Copies of a row in a later file are found by the hashes of
 * the rows; files of the same content are told of. O(rows).
 */
export function appendEvents(parts: readonly ImportedPart[]): AppendedEvents {
  const first = parts[0];
  assert(first !== undefined, 'no file to append');
  if (parts.length === 1) return first;
  const copies = findCopies(parts.map(({ hashes }) => hashes));
  const offsets = runningOffsets(parts.map(({ report }) => report.read));
  const tables = parts.map(({ table }, i) => ({
    ...table,
    repeated: marksOfKept(copies.marks[i]!, table.sourceRow),
  }));
  const fileName = filesName(parts.map(({ report }) => report.fileName));
  return {
    table: appendTables(tables, offsets),
    report: { ...appendReports(parts, offsets, copies), fileName },
    rejects: {
      ...appendRejects(
        parts.map(({ rejects }) => rejects),
        offsets,
      ),
      fileName,
    },
  };
}

/** Where each part begins when they follow each other. */
function runningOffsets(lengths: readonly number[]): readonly number[] {
  let next = 0;
  return lengths.map((length) => {
    const offset = next;
    next += length;
    return offset;
  });
}

function sameContent(parts: readonly ImportedPart[]): readonly ImportWarning[] {
  const firstOf = new Map<string, string>();
  return parts.flatMap(({ contentHash, report: { fileName } }) => {
    const former = firstOf.get(contentHash);
    if (former === undefined) {
      firstOf.set(contentHash, fileName);
      return [];
    }
    const message = `“${fileName}” has the same content as “${former}”, given before it: each of its rows counts again unless repeated rows are dropped.`;
    return [{ code: 'same-content', message }];
  });
}

function appendReports(
  parts: readonly ImportedPart[],
  offsets: readonly number[],
  { counts, uncompared }: Copies,
): Omit<ImportReport, 'fileName'> {
  const reports = parts.map(({ report }) => report);
  const times = reports
    .flatMap(({ firstTime, lastTime }) => [firstTime, lastTime])
    .filter((time) => time !== undefined);
  const repeatedRows = sum(counts, (count) => count);
  return {
    read: sum(reports, ({ read }) => read),
    parsed: sum(reports, ({ parsed }) => parsed),
    valid: sum(reports, ({ valid }) => valid),
    rejected: joinRejected(
      reports.map(({ rejected }) => rejected),
      offsets,
    ),
    warnings: [...uniteWarnings(reports), ...repeatWarnings(repeatedRows, uncompared), ...sameContent(parts)],
    bytes: sum(reports, ({ bytes }) => bytes),
    repeatedRows,
    amountSum: sum(reports, ({ amountSum }) => amountSum),
    negativeAmountSum: sum(reports, ({ negativeAmountSum }) => negativeAmountSum),
    ...(times.length === 0 ? {} : { firstTime: Math.min(...times), lastTime: Math.max(...times) }),
  };
}

/** What is told of copies in one file alone; said anew of all files. */
const OF_REPEATS: ReadonlySet<string> = new Set(['repeated-rows', 'repeats-not-counted']);

/** Warnings with the file they are of; what holds for several files is said once. */
function uniteWarnings(reports: readonly ImportReport[]): readonly ImportWarning[] {
  const files = new Map<string, { readonly warning: ImportWarning; readonly names: string[] }>();
  for (const { fileName, warnings } of reports) {
    for (const warning of warnings.filter(({ code }) => !OF_REPEATS.has(code))) {
      const key = `${warning.code} ${warning.message}`;
      const known = files.get(key);
      if (known === undefined) files.set(key, { warning, names: [fileName] });
      else known.names.push(fileName);
    }
  }
  return [...files.values()].map(({ warning: { code, message }, names }) => ({
    code,
    message: names.length === reports.length ? message : `${filesName(names)}: ${message}`,
  }));
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
