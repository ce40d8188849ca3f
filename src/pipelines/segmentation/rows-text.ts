import { countText, countedText } from '../../base/number-text.ts';

/** So many rows and the first of them by number: “3 rows (2, 5, 9)”, “20 rows (first: 2, 5, 9)”. O(rows named). */
export function rowsText(count: number, firstRows: readonly number[]): string {
  const named = firstRows
    .slice(0, 5)
    .map((row) => countText(row))
    .join(', ');
  const first = named.length > 0 && count > Math.min(5, firstRows.length) ? 'first: ' : '';
  return `${countedText(count, 'row')}${named === '' ? '' : ` (${first}${named})`}`;
}
