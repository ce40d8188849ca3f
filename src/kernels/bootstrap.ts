import { bitArray, setBit } from '../base/bit-array.ts';
import { type Random, randomStream, seedFrom } from '../base/random.ts';
import { clusterAgain } from './cluster-again.ts';
import { contingency } from './contingency.ts';
import { cheapestAssignment } from './hungarian.ts';
import { bestMatches, jaccardMatrix } from './jaccard.ts';
import type { KMeansSteps } from './k-means-steps.ts';
import { type Matrix, selectRows } from './matrix.ts';
import type { Baseline } from './subsample-stability.ts';

/** One bootstrap replicate, as plain data: independent of all others. */
export interface BootstrapDraw {
  readonly seed: number;
  /** Names the stream of this replicate. */
  readonly replicate: number;
  /** Rows drawn with replacement: the rows of the matrix, or fewer of a large one. */
  readonly draws: number;
  /** See {@link clusterAgain}. */
  readonly freshStarts: number;
}

/** How the clusters of a partition, and their rows, fared in one replicate. */
export interface BootstrapReplicate {
  /** Per cluster, greatest Jaccard similarity with a cluster found, 0 to 1; NaN where none of its rows was drawn. */
  readonly jaccard: Float64Array;
  /** Rows drawn, as a bit array; and those among them that stay with the cluster that theirs is matched with. */
  readonly drawn: Uint8Array;
  readonly stays: Uint8Array;
  /** Whether the rows drawn hold k distinct ones; where not, all of `jaccard` is NaN and no bit is set. */
  readonly clustered: boolean;
}

/**
 * A bootstrap replicate as fpc's clusterboot takes it (Hennig 2007; `bootmethod = "boot"`, `multipleboot =
 * FALSE`): rows are drawn with replacement, each of them is clustered once however often it was drawn, and
 * similarities are taken over the rows drawn. Similarities are those of the best match, which several clusters
 * may share; rows stay by the one-to-one matching of greatest total similarity, so of two clusters that
 * have merged only one keeps its rows. O(draws + starts × iterations × rows × k × columns).
 */
export function bootstrapReplicate(
  matrix: Matrix,
  { labels, centroids }: Baseline,
  stepsOf: (matrix: Matrix) => KMeansSteps,
  { seed, replicate, draws, freshStarts }: BootstrapDraw,
): BootstrapReplicate {
  const k = centroids.rows;
  const rows = drawRows(matrix.rows, draws, randomStream(seed, 'bootstrap', replicate));
  const sample = selectRows(matrix, rows);
  const found = clusterAgain(stepsOf(sample), sample.rows, {
    centroids,
    seed: seedFrom(seed, 'bootstrap starts', replicate),
    freshStarts,
  });
  const drawn = bitArray(matrix.rows);
  const stays = bitArray(matrix.rows);
  if (found.distinct < k) {
    return { jaccard: new Float64Array(k).fill(NaN), drawn, stays, clustered: false };
  }
  const expected = Uint8Array.from(rows, (row) => labels[row]!);
  const match = matchBySimilarity(expected, found.labels);
  rows.forEach((row, i) => {
    setBit(drawn, row);
    if (match[expected[i]!] === found.labels[i]) setBit(stays, row);
  });
  return { jaccard: bestMatches(expected, found.labels, k).jaccard, drawn, stays, clustered: true };
}

/** The distinct ones among `draws` draws with replacement of the rows 0 … rows − 1, ascending. O(rows + draws). */
export function drawRows(rows: number, draws: number, random: Random): Int32Array {
  const isDrawn = new Uint8Array(rows);
  let count = 0;
  for (let i = 0; i < draws; i++) {
    const row = random.below(rows);
    count += 1 - isDrawn[row]!;
    isDrawn[row] = 1;
  }
  const distinct = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < rows; row++) if (isDrawn[row] === 1) distinct[at++] = row;
  return distinct;
}

function matchBySimilarity(expected: Uint8Array, found: Uint8Array): Int32Array {
  const similarity = jaccardMatrix(contingency(expected, found));
  return cheapestAssignment({ ...similarity, values: similarity.values.map((value) => -value) });
}
