import { globPattern, likePattern } from './wildcard-pattern.ts';
import { numberLiteral } from './number-literal.ts';
import { backslashQuoted, standardQuoted } from './quoted.ts';
import type { SqlDialect, SqlDialectName } from './sql-dialect.ts';

const asDouble =
  (type: string) =>
  (column: string): string =>
    `CAST(${column} AS ${type})`;

/** What most databases have in common with the standard. */
const STANDARD = {
  identifier: (name: string) => standardQuoted(name, '"'),
  text: (value: string) => standardQuoted(value, "'"),
  double: numberLiteral,
  least: (values: readonly string[]) => `LEAST(${values.join(', ')})`,
  trimmed: (text: string, characters: string) => `TRIM(${text}, ${standardQuoted(characters, "'")})`,
  smallLetters: (text: string) =>
    `TRANSLATE(${text}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`,
  fits: (text: string, parts: readonly string[]) =>
    `${text} LIKE ${standardQuoted(likePattern(parts, '!'), "'")} ESCAPE '!'`,
};

const duckdb: SqlDialect = {
  ...STANDARD,
  name: 'duckdb',
  title: 'DuckDB',
  tried: 'by tests',
  inUtc: "SET TimeZone = 'UTC'",
  types: { text: 'VARCHAR', double: 'DOUBLE', timestamp: 'TIMESTAMP' },
  number: asDouble('DOUBLE'),
  milliseconds: (timestamp) => `CAST(EPOCH_MS(${timestamp}) AS DOUBLE)`,
};

const postgresql: SqlDialect = {
  ...STANDARD,
  name: 'postgresql',
  title: 'PostgreSQL',
  tried: 'by tests where it is installed',
  inUtc: "SET TIME ZONE 'UTC'",
  types: { text: 'TEXT', double: 'DOUBLE PRECISION', timestamp: 'TIMESTAMP' },
  // Numbers are of arbitrary precision there unless they are cast, and its sums of those are slow.
  double: (value) => `CAST(${numberLiteral(value)} AS DOUBLE PRECISION)`,
  trimmed: (text, characters) => `TRIM(BOTH ${standardQuoted(characters, "'")} FROM ${text})`,
  number: asDouble('DOUBLE PRECISION'),
  milliseconds: (timestamp) => `CAST(FLOOR(EXTRACT(EPOCH FROM ${timestamp}) * 1000) AS DOUBLE PRECISION)`,
};

const snowflake: SqlDialect = {
  ...STANDARD,
  name: 'snowflake',
  title: 'Snowflake',
  tried: 'never',
  inUtc: "ALTER SESSION SET TIMEZONE = 'UTC'",
  types: { text: 'VARCHAR', double: 'DOUBLE', timestamp: 'TIMESTAMP_NTZ' },
  text: (value) => backslashQuoted(value, "'"),
  double: (value) => `CAST(${numberLiteral(value)} AS DOUBLE)`,
  trimmed: (text, characters) => `TRIM(${text}, ${backslashQuoted(characters, "'")})`,
  number: asDouble('DOUBLE'),
  milliseconds: (timestamp) => `CAST(DATE_PART(EPOCH_MILLISECOND, ${timestamp}) AS DOUBLE)`,
  fits: (text, parts) => `${text} LIKE ${backslashQuoted(likePattern(parts, '!'), "'")} ESCAPE '!'`,
};

const bigquery: SqlDialect = {
  ...STANDARD,
  name: 'bigquery',
  title: 'BigQuery',
  tried: 'never',
  types: { text: 'STRING', double: 'FLOAT64', timestamp: 'TIMESTAMP' },
  identifier: (name) => backslashQuoted(name, '`'),
  text: (value) => backslashQuoted(value, "'"),
  trimmed: (text, characters) => `TRIM(${text}, ${backslashQuoted(characters, "'")})`,
  number: asDouble('FLOAT64'),
  milliseconds: (timestamp) => `CAST(UNIX_MILLIS(${timestamp}) AS FLOAT64)`,
  // Its LIKE escapes by a backslash, and knows no ESCAPE.
  fits: (text, parts) => `${text} LIKE ${backslashQuoted(likePattern(parts, '\\'), "'")}`,
};

const spark: SqlDialect = {
  ...STANDARD,
  name: 'spark',
  title: 'Spark SQL',
  tried: 'never',
  inUtc: "SET TIME ZONE 'UTC'",
  types: { text: 'STRING', double: 'DOUBLE', timestamp: 'TIMESTAMP' },
  identifier: (name) => standardQuoted(name, '`'),
  text: (value) => backslashQuoted(value, "'"),
  double: (value) => `CAST(${numberLiteral(value)} AS DOUBLE)`,
  trimmed: (text, characters) => `TRIM(BOTH ${backslashQuoted(characters, "'")} FROM ${text})`,
  number: asDouble('DOUBLE'),
  milliseconds: (timestamp) => `CAST(UNIX_MILLIS(${timestamp}) AS DOUBLE)`,
  fits: (text, parts) => `${text} LIKE ${backslashQuoted(likePattern(parts, '!'), "'")} ESCAPE '!'`,
};

const sqlite: SqlDialect = {
  ...STANDARD,
  name: 'sqlite',
  title: 'SQLite',
  tried: 'by tests',
  types: { text: 'TEXT', double: 'REAL', timestamp: 'TEXT' },
  // Cells that its shell reads from CSV are texts, and a cast takes whatever number a text begins with, 0 where there is none.
  // Compared with a number, only a text that is one as a whole is taken for it.
  number: (column) =>
    `CASE WHEN ${column} = CAST(${column} AS NUMERIC) AND ABS(CAST(${column} AS REAL)) <= ${Number.MAX_VALUE} THEN CAST(${column} AS REAL) END`,
  milliseconds: (timestamp) => `CAST(ROUND((JULIANDAY(${timestamp}) - 2440587.5) * 86400000.0) AS REAL)`,
  // It has no TRANSLATE, and its LOWER knows ASCII alone.
  smallLetters: (text) => `LOWER(${text})`,
  least: (values) => `MIN(${values.join(', ')})`,
  // Its LIKE takes capitals for small letters.
  fits: (text, parts) => `${text} GLOB ${standardQuoted(globPattern(parts), "'")}`,
};

/** Every dialect by its name. */
export const SQL_DIALECTS: Readonly<Record<SqlDialectName, SqlDialect>> = {
  duckdb,
  postgresql,
  snowflake,
  bigquery,
  spark,
  sqlite,
};
