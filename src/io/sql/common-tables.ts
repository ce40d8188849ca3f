/** A query by name, as the next ones may read it. */
export interface CommonTable {
  readonly name: string;
  readonly query: string;
}

/** `WITH … SELECT …;`: queries that read from those before them, and the last one that gives the answer. O(length). */
export function withTables(tables: readonly CommonTable[], query: string): string {
  const list = tables.map((table) => `${table.name} AS (\n  ${table.query}\n)`).join(',\n');
  return `WITH ${list}\n${query};`;
}
