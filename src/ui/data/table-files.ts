/** What the browser's choice of files offers for tables. */
export const TABLE_FILES =
  '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.parquet,.xlsx,.xls,.gz,.zip,text/csv,text/tab-separated-values,text/plain,application/json,application/gzip,application/zip';
