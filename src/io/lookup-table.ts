import { countText, countedText } from '../base/number-text.ts';
import type { CsvRecord } from './csv.ts';
import { columnNamed } from './column-names.ts';
import { isNoValue } from './event-reader.ts';
import type { DecimalMark, ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { isBlank } from './layout.ts';
import { currencyMark, readNumber } from './number-format.ts';
import { numberIndexes } from './number-roles.ts';
import type { RecordSink } from './record-sink.ts';
import { requireRows } from './row-counts.ts';
import { createRowReader, requiredWidth } from './row-reader.ts';
import type { TableReader } from './table-reader.ts';
import { uniquelyNamed } from './unique-names.ts';
import { trimmedId } from './trimmed-id.ts';

/** The rows of a table by their key. */
export interface LookupTable {
  readonly fileName: string;
  readonly key: string;
  /** The fields beside the key; undefined where no row has it. */
  find(key: string): readonly string[] | undefined;
  /** How many fields a row has beside the key. */
  readonly width: number;
  /** Keys that several unlike rows have: the first counts. */
  readonly conflicts: { readonly count: number; readonly example: string };
}

/** What became of the rows of a file that were looked up. */
export interface LookupCounts {
  readonly matched: number;
  readonly unmatched: number;
  /** Up to three keys that were not found. */
  readonly examples: readonly string[];
}

/** The names of a file's columns with those of the lookup behind them, without its key; made unlike. O(columns). */
export function joinedHeader(
  header: readonly string[],
  lookup: readonly string[],
  ownKey: string,
): readonly string[] {
  const keyAt = columnNamed(lookup, ownKey);
  const names = [...header, ...lookup.filter((_, i) => i !== keyAt)];
  return uniquelyNamed(names.map((name) => ({ name }))).map(({ name }) => name);
}

/**
 * Reads a table to look rows up in by the column `ownKey`; the first of several rows with a key counts. Its numbers are written with
 * the decimal mark of the files, whose plan is given. O(bytes).
 */
export function createLookupReader(
  plan: ImportPlan,
  ownKey: string,
  files: Pick<ImportPlan, 'header' | 'mapping' | 'decimal'>,
): TableReader<LookupTable> {
  const numbers = new Set(numberIndexes(files.mapping).map((index) => index - files.header.length));
  const keyAt = columnNamed(plan.header, ownKey);
  const found = new Map<string, readonly string[]>();
  const conflicting = new Set<string>();
  const rows = createRowReader(plan, requiredWidth(plan, [keyAt]), takeRow);

  function takeRow(record: CsvRecord, row: number): void {
    const key = trimmedId(record[keyAt]!);
    if (key === '') return rows.rejects.reject('missing-id', { row, example: '', record });
    const fields = asTheFilesWrite(plan.header.flatMap((_, i) => (i === keyAt ? [] : [record[i] ?? ''])));
    const known = found.get(key);
    if (known === undefined) found.set(key, fields);
    else if (fields.some((field, i) => field !== known[i])) conflicting.add(key);
  }

  function asTheFilesWrite(fields: readonly string[]): readonly string[] {
    if (plan.decimal === files.decimal) return fields;
    return fields.map((field, i) =>
      numbers.has(i) ? rewrittenNumber(field, plan.decimal, files.decimal) : field,
    );
  }

  return {
    plan,
    rows,
    rejects: rows.rejects,
    rowsRead: rows.rowsRead,
    finish(end) {
      requireRows(rows.finish(end).summary);
      return {
        fileName: plan.fileName,
        key: ownKey,
        find: (key) => found.get(key),
        width: plan.header.length - 1,
        conflicts: { count: conflicting.size, example: [...conflicting][0] ?? '' },
      };
    },
  };
}

/** A number written with another decimal mark, its currency beside it; what is no number stays as it is. */
function rewrittenNumber(cell: string, from: DecimalMark, to: DecimalMark): string {
  const value = readNumber(cell, from);
  return Number.isNaN(value) ? cell : `${currencyMark(cell)} ${String(value).replace('.', to)}`.trim();
}

/** Puts the fields of a lookup behind those of each row, empty ones where its key is not found. */
export interface RowJoiner {
  /** A data row; one that is cut off or blank stays as it is. O(fields). */
  row(record: CsvRecord): CsvRecord;
  counts(): LookupCounts;
}

/** A {@link RowJoiner} for the rows of a plan with the column `key`. */
export function joinRows(
  table: LookupTable,
  { plan, key }: { readonly plan: ImportPlan; readonly key: string },
): RowJoiner {
  const keyAt = columnNamed(plan.header, key);
  const width = plan.header.length;
  const least = requiredWidth(plan, [keyAt]);
  const empty = emptyFields(table);
  const examples = new Set<string>();
  let matched = 0;
  let unmatched = 0;
  return {
    row(record) {
      if (record.length < least || isBlank(record)) return record;
      const wanted = trimmedId(record[keyAt]!);
      if (wanted === plan.header[keyAt]) return [...record, ...empty];
      const fields = table.find(wanted);
      if (fields === undefined) {
        unmatched++;
        if (examples.size < 3 && !isNoValue(wanted)) examples.add(wanted);
      } else matched++;
      const own = record.length === width ? record : Array.from({ length: width }, (_, i) => record[i] ?? '');
      return [...own, ...(fields ?? empty), ...record.slice(width)];
    },
    counts: () => ({ matched, unmatched, examples: [...examples] }),
  };
}

/** Joins each record before it goes on; title lines go on as they are. O(fields) a record. */
export function joinedRecords(
  sink: RecordSink,
  table: LookupTable,
  { plan, key }: { readonly plan: ImportPlan; readonly key: string },
): RecordSink & Pick<RowJoiner, 'counts'> {
  const joiner = joinRows(table, { plan, key });
  const empty = emptyFields(table);
  let skip = plan.dialect.preambleRecords + (plan.dialect.hasHeader ? 1 : 0);
  return {
    reject: (reason, text) => sink.reject(reason, text),
    record(record) {
      if (skip === 0) {
        sink.record(joiner.row(record));
        return;
      }
      skip--;
      sink.record(skip === 0 && plan.dialect.hasHeader ? [...record, ...empty] : record);
    },
    counts: joiner.counts,
  };
}

function emptyFields({ width }: LookupTable): readonly string[] {
  return Array.from({ length: width }, () => '');
}

/** What is told of a join, once for all files. O(files). */
export function lookupWarnings(
  { fileName, key, conflicts }: Pick<LookupTable, 'fileName' | 'key' | 'conflicts'>,
  counts: readonly LookupCounts[],
): readonly ImportWarning[] {
  const matched = counts.reduce((sum, each) => sum + each.matched, 0);
  const unmatched = counts.reduce((sum, each) => sum + each.unmatched, 0);
  const examples = [...new Set(counts.flatMap((each) => each.examples))].slice(0, 3);
  const named = examples.map((example) => `“${example}”`).join(', ');
  const missing =
    unmatched === 0
      ? ''
      : `; ${countText(unmatched)} did not find theirs${named === '' ? '' : ` (such as ${named})`}, and its columns are empty there`;
  return [
    {
      code: 'joined',
      message: `“${fileName}” was joined by “${key}”: ${countText(matched)} of ${countText(matched + unmatched)} rows found their row${missing}.`,
    },
    ...(conflicts.count === 0
      ? []
      : [
          {
            code: 'several-matches',
            message: `“${fileName}” has several unlike rows for ${countedText(conflicts.count, 'value')} of “${key}” (such as “${conflicts.example}”): the first one counts.`,
          },
        ]),
  ];
}
