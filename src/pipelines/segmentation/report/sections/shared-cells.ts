import { prose } from '../../explanation/prose.ts';
import { count, share } from '../../explanation/quantities.ts';
import type { Cell } from '../blocks.ts';

/** Counts of one row, each with its share of the row and tinted by it. */
export function sharedCells(counts: readonly number[]): readonly Cell[] {
  const total = counts.reduce((sum, each) => sum + each, 0);
  return counts.map((each) =>
    each === 0
      ? { text: ['0'], shade: 0 }
      : { text: prose`${count(each)} (${share(each / total)})`, shade: each / total },
  );
}
