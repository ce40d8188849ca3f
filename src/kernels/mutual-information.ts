import { log } from '../base/portable-math.ts';
import { contingency } from './contingency.ts';
import { entropy } from './entropy.ts';

/** Mutual information of two labellings of the same rows, in nats; 0 when they are independent. O(rows + cells). */
export function mutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { counts, rowTotals, columnTotals, total } = contingency(a, b);
  let sum = 0;
  for (let at = 0; at < counts.values.length; at++) {
    const count = counts.values[at]!;
    if (count === 0) continue;
    const expected = rowTotals[Math.floor(at / counts.columns)]! * columnTotals[at % counts.columns]!;
    sum += (count / total) * log((count / expected) * total);
  }
  return Math.max(0, sum);
}

/**
 * Mutual information over the arithmetic mean of the two entropies (Kvålseth 1987; scikit-learn's
 * default), 0 to 1. Two labellings of one cluster each have 1. O(rows + cells).
 */
export function normalizedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { rowTotals, columnTotals } = contingency(a, b);
  const mean = (entropy(rowTotals) + entropy(columnTotals)) / 2;
  return mean === 0 ? 1 : Math.min(1, mutualInformation(a, b) / mean);
}
