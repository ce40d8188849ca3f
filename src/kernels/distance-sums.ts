import type { Matrix } from './matrix.ts';

/** How many rows {@link distanceSums} takes at a time. */
export const DISTANCE_BLOCK = 4;

/**
 * Sums of the Euclidean distances of four rows, `first` … `first` + 3 of `matrix` (beyond its end, the last row
 * again), to each group of rows of `grouped`, group g being rows start[g] … start[g + 1] − 1.
 * Writes them to `sums`, 4 × groups. Four independent sums keep the adders busy, each in column order,
 * so a row's sums do not depend on its company. O(4 × rows × columns).
 */
export function distanceSums(
  matrix: Matrix,
  first: number,
  grouped: Matrix,
  start: Int32Array,
  sums: Float64Array,
): void {
  const { columns } = grouped;
  const last = matrix.rows - 1;
  const others = grouped.values;
  const block = matrix.values;
  const at0 = first * columns;
  const at1 = Math.min(first + 1, last) * columns;
  const at2 = Math.min(first + 2, last) * columns;
  const at3 = Math.min(first + 3, last) * columns;
  const groups = start.length - 1;
  for (let group = 0; group < groups; group++) {
    const end = start[group + 1]! * columns;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    for (let row = start[group]! * columns; row < end; row += columns) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < columns; j++) {
        const y = others[row + j]!;
        const d0 = y - block[at0 + j]!;
        const d1 = y - block[at1 + j]!;
        const d2 = y - block[at2 + j]!;
        const d3 = y - block[at3 + j]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      t0 += Math.sqrt(s0);
      t1 += Math.sqrt(s1);
      t2 += Math.sqrt(s2);
      t3 += Math.sqrt(s3);
    }
    sums[group] = t0;
    sums[groups + group] = t1;
    sums[2 * groups + group] = t2;
    sums[3 * groups + group] = t3;
  }
}
