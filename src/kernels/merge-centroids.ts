import { clusterSizes } from './cluster-means.ts';
import { type Labels, type Matrix, rowOf, zeros } from './matrix.ts';

/** The centroids of a partition, and what each stands for. */
export interface WeighedCentroids {
  /** k × columns. */
  readonly centroids: Matrix;
  /** Total weight of the rows of each; centroids of weight 0 are left out. */
  readonly sizes: Float64Array;
}

/**
 * k centroids out of two partitions of the same rows into k: those of both are put together, and the two whose
 * union raises the sum of squares least are made one, until k are left (pairwise nearest neighbours, Equitz 1989;
 * as a way to cross partitions: Fränti 2000). Where the partitions agree, they come out as they were; where they
 * do not, what serves best is kept of either. The order is that of `first`. Fewer than k come out when fewer have
 * weight: the last of `first` fill up. O(k³ + k² × columns), whatever the number of rows.
 */
export function mergeCentroids(first: WeighedCentroids, second: WeighedCentroids): Matrix {
  const { rows: k, columns } = first.centroids;
  const all: Matrix = {
    values: joined(first.centroids.values, second.centroids.values),
    rows: 2 * k,
    columns,
  };
  const sizes = joined(first.sizes, second.sizes);
  const left = Array.from(sizes.keys()).filter((at) => sizes[at]! > 0);
  const costs = new Float64Array(4 * k * k);
  const measure = (a: number, b: number): void => {
    costs[Math.min(a, b) * 2 * k + Math.max(a, b)] = costOfUnion(all, sizes, a, b);
  };
  for (const a of left) for (const b of left) if (a < b) measure(a, b);
  while (left.length > k) {
    const [kept, gone] = cheapestPair(left, costs, 2 * k);
    unite(all, sizes, kept, gone);
    left.splice(left.indexOf(gone), 1);
    for (const other of left) if (other !== kept) measure(kept, other);
  }
  const merged = zeros(k, columns);
  merged.values.set(first.centroids.values);
  left.forEach((from, to) => merged.values.set(rowOf(all, from), to * columns));
  return merged;
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The weight of each cluster: its rows, counted `weights` times where given. O(rows). */
export function clusterWeights(labels: Labels, k: number, weights?: Float64Array): Float64Array {
  if (weights === undefined) return Float64Array.from(clusterSizes(labels, k));
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]!]! += weights[i]!;
  return sizes;
}

/** By how much the sum of squares grows when two clusters become one (Ward 1963). */
function costOfUnion({ values, columns }: Matrix, sizes: Float64Array, a: number, b: number): number {
  let square = 0;
  for (let j = 0; j < columns; j++) {
    const difference = values[a * columns + j]! - values[b * columns + j]!;
    square += difference * difference;
  }
  return (square * sizes[a]! * sizes[b]!) / (sizes[a]! + sizes[b]!);
}

function cheapestPair(left: readonly number[], costs: Float64Array, width: number): [number, number] {
  let least = Infinity;
  let pair: [number, number] = [left[0]!, left[1]!];
  for (let i = 0; i < left.length; i++) {
    for (let j = i + 1; j < left.length; j++) {
      const cost = costs[left[i]! * width + left[j]!]!;
      if (cost < least) {
        least = cost;
        pair = [left[i]!, left[j]!];
      }
    }
  }
  return pair;
}

function unite({ values, columns }: Matrix, sizes: Float64Array, kept: number, gone: number): void {
  const total = sizes[kept]! + sizes[gone]!;
  for (let j = 0; j < columns; j++) {
    const at = kept * columns + j;
    values[at] = (values[at]! * sizes[kept]! + values[gone * columns + j]! * sizes[gone]!) / total;
  }
  sizes[kept] = total;
}
