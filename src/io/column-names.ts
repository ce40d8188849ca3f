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

/** Whether two headers name the same columns, in any order. O(columns). */
export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const left = a.map(looseName).toSorted();
  const right = b.map(looseName).toSorted();
  return left.every((name, i) => name === right[i]);
}
