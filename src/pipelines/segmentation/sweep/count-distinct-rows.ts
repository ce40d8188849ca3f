import type { Matrix } from '../../../kernels/matrix.ts';

/** How many different rows a matrix has, counted up to `limit`: enough to know how many clusters it can fill. */
export function countDistinctRows(matrix: Matrix, limit: number): number {
  const seen = new Set<string>();
  for (let row = 0; row < matrix.rows && seen.size < limit; row++) {
    seen.add(matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns).join());
  }
  return seen.size;
}
