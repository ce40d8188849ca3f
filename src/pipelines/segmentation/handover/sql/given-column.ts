import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';

/** The alias of the user's own table. */
export const GIVEN = 'given_table';

/**
 * A column of the user's own table. It is named with its table: SQLite takes a bare "name" that no column has for the text
 * 'name', which is 0 as a number, and would go on without a word.
 */
export function givenColumn(name: string, dialect: SqlDialect): string {
  return `${GIVEN}.${dialect.identifier(name)}`;
}
