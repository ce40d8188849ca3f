import { csvLine } from '../../base/csv-line.ts';
import type { TableColumn } from './table-column.ts';

/** The heading of {@link tableCsvLines}: titles with their units. */
export function tableCsvHeading(columns: readonly TableColumn[]): string {
  return csvLine(columns.map(({ title, unit }) => (unit === '' ? title : `${title} (${unit})`)));
}

/** The cells of some rows in the order given, with every digit. */
export function tableCsvLines(columns: readonly TableColumn[], rows: Uint32Array): string {
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(
      csvLine(
        columns.map((column) => (column.kind === 'number' ? shortest(column.value(row)) : column.text(row))),
      ),
    );
  }
  return lines.join('');
}

/** The shortest decimal that stands for the same number in single precision, in which the columns travel. */
function shortest(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (const digits of [7, 8]) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
