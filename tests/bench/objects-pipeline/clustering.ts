import { kmeans } from 'ml-kmeans';

export interface Clustering {
  readonly k: number;
  readonly labels: readonly number[];
  readonly inertia: number;
}

/** The best of some runs of ml-kmeans from k-means++ starts. */
export function bestClustering(rows: number[][], k: number, restarts: number): Clustering {
  let best: Clustering | undefined;
  for (let seed = 1; seed <= restarts; seed++) {
    const { clusters, centroids } = kmeans(rows, k, {
      initialization: 'kmeans++',
      seed,
      maxIterations: 300,
    });
    const inertia = rows.reduce((sum, row, i) => sum + squaredDistance(row, centroids[clusters[i]!]!), 0);
    if (best === undefined || inertia < best.inertia) best = { k, labels: clusters, inertia };
  }
  return best!;
}

/**
 * The mean silhouette by the definition: of all rows, each pair of which is looked at once, or of so many rows at equal
 * steps, each against all rows.
 */
export function meanSilhouette(
  rows: number[][],
  { k, labels }: Clustering,
  sampled: number = rows.length,
): number {
  const sizes = Array.from({ length: k }, () => 0);
  for (const label of labels) sizes[label]!++;
  const [sums, taken] =
    sampled < rows.length ? sumsOfSome(rows, labels, k, sampled) : sumsOfAll(rows, labels, k);
  let total = 0;
  for (const [at, i] of taken.entries()) {
    const label = labels[i]!;
    if (sizes[label] === 1) continue;
    const inside = sums[at]![label]! / (sizes[label]! - 1);
    let nearest = Infinity;
    for (let other = 0; other < k; other++)
      if (other !== label) nearest = Math.min(nearest, sums[at]![other]! / sizes[other]!);
    total += (nearest - inside) / Math.max(inside, nearest);
  }
  return total / taken.length;
}

/** Distances to the rows of each cluster, summed, and the rows that they are of. */
type DistanceSums = readonly [sums: readonly Float64Array[], rows: readonly number[]];

function sumsOfAll(rows: number[][], labels: readonly number[], k: number): DistanceSums {
  const sums = rows.map(() => new Float64Array(k));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const own = sums[i]!;
    const label = labels[i]!;
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(row, rows[j]!));
      own[labels[j]!]! += distance;
      sums[j]![label]! += distance;
    }
  }
  return [sums, rows.map((_, i) => i)];
}

function sumsOfSome(rows: number[][], labels: readonly number[], k: number, sampled: number): DistanceSums {
  const taken = Array.from({ length: sampled }, (_, at) => Math.floor((at * rows.length) / sampled));
  const sums = taken.map((i) => {
    const own = new Float64Array(k);
    for (let j = 0; j < rows.length; j++) own[labels[j]!]! += Math.sqrt(squaredDistance(rows[i]!, rows[j]!));
    return own;
  });
  return [sums, taken];
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) {
    const difference = a[j]! - b[j]!;
    sum += difference * difference;
  }
  return sum;
}
