import { InputError } from '../base/input-error.ts';
import { asideReason } from './aside-row.ts';
import type { CsvRecord } from './csv.ts';
import { NO_VALUE } from './column-profile.ts';
import { isOpenDate, readTime } from './date-format.ts';
import { takeEventBytes, takesEventBytes } from './event-bytes.ts';
import { takeEventCells, takesEventCells } from './event-cells.ts';
import { columnIndex, createEventColumns } from './event-columns.ts';
import { eventReport } from './event-report.ts';
import type { EventStretch } from './event-stretch.ts';
import type { EventTable } from './event-table.ts';
import { createEventNotes } from './event-notes.ts';
import type { ColumnSource, EventRole, ImportPlan } from './import-plan.ts';
import type { ImportReport, RejectReason } from './import-report.ts';
import { LARGEST_AMOUNT } from './largest-amount.ts';
import { sourceIndexes } from './number-roles.ts';
import { isOpenNumber, numberReader } from './open-number.ts';
import type { SourceEnd } from './record-sink.ts';
import type { RowHashes } from './row-hashes.ts';
import { requireRows } from './row-counts.ts';
import { createRowReader, type FurtherRows, requiredWidth } from './row-reader.ts';
import type { TableReader } from './table-reader.ts';
import { endsAsTotal, isTotalId } from './total-words.ts';
import { trimmedId } from './trimmed-id.ts';

/** Reads the records of a file of events. */
export interface EventReader extends TableReader<EventsRead> {
  /** What was read of a stretch of a file, in place of `finish`. */
  stretch(end: SourceEnd): EventStretch;
}

export interface EventsRead {
  readonly table: EventTable;
  readonly report: ImportReport;
  /** Of all data rows, by which copies in other files are found. */
  readonly hashes: RowHashes;
}

/**
 * An {@link EventReader} that obeys the plan. Rows without a customer, time or (when required) amount, or whose time or
 * amount cannot be read, are rejected and counted; the rest becomes columns. An amount beyond ±1e15, where neighbouring
 * 64-bit numbers lie more than ten cents apart, counts as missing and is told of, so that sums stay finite. A row equal
 * to an earlier one is marked as repeated. Without `further`, the file is read from its beginning. Throws {@link InputError}
 * at once when customer or time is not mapped. O(cells); memory: the columns, each distinct text once, and 8 bytes a row to
 * find copies.
 */
export function createEventReader(plan: ImportPlan, further?: FurtherRows): EventReader {
  const customerAt = requiredColumn(plan, 'customer');
  const timeAt = requiredColumn(plan, 'time');
  const amountOf = plan.mapping.amount;
  const amountAt = sourceIndexes(amountOf);
  const typeAt = columnIndex(plan.mapping.type);
  const quantityAt = columnIndex(plan.mapping.quantity);
  const discountAt = columnIndex(plan.mapping.discount);
  const beside = [quantityAt, discountAt].filter((at) => at >= 0 && !amountAt.includes(at));
  const numbersAt = [...amountAt, ...beside];
  const read = numberReader(plan);
  const columns = createEventColumns(plan);
  const notes = createEventNotes(plan);
  const missingIds = new Set(plan.missingIds);

  const rows = createRowReader(plan, requiredWidth(plan, usedColumns(plan)), takeRow, further);

  function takeRow(record: CsvRecord, row: number): void {
    const id = idOf(record[customerAt]!);
    const timeText = record[timeAt]!;
    if (id === '') {
      const isTotal =
        timeText.trim() === '' || isTotalId(record[customerAt]!) || endsAsTotal(record[customerAt]!);
      const reason = asideReason(record, isTotal ? 'total-row' : 'missing-customer');
      const example =
        reason === 'missing-customer' ? trimmedId(record[customerAt]!) : record.join(' ').trim();
      return rows.rejects.reject(reason, { row, example, record });
    }
    const ms = readTime(timeText, plan.time);
    if (ms !== ms) {
      const found = timeFault(timeText, plan);
      if (found === 'bad-time') notes.badTime(timeText);
      return rows.rejects.reject(asideReason(record, found), { row, example: timeText, record });
    }
    let value = NaN;
    if (amountOf !== undefined) {
      value = readAmount(record, amountOf, read);
      if (Math.abs(value) > LARGEST_AMOUNT) {
        notes.hugeAmount(row, amountText(record, amountOf));
        value = NaN;
      } else if (value !== value) {
        const text = amountText(record, amountOf);
        if (amountAt.some((at) => isOpenNumber(record[at]!, plan)))
          return rows.rejects.reject('ambiguous-amount', { row, example: text, record });
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
    const doubtful = beside.find((at) => isOpenNumber(record[at]!, plan));
    if (doubtful !== undefined)
      return rows.rejects.reject('ambiguous-amount', { row, example: record[doubtful]!, record });
    for (const at of numbersAt) if (record[at]!.includes('%')) notes.percent(at, row);
    notes.row(record, row, ms);
    const customer = columns.customers.code(id);
    columns.push({ customer, ms, amount: value, row });
    if (typeAt >= 0) columns.pushType(columns.typeCode(record[typeAt]!.trim()));
    for (const { at, column } of columns.coded) column.push(record[at]!.trim());
    if (quantityAt >= 0) columns.pushQuantity(read(record[quantityAt]!));
    if (discountAt >= 0) columns.pushDiscount(read(record[discountAt]!));
  }

  function idOf(cell: string): string {
    const id = trimmedId(cell);
    if (id === '' || missingIds.has(id)) return '';
    if (id !== cell) notes.paddedId(cell);
    return id;
  }

  const sinks = { plan, rows, columns, notes, idOf, largestAmount: LARGEST_AMOUNT };
  return {
    plan,
    rows,
    rejects: rows.rejects,
    rowsRead: rows.rowsRead,
    fromBytes: takesEventBytes(plan) ? (machine) => takeEventBytes(machine, sinks) : undefined,
    fromCells: takesEventCells(plan) ? () => takeEventCells(sinks) : undefined,
    expectRows: columns.reserve,
    stretch: (end) => ({
      table: columns.stretch(),
      counts: rows.counts(end),
      notes: notes.counts(),
      rejects: rows.rejects.log(),
    }),
    finish(end) {
      const { summary, hashes, repeated } = rows.finish(end);
      requireRows(summary);
      const table = columns.finish(repeated);
      return { table, report: eventReport(plan, summary, { notes: notes.counts(), table }), hashes };
    },
  };
}

/** Whether a cell holds nothing, or a word for nothing. O(1). */
export function isNoValue(cell: string): boolean {
  return cell === '' || (cell.length < 12 && NO_VALUE.has(cell.trim().toLowerCase()));
}

function timeFault(text: string, { time }: ImportPlan): RejectReason {
  if (isNoValue(text)) return 'missing-time';
  return isOpenDate(text, time) ? 'ambiguous-time' : 'bad-time';
}

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

function usedColumns(plan: ImportPlan): readonly number[] {
  return Object.values(plan.mapping).flatMap(sourceIndexes);
}

function readAmount(record: CsvRecord, source: ColumnSource, read: (text: string) => number): number {
  if (source.kind === 'column') return read(record[source.index]!);
  return read(record[source.left.index]!) * read(record[source.right.index]!);
}

function amountText(record: CsvRecord, source: ColumnSource): string {
  if (source.kind === 'column') return record[source.index]!;
  return `${record[source.left.index]!} * ${record[source.right.index]!}`;
}

function amountMissing(record: CsvRecord, source: ColumnSource): boolean {
  if (source.kind === 'column') return isNoValue(record[source.index]!);
  return isNoValue(record[source.left.index]!) || isNoValue(record[source.right.index]!);
}
