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
  for (const label of unpaired(left.labels, pairs.left)) flow[label * size + size - 1]!++;
  for (const label of unpaired(right.labels, pairs.right)) flow[(size - 1) * size + label]!++;
  return flow;
}

function unpaired(labels: Uint8Array, paired: Uint32Array): Uint8Array {
  const inBoth = new Uint8Array(labels.length);
  for (const row of paired) inBoth[row] = 1;
  return labels.filter((_, row) => inBoth[row] === 0);
}
