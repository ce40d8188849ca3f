/** Databases whose SQL can be written. */
export type SqlDialectName = 'duckdb' | 'postgresql' | 'snowflake' | 'bigquery' | 'spark' | 'sqlite';

/** Types of columns. */
export type SqlType = 'text' | 'double' | 'timestamp';

/** What differs from one database to the next; whatever is not here is written alike for all. */
export interface SqlDialect {
  readonly name: SqlDialectName;
  readonly title: string;
  /** Whether files of this dialect are run against the database itself by the tests of this project. */
  readonly tried: 'by tests' | 'by tests where it is installed' | 'never';
  /** The statement that makes the database read times in UTC where it would else take the zone of the session. */
  readonly inUtc?: string;
  /** Names of types, as they stand in a CAST. */
  readonly types: Readonly<Record<SqlType, string>>;
  /** A name of a column, whatever is in it. */
  identifier(name: string): string;
  /** A text, whatever is in it; characters that the database cannot hold become U+FFFD. */
  text(value: string): string;
  /** A finite number, to be read back as the same 64-bit float. */
  double(value: number): string;
  /** A column of the user's as a 64-bit float, NULL where it is not known. */
  number(column: string): string;
  /** Milliseconds since 1970 UTC of a timestamp, as a 64-bit float. */
  milliseconds(timestamp: string): string;
  /** The least of several numbers that are not NULL. */
  least(values: readonly string[]): string;
  /** A text without any of these characters around it. */
  trimmed(text: string, characters: string): string;
  /** A text with A to Z in small letters and all else as it is, whatever the language of the database. */
  smallLetters(text: string): string;
  /** Whether a text begins, goes on and ends with these parts, anything in between: `['a', 'b']` is a*b. */
  fits(text: string, parts: readonly string[]): string;
}
