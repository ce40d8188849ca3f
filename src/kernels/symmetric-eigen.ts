import { assert } from '../base/assert.ts';
import { type Matrix, rowOf, zeros } from './matrix.ts';

/** Eigenvalues of a symmetric matrix, falling, and their unit eigenvectors as the rows of `vectors`. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/**
 * Cyclic Jacobi rotations (Jacobi 1846; Rutishauser 1966) until every off-diagonal element is lost
 * against its diagonal, or 60 sweeps. Orthonormal to rounding, also for equal eigenvalues.
 * O(n³) per sweep, some 6 to 10 sweeps. The argument is not changed.
 */
export function symmetricEigen(symmetric: Matrix): Eigen {
  const n = symmetric.rows;
  assert(symmetric.columns === n, `a ${n} × ${symmetric.columns} matrix is not symmetric`);
  const a = symmetric.values.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q]!;
        const scale = Math.abs(a[p * n + p]!) + Math.abs(a[q * n + q]!);
        if (Math.abs(off) <= 1e-17 * scale || off === 0) continue;
        rotate(a, vectors, n, p, q);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return sorted(a, { values: vectors, rows: n, columns: n });
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const magnitude = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const t = theta < 0 ? -magnitude : magnitude;
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * n + p]! -= t * off;
  a[q * n + q]! += t * off;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let i = 0; i < n; i++) {
    if (i !== p && i !== q) {
      const x = a[i * n + p]!;
      const y = a[i * n + q]!;
      const turnedX = c * x - s * y;
      const turnedY = s * x + c * y;
      a[i * n + p] = turnedX;
      a[p * n + i] = turnedX;
      a[i * n + q] = turnedY;
      a[q * n + i] = turnedY;
    }
    const u = vectors[p * n + i]!;
    const v = vectors[q * n + i]!;
    vectors[p * n + i] = c * u - s * v;
    vectors[q * n + i] = s * u + c * v;
  }
}

function sorted(a: Float64Array, vectors: Matrix): Eigen {
  const n = vectors.rows;
  const order = Array.from({ length: n }, (_, i) => i).sort((x, y) => a[y * n + y]! - a[x * n + x]! || x - y);
  const values = new Float64Array(n);
  const rows = zeros(n, n);
  order.forEach((from, to) => {
    values[to] = a[from * n + from]!;
    rows.values.set(rowOf(vectors, from), to * n);
  });
  return { values, vectors: rows };
}
