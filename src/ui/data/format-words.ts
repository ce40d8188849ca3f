import type { TableFormat } from '../../io/import-plan.ts';

/** Formats of tables as people call them. */
export const FORMAT_WORDS: Readonly<Record<TableFormat['kind'], string>> = {
  delimited: 'delimited text',
  'fixed-width': 'columns of fixed width',
  json: 'JSON',
  'json-lines': 'JSON Lines',
  parquet: 'Parquet',
  workbook: 'workbook',
  html: 'web page',
};
