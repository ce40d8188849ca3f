import { InputError } from '../base/input-error.ts';
import { asideReason } from './aside-row.ts';
import { buildFloat64, buildInt32, buildUint8 } from './column-builders.ts';
import type { CsvRecord } from './csv.ts';
import { NO_VALUE } from './column-profile.ts';
import { readTime } from './date-format.ts';
import { buildCoded, createDictionary } from './dictionary.ts';
import type { EventTable } from './event-table.ts';
import { createEventNotes } from './event-notes.ts';
import { runningSum } from './exact-sum.ts';
import type { HashSet } from './hash-set.ts';
import type { ColumnSource, EventRole, ImportPlan } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';
import { readNumber } from './number-format.ts';
import { createRowReader, createRowSet, requireRows, requiredWidth } from './row-reader.ts';
import type { TableReader } from './table-reader.ts';

/** Reads the records of a file of events. */
export type EventReader = TableReader<{ readonly table: EventTable; readonly report: ImportReport }>;

/**
 * An {@link EventReader} that obeys the plan. Rows without a customer, time or (when required) amount, or whose time or
 * amount cannot be read, are rejected and counted; the rest becomes columns. An amount beyond ±1e15, where neighbouring
 * 64-bit numbers lie more than ten cents apart, counts as missing and is told of, so that sums stay finite. A row equal
 * to one in `seen` is marked as repeated: hand the same set to the readers of files that are appended. Throws {@link InputError} at once when customer or time is not mapped. O(cells); memory: the columns,
 * each distinct text once, and 8 to 16 bytes a row to find copies.
 */
export function createEventReader(plan: ImportPlan, seen: HashSet = createRowSet()): EventReader {
  const customerAt = requiredColumn(plan, 'customer');
  const timeAt = requiredColumn(plan, 'time');
  const amountOf = plan.mapping.amount;
  const amountAt = amountOf === undefined ? [] : columnsOf(amountOf);
  const typeAt = columnIndex(plan.mapping.type);
  const quantityAt = columnIndex(plan.mapping.quantity);
  const discountAt = columnIndex(plan.mapping.discount);
  const coded = CODED_ROLES.filter((role) => plan.mapping[role] !== undefined).map((role) => ({
    role,
    at: columnIndex(plan.mapping[role]),
    column: buildCoded(),
  }));
  const customers = createDictionary();
  const types = createDictionary();
  const customer = buildInt32();
  const time = buildFloat64();
  const amount = buildFloat64();
  const type = buildUint8();
  const quantity = buildFloat64();
  const discount = buildFloat64();
  const sourceRow = buildInt32();
  const repeated = buildUint8();
  const notes = createEventNotes(plan);
  const sum = runningSum();
  const negativeSum = runningSum();
  const missingIds = new Set(plan.missingIds);
  let firstTime = Infinity;
  let lastTime = -Infinity;

  const rows = createRowReader(plan, requiredWidth(plan, usedColumns(plan)), takeRow, seen);

  function takeRow(record: CsvRecord, row: number, isRepeated: boolean): void {
    const id = trimmedId(record[customerAt]!);
    const timeText = record[timeAt]!;
    if (id === '' || missingIds.has(id)) {
      const reason = asideReason(record, timeText.trim() === '' ? 'total-row' : 'missing-customer');
      const example = reason === 'missing-customer' ? id : record.join(' ').trim();
      return rows.rejects.reject(reason, { row, example, record });
    }
    const ms = readTime(timeText, plan.time);
    if (ms !== ms) {
      const missing = isNoValue(timeText);
      if (!missing) notes.badTime(timeText);
      const reason = asideReason(record, missing ? 'missing-time' : 'bad-time');
      return rows.rejects.reject(reason, { row, example: timeText, record });
    }
    let value = NaN;
    if (amountOf !== undefined) {
      value = readAmount(record, amountOf, plan.decimal);
      if (Math.abs(value) > LARGEST_AMOUNT) {
        notes.hugeAmount(row, amountText(record, amountOf));
        value = NaN;
      } else if (value !== value) {
        const text = amountText(record, amountOf);
        if (amountMissing(record, amountOf)) {
          if (plan.amountRequired)
            return rows.rejects.reject('missing-amount', { row, example: text, record });
        } else {
          return rows.rejects.reject('bad-amount', { row, example: text, record });
        }
      }
      for (const at of amountAt) {
        const text = record[at]!;
        if (!isDigit(text.charCodeAt(0)) || !isDigit(text.charCodeAt(text.length - 1)))
          notes.writtenAmount(row, text);
      }
    }
    notes.row(record, row, isRepeated, ms);
    customer.push(customers.code(id));
    time.push(ms);
    if (ms < firstTime) firstTime = ms;
    if (ms > lastTime) lastTime = ms;
    amount.push(value);
    if (value === value) sum.add(value);
    if (value < 0) negativeSum.add(value);
    if (typeAt >= 0) type.push(typeCode(record[typeAt]!.trim()));
    for (const { at, column } of coded) column.push(record[at]!.trim());
    if (quantityAt >= 0) quantity.push(readNumber(record[quantityAt]!, plan.decimal));
    if (discountAt >= 0) discount.push(readNumber(record[discountAt]!, plan.decimal));
    sourceRow.push(row);
    repeated.push(isRepeated ? 1 : 0);
  }

  function typeCode(name: string): number {
    if (types.names.length < MOST_TYPES) return types.code(name);
    const known = types.names.indexOf(name);
    return known >= 0 ? known : types.code(OTHER_TYPES);
  }

  return {
    plan,
    rows,
    rejects: rows.rejects,
    rowsRead: rows.rowsRead,
    finish(end) {
      const summary = rows.finish(end);
      requireRows(summary);
      const dictionaries = Object.fromEntries(coded.map(({ role, column }) => [role, column.finish()]));
      const table: EventTable = {
        rows: summary.valid,
        customer: customer.finish(),
        customerIds: customers.names,
        time: time.finish(),
        amount: amount.finish(),
        ...(typeAt >= 0 ? { type: type.finish() } : {}),
        typeNames: types.names,
        ...dictionaries,
        ...(quantityAt >= 0 ? { quantity: quantity.finish() } : {}),
        ...(discountAt >= 0 ? { discount: discount.finish() } : {}),
        sourceRow: sourceRow.finish(),
        repeated: repeated.finish(),
      };
      const warnings = [
        ...summary.warnings,
        ...notes.finish(customers.names, types.names.length > MOST_TYPES),
      ];
      return {
        table,
        report: {
          ...summary,
          warnings,
          amountSum: sum.value(),
          negativeAmountSum: negativeSum.value(),
          firstTime,
          lastTime,
        },
      };
    },
  };
}

/** An id without the blanks around it; '' when nothing but white space is there. Tabs and line ends inside quotes stay. O(length). */
export function trimmedId(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  if (first > 32 && first < 127 && last > 32 && last < 127) return cell;
  return cell.trim() === '' ? '' : cell.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');
}

/** Whether a cell holds nothing, or a word for nothing. O(1). */
export function isNoValue(cell: string): boolean {
  return cell === '' || (cell.length < 12 && NO_VALUE.has(cell.trim().toLowerCase()));
}

const CODED_ROLES = ['order', 'category', 'device', 'channel'] as const;

/** Most types that are told apart. */
export const MOST_TYPES = 254;

const LARGEST_AMOUNT = 1e15;

/** What the types beyond these are counted as. */
export const OTHER_TYPES = '(other types)';

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function requiredColumn(plan: ImportPlan, role: EventRole): number {
  const source = plan.mapping[role];
  if (source?.kind === 'column') return source.index;
  throw new InputError({
    file: plan.fileName,
    field: role,
    message: `No column is known to hold the ${role === 'customer' ? 'customer id' : role}.`,
    remedy: `Choose one of: ${plan.header.slice(0, 20).join(', ')}.`,
  });
}

function columnIndex(source: ColumnSource | undefined): number {
  return source?.kind === 'column' ? source.index : -1;
}

function usedColumns(plan: ImportPlan): readonly number[] {
  return Object.values(plan.mapping).flatMap(columnsOf);
}

function columnsOf(source: ColumnSource): readonly number[] {
  return source.kind === 'column' ? [source.index] : [source.left.index, source.right.index];
}

function readAmount(record: CsvRecord, source: ColumnSource, decimal: ImportPlan['decimal']): number {
  if (source.kind === 'column') return readNumber(record[source.index]!, decimal);
  return readNumber(record[source.left.index]!, decimal) * readNumber(record[source.right.index]!, decimal);
}

function amountText(record: CsvRecord, source: ColumnSource): string {
  if (source.kind === 'column') return record[source.index]!;
  return `${record[source.left.index]!} * ${record[source.right.index]!}`;
}

function amountMissing(record: CsvRecord, source: ColumnSource): boolean {
  if (source.kind === 'column') return isNoValue(record[source.index]!);
  return isNoValue(record[source.left.index]!) || isNoValue(record[source.right.index]!);
}
