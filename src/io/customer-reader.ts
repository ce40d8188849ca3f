import { countText, countedText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { buildFloat64, buildInt32 } from './column-builders.ts';
import { logPaddedIds, paddedIdWarnings } from './padded-ids.ts';
import type { CsvRecord } from './csv.ts';
import type { CustomerTable } from './customer-table.ts';
import { buildCoded } from './dictionary.ts';
import { isNoValue } from './event-reader.ts';
import { nameWords } from './header-names.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport, ImportWarning } from './import-report.ts';
import { LARGEST_VALUE } from './largest-value.ts';
import { isOpenNumber, numberReader } from './open-number.ts';
import { percentWarning } from './percent-counts.ts';
import { requireRows } from './row-counts.ts';
import { createRowReader, requiredWidth } from './row-reader.ts';
import type { TableReader } from './table-reader.ts';
import { isTotalId } from './total-words.ts';
import { trimmedId } from './trimmed-id.ts';

/** Reads the records of a ready table of customers. */
export type CustomerReader = TableReader<{ readonly table: CustomerTable; readonly report: ImportReport }>;

/**
 * A {@link CustomerReader} that obeys the plan's `customers`. A row without id is rejected; a cell that is no number
 * or lies beyond ±1e100 becomes NaN and is reported. Without an id column rows are called by their number. Throws {@link InputError} at once
 * when there is no feature column. O(bytes).
 */
export function createCustomerReader(plan: ImportPlan): CustomerReader {
  const { id: idAt, label: labelAt, features } = plan.customers;
  if (features.length === 0) {
    throw new InputError({
      file: plan.fileName,
      field: 'features',
      message: 'No column of numbers was found to describe the customers.',
      remedy: `Choose feature columns among: ${plan.header.slice(0, 20).join(', ')}.`,
    });
  }
  const ids: string[] = [];
  const known = new Set<string>();
  const labels = buildCoded();
  const sourceRow = buildInt32();
  const columns = features.map((at) => ({
    at,
    name: plan.header[at] ?? `column ${at + 1}`,
    values: buildFloat64(),
    bad: 0,
    firstBadRow: 0,
    badText: '',
    percents: 0,
    percentRow: 0,
    open: 0,
    openText: '',
    negative: 0,
  }));
  const read = numberReader(plan);
  const missingIds = new Set(plan.missingIds);
  const paddedIds = logPaddedIds();
  let repeatedIds = 0;
  let repeatedId = '';
  const used = [
    ...features,
    ...(idAt === undefined ? [] : [idAt]),
    ...(labelAt === undefined ? [] : [labelAt]),
  ];
  const rows = createRowReader(plan, requiredWidth(plan, used), takeRow);

  function takeRow(record: CsvRecord, row: number): void {
    const id = idAt === undefined ? String(row) : trimmedId(record[idAt]!);
    if (idAt !== undefined && (id === '' || missingIds.has(id)))
      return rows.rejects.reject('missing-id', { row, example: id, record });
    if (idAt !== undefined && isTotalId(id) && !/\d/.test(id))
      return rows.rejects.reject('total-row', { row, example: id, record });
    if (idAt !== undefined && id !== record[idAt]!) paddedIds.note(record[idAt]!);
    if (known.has(id)) {
      if (repeatedIds++ === 0) repeatedId = id;
    } else {
      known.add(id);
    }
    ids.push(id);
    sourceRow.push(row);
    if (labelAt !== undefined) labels.push(record[labelAt]!.trim());
    for (const column of columns) {
      const cell = record[column.at]!;
      const number = read(cell);
      const value = Math.abs(number) > LARGEST_VALUE ? NaN : number;
      column.values.push(value);
      if (value < 0) column.negative++;
      if (value === value && cell.includes('%') && column.percents++ === 0) column.percentRow = row;
      if (value === value || isNoValue(cell)) continue;
      if (isOpenNumber(cell, plan)) {
        if (column.open++ === 0) column.openText = cell.slice(0, 60);
        continue;
      }
      if (column.bad++ === 0) {
        column.firstBadRow = row;
        column.badText = cell.slice(0, 60);
      }
    }
  }

  return {
    plan,
    rows,
    rejects: rows.rejects,
    rowsRead: rows.rowsRead,
    finish(end) {
      const { summary } = rows.finish(end);
      requireRows(summary);
      const counted = columns.some(({ percents }) => percents > 0);
      const warnings: ImportWarning[] = [
        ...summary.warnings.filter(({ code }) => code !== 'percentages' || !counted),
        ...paddedIdWarnings(paddedIds.found()),
      ];
      for (const {
        name,
        percents,
        percentRow,
        bad,
        firstBadRow,
        badText,
        open,
        openText,
        negative,
      } of columns) {
        if (percents > 0) warnings.push(percentWarning(name, { count: percents, row: percentRow }));
        if (open > 0) {
          const message = `“${name}” holds ${countedText(open, 'number')} such as “${openText}” that can be read in two ways, and the rows looked at beforehand do not show the decimal mark: ${open === 1 ? 'it counts' : 'they count'} as missing. Choose it where the file is imported, or run it with --read decimal=. (or decimal=,).`;
          warnings.push({ code: 'ambiguous-numbers', message });
        }
        if (bad > 0) {
          const message = `“${name}” holds ${countedText(bad, 'cell that is no number, or too large to reckon with', 'cells that are no numbers, or too large to reckon with')} (first: row ${countText(firstBadRow)}, “${badText}”); ${bad === 1 ? 'it counts' : 'they count'} as missing.`;
          warnings.push({ code: 'bad-numbers', message });
        }
        if (negative > 0 && nameWords(name).some((word) => NEVER_NEGATIVE.has(word))) {
          warnings.push({
            code: 'impossible-values',
            message: `“${name}” holds ${countedText(negative, 'negative value')}, which it cannot have.`,
          });
        }
      }
      if (repeatedIds > 0) {
        const message = `${countedText(repeatedIds, 'row carries', 'rows carry')} an id that occurred before (first: “${repeatedId}”); each row counts as a customer of its own.`;
        warnings.push({ code: 'repeated-ids', message });
      }
      const table: CustomerTable = {
        rows: summary.valid,
        ids,
        columns: columns.map(({ name, values }) => ({ name, values: values.finish() })),
        ...(labelAt === undefined ? {} : { labels: { name: plan.header[labelAt]!, ...labels.finish() } }),
        sourceRow: sourceRow.finish(),
      };
      return { table, report: { ...summary, warnings, amountSum: 0, negativeAmountSum: 0 } };
    },
  };
}

const NEVER_NEGATIVE: ReadonlySet<string> = new Set([
  'recency',
  'frequency',
  'age',
  'tenure',
  'count',
  'orders',
  'purchases',
  'visits',
]);
