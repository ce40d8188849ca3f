import { readFileSync } from 'node:fs';
import { type Matrix, columnOf, matrixFromColumns, matrixFromRows } from '../../src/kernels/matrix.ts';
import { zScale } from '../../src/kernels/scale.ts';
import { oracles } from '../shared-data.ts';

export const ORACLE_SETS = ['iris', 'wine', 'breast_cancer', 'digits'] as const;

export type OracleSet = (typeof ORACLE_SETS)[number];

export interface KMeansCase {
  readonly space: 'raw' | 'zscore';
  readonly k: number;
  readonly init_rows: readonly number[];
  readonly inertia: number;
  readonly n_iter: number;
  readonly centers: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly silhouette: number;
  readonly silhouette_samples_first30: readonly number[];
  readonly calinski_harabasz: number;
  readonly davies_bouldin: number;
  readonly vs_truth: {
    readonly ari: number;
    readonly nmi: number;
    readonly mi: number;
    readonly jaccard_max_per_class: readonly number[];
    readonly hungarian_matched: number;
    readonly contingency: readonly (readonly number[])[];
  };
}

export interface OracleData {
  readonly raw: Matrix;
  readonly zscore: Matrix;
  readonly truth: readonly number[];
}

export function readOracle<T>(file: string): T {
  return JSON.parse(readFileSync(oracles(file), 'utf8')) as T;
}

export function oracleData(set: OracleSet): OracleData {
  const { X, y } = readOracle<{ readonly X: number[][]; readonly y: number[] }>(`data_${set}.json`);
  const raw = matrixFromRows(X);
  return { raw, zscore: zScored(raw), truth: y };
}

export function kMeansCases(set: OracleSet): readonly KMeansCase[] {
  return readOracle<{ readonly results: readonly KMeansCase[] }>(`kmeans_${set}.json`).results;
}

export function zScored(matrix: Matrix): Matrix {
  const columns = Array.from({ length: matrix.columns }, (_, j) => zScale(columnOf(matrix, j)).values);
  return matrixFromColumns(columns);
}

/** Largest |actual / expected − 1|; where the expected value is 0, the absolute value. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / (expected[i] === 0 ? 1 : Math.abs(expected[i]!));
    if (!(error <= worst)) worst = error;
  }
  return worst;
}
