import type { EventTable } from './event-table.ts';
import type { RowHashes } from './row-hashes.ts';
import { createRowSet } from './row-reader.ts';

/** Copies of rows, wherever the first one stood. */
export interface Repeats {
  /** 1 where the row is a copy of an earlier one, for each table. */
  readonly repeated: readonly Uint8Array[];
  /** Copies among the rows of each file, the rejected ones included. */
  readonly counts: readonly number[];
  /** Rows that were not compared since the set was full. */
  readonly uncompared: number;
}

/**
 * Finds copies across files that were read apart: the hashes of their rows are united in order, so that the answer is that
 * of one reading. O(rows).
 */
export function repeatsAcross(
  parts: readonly { readonly table: EventTable; readonly hashes: RowHashes }[],
): Repeats {
  const seen = createRowSet();
  const counts: number[] = [];
  let uncompared = 0;
  const repeated = parts.map(({ table: { rows, sourceRow }, hashes: { low, high, row } }) => {
    const marks = new Uint8Array(rows);
    let kept = 0;
    let count = 0;
    for (let i = 0; i < row.length; i++) {
      const fresh = seen.addHashed(low[i]!, high[i]!);
      if (fresh === undefined) uncompared++;
      while (kept < rows && sourceRow[kept]! < row[i]!) kept++;
      if (fresh !== false) continue;
      count++;
      if (kept < rows && sourceRow[kept] === row[i]) marks[kept] = 1;
    }
    counts.push(count);
    return marks;
  });
  return { repeated, counts, uncompared };
}
