import { contingency } from './contingency.ts';

/**
 * Adjusted Rand index of two labellings of the same rows (Hubert & Arabie 1985), from −0.5 to 1:
 * 1 for the same partition under any names, 0 on average for independent ones.
 * Pairs are counted without rounding up to 1.3e8 rows. Two partitions that are alike and trivial
 * (one cluster, or all singletons) have 1, as in scikit-learn. O(rows + cells).
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { counts, rowTotals, columnTotals, total } = contingency(a, b);
  const both = pairs(counts.values);
  const inA = pairs(rowTotals);
  const inB = pairs(columnTotals);
  const onlyA = inA - both;
  const onlyB = inB - both;
  if (onlyA === 0 && onlyB === 0) return 1;
  const neither = (total * (total - 1)) / 2 - both - onlyA - onlyB;
  const divisor = (both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither);
  return (2 * (both * neither - onlyA * onlyB)) / divisor;
}

function pairs(counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i]! * (counts[i]! - 1)) / 2;
  return sum;
}
