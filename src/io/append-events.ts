import { assert } from '../base/assert.ts';
import { createDictionary } from './dictionary.ts';
import type { CodedColumn, EventTable } from './event-table.ts';
import type { ImportReport, ImportWarning, RejectedRows } from './import-report.ts';

/** One file's events with the report on it. */
export interface ImportedPart {
  readonly table: EventTable;
  readonly report: ImportReport;
  /** Hash of the file's bytes: equal ones are told of. */
  readonly contentHash: string;
}

/**
 * Several files with the same columns as one: rows follow each other, row numbers count on, dictionaries are united.
 * At least one part; all must have the same optional columns. Copies of a row in a later file are marked where the
 * readers shared their set of rows; files of the same content are told of. O(rows).
 */
export function appendEvents(parts: readonly ImportedPart[]): Pick<ImportedPart, 'table' | 'report'> {
  const first = parts[0];
  assert(first !== undefined, 'no file to append');
  if (parts.length === 1) return first;
  const reports = parts.map(({ report }) => report);
  const offsets = reports.map((_, i) => sum(reports.slice(0, i), ({ read }) => read));
  return {
    table: appendTables(
      parts.map(({ table }) => table),
      offsets,
    ),
    report: appendReports(reports, offsets, sameContent(parts)),
  };
}

function appendTables(tables: readonly EventTable[], offsets: readonly number[]): EventTable {
  const customers = uniteCodes(
    tables.map(({ customer, customerIds }) => ({ codes: customer, names: customerIds })),
  );
  const types = uniteCodes(
    tables.map(({ type, typeNames }) => ({ codes: Int32Array.from(type ?? []), names: typeNames })),
  );
  const numbers = (column: 'quantity' | 'discount') => {
    const all = tables.flatMap((table) => table[column] ?? []);
    return all.length === 0 ? {} : { [column]: joinFloats(all) };
  };
  const coded = (column: 'order' | 'category' | 'device' | 'channel') => {
    const all = tables.flatMap((table) => table[column] ?? []);
    return all.length === 0 ? {} : { [column]: uniteCodes(all) };
  };
  return {
    rows: sum(tables, ({ rows }) => rows),
    customer: customers.codes,
    customerIds: customers.names,
    time: joinFloats(tables.map(({ time }) => time)),
    amount: joinFloats(tables.map(({ amount }) => amount)),
    ...(tables[0]!.type === undefined
      ? {}
      : { type: Uint8Array.from(types.codes, (code) => Math.min(code, 255)) }),
    typeNames: types.names,
    ...coded('order'),
    ...coded('category'),
    ...coded('device'),
    ...coded('channel'),
    ...numbers('quantity'),
    ...numbers('discount'),
    sourceRow: Int32Array.from(
      tables.flatMap(({ sourceRow }, i) => Array.from(sourceRow, (row) => row + offsets[i]!)),
    ),
    repeated: Uint8Array.from(tables.flatMap(({ repeated }) => Array.from(repeated))),
  };
}

function uniteCodes(columns: readonly CodedColumn[]): CodedColumn {
  const dictionary = createDictionary();
  const codes = new Int32Array(sum(columns, ({ codes: own }) => own.length));
  let at = 0;
  for (const { codes: own, names } of columns) {
    const united = names.map((name) => dictionary.code(name));
    for (const code of own) codes[at++] = code < 0 ? code : united[code]!;
  }
  return { codes, names: dictionary.names };
}

function joinFloats(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(sum(parts, ({ length }) => length));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function sameContent(parts: readonly ImportedPart[]): readonly ImportWarning[] {
  return parts.flatMap(({ contentHash, report: { fileName } }, i) => {
    const former = parts.slice(0, i).find((part) => part.contentHash === contentHash);
    if (former === undefined) return [];
    const message = `“${fileName}” has the same content as “${former.report.fileName}”, given before it: each of its rows counts again unless repeated rows are dropped.`;
    return [{ code: 'same-content', message }];
  });
}

function appendReports(
  reports: readonly ImportReport[],
  offsets: readonly number[],
  found: readonly ImportWarning[],
): ImportReport {
  const byReason = new Map<string, RejectedRows>();
  for (const [i, { rejected }] of reports.entries()) {
    for (const rows of rejected) {
      const moved = { ...rows, firstRows: rows.firstRows.map((row) => row + offsets[i]!) };
      const known = byReason.get(rows.reason);
      byReason.set(rows.reason, known === undefined ? moved : unite(known, moved));
    }
  }
  const times = reports
    .flatMap(({ firstTime, lastTime }) => [firstTime, lastTime])
    .filter((time) => time !== undefined);
  return {
    fileName: reports.map(({ fileName }) => fileName).join(', '),
    read: sum(reports, ({ read }) => read),
    parsed: sum(reports, ({ parsed }) => parsed),
    valid: sum(reports, ({ valid }) => valid),
    rejected: [...byReason.values()].toSorted((a, b) => b.count - a.count),
    warnings: [...reports.flatMap(({ warnings }) => warnings), ...found],
    bytes: sum(reports, ({ bytes }) => bytes),
    repeatedRows: sum(reports, ({ repeatedRows }) => repeatedRows),
    amountSum: sum(reports, ({ amountSum }) => amountSum),
    negativeAmountSum: sum(reports, ({ negativeAmountSum }) => negativeAmountSum),
    ...(times.length === 0 ? {} : { firstTime: Math.min(...times), lastTime: Math.max(...times) }),
  };
}

function unite(a: RejectedRows, b: RejectedRows): RejectedRows {
  return {
    ...a,
    count: a.count + b.count,
    firstRows: [...a.firstRows, ...b.firstRows].slice(0, 10),
    examples: [...new Set([...a.examples, ...b.examples])].slice(0, 3),
  };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
