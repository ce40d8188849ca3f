import { exactSilhouettes } from '../../../kernels/clustering-engine.ts';
import { type KMeansEngine, type RestartFit, bestFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { moments } from '../../../kernels/moments.ts';
import { simdEngine } from '../../../kernels/simd/simd-engine.ts';

/** A fit with its mean silhouette and the standard error of that mean over the rows. */
export interface JudgedFit {
  readonly k: number;
  readonly fit: RestartFit;
  readonly silhouette: number;
  readonly silhouetteSe: number;
}

/** The best of some restarts at each k, with exact silhouettes in one pass over the distances. O(fits + rows² × columns). */
export function fitRange(
  matrix: Matrix,
  ks: readonly number[],
  engine: KMeansEngine,
  starts: { readonly seed: number; readonly restarts: number; readonly polishRows?: number },
): readonly JudgedFit[] {
  const { seed, restarts, ...options } = starts;
  const fits = ks.map((k) =>
    bestFit(
      Array.from({ length: restarts }, (_, restart) => engine(matrix, { k, seed, restart, ...options })),
    ),
  );
  return judgeFits(matrix, ks, fits);
}

/** Fits with their silhouettes, one fit for each k. O(rows² × columns). */
export function judgeFits(
  matrix: Matrix,
  ks: readonly number[],
  fits: readonly RestartFit[],
): readonly JudgedFit[] {
  const labelings = fits.map(({ labels }) => labels);
  const widths = exactSilhouettes(simdEngine, matrix, labelings);
  return ks.map((k, i) => {
    const { mean, sampleSd } = moments(widths[i]!);
    return { k, fit: fits[i]!, silhouette: mean, silhouetteSe: sampleSd / Math.sqrt(matrix.rows) };
  });
}
