import { csvLine } from '../../base/csv-line.ts';
import { shortSingle } from '../../base/short-single.ts';
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
        columns.map((column) =>
          column.kind === 'number' ? shortSingle(column.value(row)) : column.text(row),
        ),
      ),
    );
  }
  return lines.join('');
}
