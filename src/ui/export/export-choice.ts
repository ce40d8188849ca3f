import type { TableFileFormat } from '../../io/table-file.ts';
import type { ColumnChoice } from './customer-file.ts';

/** Whose rows go into a file. */
export type ExportedPart = 'selected' | 'shown' | 'all';

interface Choice<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly about: string;
}

export const FORMATS: readonly (Choice<TableFileFormat> & { readonly mediaType: string })[] = [
  {
    name: 'csv',
    title: 'CSV',
    about: 'for spreadsheets; texts that look like formulas are made harmless',
    mediaType: 'text/csv',
  },
  {
    name: 'parquet',
    title: 'Parquet',
    about: 'for notebooks and databases; every column keeps its type',
    mediaType: 'application/vnd.apache.parquet',
  },
  {
    name: 'json',
    title: 'JSON',
    about: 'one object per customer; what is missing is null',
    mediaType: 'application/json',
  },
];

export const COLUMN_CHOICES: readonly Choice<ColumnChoice>[] = [
  { name: 'everything', title: 'Everything', about: 'segment, certainty, forecasts and the whole profile' },
  { name: 'segments', title: 'Segments', about: 'number, name and certainty only' },
];

/** The same for customers that a model was applied to. */
export const APPLIED_COLUMN_CHOICES: typeof COLUMN_CHOICES = [
  { name: 'everything', title: 'Everything', about: 'segment, distance and the features of the model' },
  { name: 'segments', title: 'Segments', about: 'number, name and distance only' },
];

/** "strata-customers-selected-47.csv": whose rows and what the file holds. */
export function exportName(
  part: ExportedPart,
  count: number,
  columns: ColumnChoice,
  format: TableFileFormat,
): string {
  return `strata-${columns === 'segments' ? 'segments' : 'customers'}-${part}-${count}.${format}`;
}
