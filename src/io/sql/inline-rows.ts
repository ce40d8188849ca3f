/**
 * A query that gives rows of literals, in the one form that every database takes: SELECTs joined by UNION ALL, the first
 * with the names of the columns. At least one row. O(cells).
 */
export function inlineRows(names: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const list = row === 0 ? cells.map((cell, at) => `${cell} AS ${names[at]!}`) : cells;
      return `SELECT ${list.join(', ')}`;
    })
    .join('\n  UNION ALL ');
}
