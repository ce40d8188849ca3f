import { atOnce, type Sliced } from '../base/sliced.ts';
import { slicedCovariance } from './correlation.ts';
import { type Matrix, selectRows, zeros } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Principal components of a matrix, by falling variance. */
export interface PrincipalComponents {
  readonly means: Float64Array;
  /** count × columns: one unit vector per row, its entry of largest magnitude positive. */
  readonly components: Matrix;
  /** Variance along each component, divisor n − 1. */
  readonly variances: Float64Array;
  /** Share of the total variance; 0 when there is none. */
  readonly ratios: Float64Array;
  /** count × columns: component × √variance. On z-scores, about the correlation of column and component. */
  readonly loadings: Matrix;
}

/**
 * The first `count` principal components (Pearson 1901; Hotelling 1933) from the covariance matrix
 * and its eigenvectors; `count` above the number of columns gives all. Columns are centred, not
 * scaled. NaN is a Bug. O(rows × columns² + columns³ × sweeps).
 */
export function principalComponents(matrix: Matrix, count: number): PrincipalComponents {
  return atOnce(slicedPrincipalComponents(matrix, count));
}

/** The same in slices. */
export function* slicedPrincipalComponents(matrix: Matrix, count: number): Sliced<PrincipalComponents> {
  const { covariance, means } = yield* slicedCovariance(matrix);
  const { values: eigenvalues, vectors } = symmetricEigen(covariance);
  const kept = Math.min(count, matrix.columns);
  const all = eigenvalues.map((value) => Math.max(0, value));
  let total = 0;
  for (const variance of all) total += variance;
  const components = selectRows(
    vectors,
    Array.from({ length: kept }, (_, i) => i),
  );
  orient(components);
  const variances = all.slice(0, kept);
  const loadings = zeros(kept, matrix.columns);
  for (let at = 0; at < loadings.values.length; at++) {
    loadings.values[at] = components.values[at]! * Math.sqrt(variances[Math.floor(at / matrix.columns)]!);
  }
  const ratios = variances.map((variance) => (total > 0 ? variance / total : 0));
  return { means, components, variances, ratios, loadings };
}

/** Scores of the rows on the components, rows × count. O(rows × columns × count). */
export function project(matrix: Matrix, pca: PrincipalComponents): Matrix {
  const { values, rows, columns } = matrix;
  const { components, means } = pca;
  const count = components.rows;
  const scores = zeros(rows, count);
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < count; c++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        sum += (values[i * columns + j]! - means[j]!) * components.values[c * columns + j]!;
      }
      scores.values[i * count + c] = sum;
    }
  }
  return scores;
}

function orient({ values, rows, columns }: Matrix): void {
  for (let c = 0; c < rows; c++) {
    let largest = 0;
    for (let at = c * columns; at < (c + 1) * columns; at++) {
      if (Math.abs(values[at]!) > Math.abs(largest)) largest = values[at]!;
    }
    if (largest >= 0) continue;
    for (let at = c * columns; at < (c + 1) * columns; at++) values[at] = -values[at]!;
  }
}
