import type { Matrix } from './matrix.ts';

/**
 * Squared Euclidean distances of one row of `matrix` to every row of `centroids`, into `result`.
 * Four at a time: four independent sums, each in column order. O(centroids × columns).
 */
export function squaredDistances(matrix: Matrix, row: number, centroids: Matrix, result: Float64Array): void {
  const { values, columns } = matrix;
  const { values: centers, rows: k } = centroids;
  const from = row * columns;
  const end = from + columns;
  const last = (k - 1) * columns;
  for (let cluster = 0; cluster < k; cluster += 4) {
    let c0 = cluster * columns;
    let c1 = Math.min(c0 + columns, last);
    let c2 = Math.min(c1 + columns, last);
    let c3 = Math.min(c2 + columns, last);
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = from; j < end; j++) {
      const x = values[j]!;
      const d0 = x - centers[c0++]!;
      const d1 = x - centers[c1++]!;
      const d2 = x - centers[c2++]!;
      const d3 = x - centers[c3++]!;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    result[cluster] = s0;
    if (cluster + 1 < k) result[cluster + 1] = s1;
    if (cluster + 2 < k) result[cluster + 2] = s2;
    if (cluster + 3 < k) result[cluster + 3] = s3;
  }
}
