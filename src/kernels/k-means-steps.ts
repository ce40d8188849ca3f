import type { Random } from '../base/random.ts';
import { meansOf } from './cluster-means.ts';
import { sumsOfLabels } from './exact-sums.ts';
import { type GlideEnd, glide } from './glide.ts';
import { hartiganMoves } from './hartigan-moves.ts';
import { type KMeansFit, lloyd } from './lloyd.ts';
import type { Labels, Matrix } from './matrix.ts';
import { type Seeding, seedCentroids } from './seeding.ts';
import { removalOf, swapCentroid } from './swap-centroid.ts';
import { type WeighedSwaps, weighSwaps } from './weigh-swaps.ts';

/**
 * What a restart of k-means is made of, on one matrix with its weights. Engines that keep to the
 * arithmetic stated at these functions give the same bytes, and differ in time alone.
 */
export interface KMeansSteps {
  /** {@link seedCentroids} */
  seed(k: number, random: Random): Seeding;
  /** {@link lloyd} */
  iterate(initial: Matrix, maxIterations: number): KMeansFit;
  /** {@link glide} */
  glide(initial: Matrix, end: GlideEnd): KMeansFit;
  /** {@link hartiganMoves} in place: their number, and the means afterwards. */
  moveRows(labels: Labels, k: number): { readonly moves: number; readonly centroids: Matrix };
  /** {@link swapCentroid} */
  swap(fit: KMeansFit, rank: number, random: Random): Matrix;
  /** {@link weighSwaps} */
  weighSwaps(fit: KMeansFit): WeighedSwaps;
}

/** The steps in plain TypeScript. O(1). */
export function referenceSteps(matrix: Matrix, weights?: Float64Array): KMeansSteps {
  return {
    seed: (k, random) => seedCentroids(matrix, k, random, weights),
    iterate: (initial, maxIterations) => lloyd(matrix, initial, maxIterations, weights),
    glide: (initial, end) => glide(matrix, initial, end, weights),
    moveRows(labels, k) {
      const moves = hartiganMoves(matrix, labels, k, undefined, weights);
      return { moves, centroids: meansOf(sumsOfLabels(matrix, labels, k, weights)) };
    },
    swap: (fit, rank, random) => swapCentroid(matrix, fit, rank, random, removalOf(matrix, fit, weights)),
    weighSwaps: (fit) => weighSwaps(matrix, fit, weights),
  };
}
