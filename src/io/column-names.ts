import { plainName } from '../base/name-order.ts';

/** Where the column of a name stands: by the exact name, else without regard to case and blanks; −1 without one. O(columns). */
export function columnNamed(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const plain = plainName(name);
  return header.findIndex((column) => plainName(column) === plain);
}

/** The same for headers that name the same columns, in any order. O(columns log columns). */
export function columnsKey(header: readonly string[]): string {
  return JSON.stringify(header.map(plainName).toSorted());
}

/** Whether two headers name the same columns, in any order. O(columns log columns). */
export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && columnsKey(a) === columnsKey(b);
}
