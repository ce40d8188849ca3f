import { contingency } from './contingency.ts';
import { entropy } from './entropy.ts';
import { mutualInformation } from './mutual-information.ts';

/**
 * Variation of information of two labellings of the same rows, in nats: what each says that the other
 * does not, H(a) + H(b) − 2 I(a, b). A distance between partitions: 0 for the same one under any
 * names, ln rows at most (Meilă 2007). O(rows + cells).
 */
export function variationOfInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { rowTotals, columnTotals } = contingency(a, b);
  return Math.max(0, entropy(rowTotals) + entropy(columnTotals) - 2 * mutualInformation(a, b));
}
