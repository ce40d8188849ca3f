import { prose } from '../../explanation/prose.ts';
import { count, share } from '../../explanation/quantities.ts';
import type { Cell } from '../blocks.ts';

const MOST_SHARES = 8;

/** Counts of one row, tinted by their share of it, which is written too where there is room. */
export function sharedCells(counts: readonly number[]): readonly Cell[] {
  const total = counts.reduce((sum, each) => sum + each, 0);
  return counts.map((each) =>
    each === 0
      ? { text: ['0'], shade: 0 }
      : {
          text: counts.length > MOST_SHARES ? [count(each)] : prose`${count(each)} (${share(each / total)})`,
          shade: each / total,
        },
  );
}
