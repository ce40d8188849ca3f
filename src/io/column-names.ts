/** A column's name as people compare it: without regard to case and blanks. O(length). */
export function looseName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Where the column of a name stands: by the exact name, else without regard to case and blanks; −1 without one. O(columns). */
export function columnNamed(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const loose = looseName(name);
  return header.findIndex((column) => looseName(column) === loose);
}

/** The same for headers that name the same columns, in any order. O(columns log columns). */
export function columnsKey(header: readonly string[]): string {
  return JSON.stringify(header.map(looseName).toSorted());
}

/** Whether two headers name the same columns, in any order. O(columns log columns). */
export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && columnsKey(a) === columnsKey(b);
}
