import type { RunComparison } from '../../pipelines/segmentation/comparison/compare-runs.ts';

/**
 * Customers by both segments, row-major in a square: as many rows and columns as the greater number of segments, and one more
 * for customers who are in one of the runs only. All cells together are all customers.
 */
export function flowCounts({ left, right, pairs, counts }: RunComparison): Uint32Array {
  const size = Math.max(left.k, right.k) + 1;
  const flow = new Uint32Array(size * size);
  for (let from = 0; from < left.k; from++)
    for (let to = 0; to < right.k; to++) flow[from * size + to] = counts[from * right.k + to]!;
  unpaired(left, pairs.left).forEach((count, label) => {
    flow[label * size + size - 1]! += count;
  });
  unpaired(right, pairs.right).forEach((count, label) => {
    flow[(size - 1) * size + label]! += count;
  });
  return flow;
}

/** Customers of one run only, by segment. */
function unpaired({ labels, k }: RunComparison['left'], paired: Uint32Array): Uint32Array {
  const counts = new Uint32Array(k);
  if (paired.length === labels.length) return counts;
  for (let row = 0; row < labels.length; row++) counts[labels[row]!]!++;
  for (let at = 0; at < paired.length; at++) counts[labels[paired[at]!]!]!--;
  return counts;
}
