import { sin } from '../base/portable-math.ts';
import { type Random } from '../base/random.ts';
import { correlationMatrix, covarianceMatrix } from './correlation.ts';
import { type Matrix, columnOf, matrixFromColumns, zeros } from './matrix.ts';
import { rankScale } from './scale.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A model of data with the dependence of a matrix and without its clusters; plain data, fit to be sent to a task. */
export type NullModel = GaussianNull | CopulaNull;

/** One Gaussian cloud with the means and the covariance of a matrix. */
export interface GaussianNull {
  readonly kind: 'gaussian';
  readonly rows: number;
  readonly means: Float64Array;
  /** columns × columns; its product with its transpose is the covariance. */
  readonly root: Matrix;
}

/** A Gaussian copula with the marginals of a matrix and its rank correlations. */
export interface CopulaNull {
  readonly kind: 'copula';
  readonly rows: number;
  /** Each column of the matrix, ascending. */
  readonly marginals: readonly Float64Array[];
  /** columns × columns; its product with its transpose is the correlation of the hidden Gaussian. */
  readonly root: Matrix;
}

/** The Gaussian null of a matrix. A singular covariance is taken as it is. NaN is a Bug. O(rows × columns² + columns³). */
export function gaussianNull(matrix: Matrix): GaussianNull {
  const { covariance, means } = covarianceMatrix(matrix);
  return { kind: 'gaussian', rows: matrix.rows, means, root: positiveRoot(covariance) };
}

/**
 * The copula null of a matrix: the hidden correlation of two columns is 2 sin(π ρ / 6) for their
 * Spearman correlation ρ (Pearson 1907; exact for continuous columns); what is not positive
 * semidefinite is brought to the nearest by its spectrum and scaled back to a unit diagonal
 * (Rebonato & Jäckel 1999). Constant columns stay constant. NaN is a Bug.
 * O(columns × rows log rows + rows × columns² + columns³).
 */
export function copulaNull(matrix: Matrix): CopulaNull {
  const columns = Array.from({ length: matrix.columns }, (_, j) => columnOf(matrix, j));
  const ranks = correlationMatrix(matrixFromColumns(columns.map(rankScale)));
  const hidden = zeros(matrix.columns, matrix.columns);
  hidden.values.set(
    ranks.values.map((rho, at) => {
      if (at % (matrix.columns + 1) === 0) return 1;
      return rho === rho ? 2 * sin((Math.PI * rho) / 6) : 0;
    }),
  );
  return {
    kind: 'copula',
    rows: matrix.rows,
    marginals: columns.map((column) => column.toSorted()),
    root: unitRows(positiveRoot(hidden)),
  };
}

/**
 * One copy, as many rows as the matrix the model was made of. A copula copy has in each column exactly
 * the values of the original. Same stream, same bytes. O(rows × columns² + columns × rows log rows).
 */
export function nullCopy(model: NullModel, random: Random): Matrix {
  const copy = correlatedNormals(model.rows, model.root, random);
  if (model.kind === 'copula') setMarginals(copy, model.marginals);
  else addMeans(copy, model.means);
  return copy;
}

/** V √Λ of a symmetric matrix V Λ Vᵀ, eigenvalues below 0 taken as 0. */
function positiveRoot(symmetric: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(symmetric);
  const n = symmetric.rows;
  const root = zeros(n, n);
  for (let component = 0; component < n; component++) {
    const scale = Math.sqrt(Math.max(0, values[component]!));
    for (let j = 0; j < n; j++) root.values[j * n + component] = vectors.values[component * n + j]! * scale;
  }
  return root;
}

function unitRows(root: Matrix): Matrix {
  const { values, rows, columns } = root;
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let at = i * columns; at < (i + 1) * columns; at++) square += values[at]! * values[at]!;
    if (square === 0) continue;
    for (let at = i * columns; at < (i + 1) * columns; at++) values[at]! /= Math.sqrt(square);
  }
  return root;
}

function correlatedNormals(rows: number, root: Matrix, random: Random): Matrix {
  const { values: weights, columns } = root;
  const copy = zeros(rows, columns);
  const drawn = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) drawn[j] = random.normal();
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let component = 0; component < columns; component++) {
        sum += weights[j * columns + component]! * drawn[component]!;
      }
      copy.values[i * columns + j] = sum;
    }
  }
  return copy;
}

function addMeans({ values, columns }: Matrix, means: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at]! += means[at % columns]!;
}

function setMarginals(copy: Matrix, marginals: readonly Float64Array[]): void {
  const { values, rows, columns } = copy;
  marginals.forEach((marginal, j) => {
    const column = columnOf(copy, j);
    const order = Int32Array.from({ length: rows }, (_, i) => i).sort(
      (a, b) => column[a]! - column[b]! || a - b,
    );
    order.forEach((row, rank) => {
      values[row * columns + j] = marginal[rank]!;
    });
  });
}
