import { csvLine } from '../../base/csv-line.ts';
import type { TableColumn } from './table-column.ts';

/** Exactly the rows and columns that a table shows, in their order, with every digit. */
export function tableCsv(columns: readonly TableColumn[], rows: Uint32Array): string {
  const lines = [csvLine(columns.map((column) => (column.unit === '' ? column.title : `${column.title} (${column.unit})`)))];
  for (const row of rows) {
    lines.push(csvLine(columns.map((column) => (column.kind === 'number' ? exactly(column.value(row)) : column.text(row)))));
  }
  return lines.join('');
}

/** The shortest decimal that single precision, in which the columns travel, cannot tell apart. */
function exactly(value: number): number {
  return Math.fround(value) === value ? Number(value.toPrecision(7)) : value;
}
