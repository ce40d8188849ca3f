import { HANDOVER_FILES } from '../../pipelines/segmentation/handover/handover-files.ts';
import type { HandoverFile } from '../../pipelines/segmentation/handover/handover-file.ts';

export type SqlChoice = NonNullable<HandoverFile['dialect']>;

const TITLES: Readonly<Record<SqlChoice, string>> = {
  duckdb: 'DuckDB',
  postgresql: 'PostgreSQL',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  spark: 'Spark SQL',
  sqlite: 'SQLite (segments only)',
};

/** The databases that files are offered for, in the order of the files. */
export const SQL_CHOICES: readonly { readonly name: SqlChoice; readonly title: string }[] = [
  ...new Set(HANDOVER_FILES.flatMap(({ dialect }) => dialect ?? [])),
].map((name) => ({ name, title: TITLES[name] }));
