import { seedFrom } from '../../../base/random.ts';
import { clusterAgain } from '../../../kernels/cluster-again.ts';
import { bestMatches } from '../../../kernels/jaccard.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { simdSteps } from '../../../kernels/simd/simd-k-means.ts';
import type { TestedFit } from './tested-fit.ts';

/** What another fit of the same customers has in common with the segments. */
export interface Agreement {
  /** Per segment, greatest Jaccard similarity with a cluster of the other fit. */
  readonly jaccard: Float64Array;
  /** Adjusted Rand index. */
  readonly ari: number;
}

/** The agreement of two labellings of the same customers. O(rows + k²). */
export function agreementOf(labels: Labels, found: Labels, k: number): Agreement {
  return { jaccard: bestMatches(labels, found, k).jaccard, ari: adjustedRandIndex(labels, found) };
}

/**
 * Clusters the customers of a fit again, whose columns have been changed, from where the segments lie in them and from
 * fresh starts, and compares. All
 * NaN where the columns tell fewer customers apart than there are segments. O(starts × iterations × rows × k × columns).
 */
export function refitAgreement(
  { matrix, labels, centroids, freshStarts }: TestedFit,
  seed: number,
): Agreement {
  const k = centroids.rows;
  const found = clusterAgain(simdSteps(matrix), matrix.rows, {
    centroids,
    seed: seedFrom(seed, 'refit'),
    freshStarts,
  });
  if (found.distinct < k) return { jaccard: new Float64Array(k).fill(NaN), ari: NaN };
  return agreementOf(labels, found.labels, k);
}
