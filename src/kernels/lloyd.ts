import { assert } from '../base/assert.ts';
import { NO_CLUSTER, assign, beginPasses, reseedEmpty } from './assignment-pass.ts';
import { writeMeans } from './exact-sums.ts';
import { inertia } from './inertia.ts';
import { type Labels, type Matrix, assertFinite } from './matrix.ts';

/** A k-means partition. Centroids are the (weighted) means of their rows; inertia is taken from them. */
export interface KMeansFit {
  readonly labels: Labels;
  /** k × columns. */
  readonly centroids: Matrix;
  /** Within-cluster (weighted) sum of squares. */
  readonly inertia: number;
  /** Assignment passes, the last one, which found nothing to change, included. */
  readonly iterations: number;
  /** Whether a fixed point was reached before the limit of iterations. */
  readonly converged: boolean;
}

/**
 * Batch k-means from given centroids (k × columns) to a fixed point or `maxIterations`
 * (Lloyd 1982; the iteration is counted as scikit-learn counts it with tol = 0).
 * Distances are sums of squared differences in column order in f64, ties go to the lowest index;
 * means come from exact sums, so they do not depend on the order of rows or on what moved before.
 * A row counts `weights` times, 1 when absent; a row of weight 0 gets a label and nothing else.
 * An empty cluster is re-seeded at the row of positive weight that is farthest from its centroid and has
 * company in its cluster (ties to the lowest row), see {@link reseedEmpty}; with fewer distinct rows than k it
 * stays empty, where it was. When the limit stops it, labels are those of the centroids returned. NaN is a Bug.
 * O(rows × k × columns) per iteration; nothing is allocated within one.
 */
export function lloyd(
  matrix: Matrix,
  initial: Matrix,
  maxIterations: number,
  weights?: Float64Array,
): KMeansFit {
  const { columns } = matrix;
  const k = initial.rows;
  assertFinite(matrix);
  assertStart(matrix, initial);
  const centers = initial.values.slice();
  const pass = beginPasses(matrix, k, weights);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations++;
    const changed = assign(matrix, centers, pass) + reseedEmpty(matrix, pass);
    converged = changed === 0 || !writeMeans(pass.sums, centers);
  }
  if (!converged) assign(matrix, centers, pass);

  const centroids: Matrix = { values: centers, rows: k, columns };
  const labels = pass.labels;
  return {
    labels,
    centroids,
    inertia: inertia(matrix, labels, centroids, weights),
    iterations,
    converged,
  };
}

/** Throws Bug unless k-means can run from these centroids. O(k × columns). */
export function assertStart(matrix: Matrix, initial: Matrix): void {
  const { rows, columns } = matrix;
  const k = initial.rows;
  assert(
    rows > 0 && k > 0 && k <= NO_CLUSTER,
    `k-means wants rows and 1 to 255 clusters, not ${rows} rows, k = ${k}`,
  );
  assert(columns > 0, 'k-means wants columns, and the matrix has none');
  assert(initial.columns === columns, `centroids have ${initial.columns} columns, the matrix has ${columns}`);
  assertFinite(initial);
}
