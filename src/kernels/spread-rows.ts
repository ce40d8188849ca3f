import { assert } from '../base/assert.ts';
import type { Random } from '../base/random.ts';

/**
 * A sample of row numbers below `rows`, ascending: one from each of `count` parts of equal length, wherever in it, so
 * that every row is as likely as any other. A row that lies in two parts may come twice, which `rows` many times
 * `count` make rare. Cheaper than a draw of any `count` rows, and evenly spread; unlike every tenth row, it does not
 * fall in step with rows that repeat. O(count).
 */
export function spreadRows(rows: number, count: number, random: Random): Int32Array {
  assert(count > 0 && count <= rows, `cannot draw ${count} of ${rows} rows`);
  const length = rows / count;
  return Int32Array.from({ length: count }, (_, part) =>
    Math.min(rows - 1, Math.floor((part + random.unit()) * length)),
  );
}
