import { clusterAgain } from '../../../kernels/cluster-again.ts';
import { clusterMeans } from '../../../kernels/cluster-means.ts';
import { contingency } from '../../../kernels/contingency.ts';
import { cheapestAssignment } from '../../../kernels/hungarian.ts';
import { jaccardMatrix } from '../../../kernels/jaccard.ts';
import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import { simdSteps } from '../../../kernels/simd/simd-k-means.ts';
import { presentLabels } from './present-labels.ts';
import { freshStartsFor } from './test-effort.ts';

/** A window's matrix, and the segments of the whole period that its customers belong to. */
export interface WindowToCluster {
  readonly matrix: Matrix;
  readonly labels: Labels;
  readonly seed: number;
}

/**
 * Clusters the customers of a window by its own matrix, into as many clusters as segments have members in it, and gives
 * each the number of the segment that it is matched with: one to one, so that the sum of Jaccard similarities is greatest
 * (Hungarian method). Started from where the segments lie in the window's matrix and from fresh starts, so that no
 * difference is one of starts. Undefined where the matrix tells fewer customers apart than there are clusters to make.
 */
export function windowSegments({ matrix, labels, seed }: WindowToCluster): Labels | undefined {
  const { present, numbers } = presentLabels(labels);
  const own = labels.map((label) => numbers[label]!);
  const { centroids } = clusterMeans(matrix, own, present.length);
  const found = clusterAgain(simdSteps(matrix), matrix.rows, {
    centroids,
    seed,
    freshStarts: freshStartsFor(matrix.rows),
  });
  if (found.distinct < present.length) return undefined;
  const similarity = jaccardMatrix(contingency(own, found.labels));
  const match = cheapestAssignment({ ...similarity, values: similarity.values.map((value) => -value) });
  const segmentOf = new Uint8Array(similarity.columns);
  match.forEach((cluster, segment) => {
    if (cluster >= 0) segmentOf[cluster] = present[segment]!;
  });
  return found.labels.map((label) => segmentOf[label]!);
}
