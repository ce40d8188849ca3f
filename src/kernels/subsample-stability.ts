import { randomStream, sampleIndices, seedFrom } from '../base/random.ts';
import { bestMatches } from './jaccard.ts';
import { type KMeansEngine, bestFit } from './k-means.ts';
import { lloyd } from './lloyd.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';

/** One subsample, as plain data: independent of all others. */
export interface Replicate {
  readonly seed: number;
  /** Names the stream of this replicate, which is the same for every k. */
  readonly replicate: number;
  /** Rows drawn without replacement. */
  readonly rows: number;
  /** Fresh starts beside the warm one; 2 by default. */
  readonly freshStarts?: number;
}

/** A partition whose stability is asked: its labels, and its centroids for the warm start. */
export interface Baseline {
  readonly labels: Labels;
  /** k × columns. */
  readonly centroids: Matrix;
}

/**
 * How far a partition comes back on part of the rows: a subsample is clustered by the best of a start
 * from the baseline's centroids and fresh ones (a warm start alone stays in its basin and overstates),
 * and of each cluster of the baseline the greatest Jaccard similarity with a cluster found is taken over
 * the rows drawn (Hennig 2007). One value per cluster, 0 to 1, NaN where none of its rows was drawn.
 * The index is the mean over replicates: below 0.6 unstable, from 0.75 stable. O(fits).
 */
export function subsampleStability(
  matrix: Matrix,
  baseline: Baseline,
  engine: KMeansEngine,
  { seed, replicate, rows, freshStarts = 2 }: Replicate,
): Float64Array {
  const k = baseline.centroids.rows;
  const drawn = sampleIndices(matrix.rows, rows, randomStream(seed, 'subsample', replicate));
  const sample = selectRows(matrix, drawn);
  const expected = Uint8Array.from(drawn, (row) => baseline.labels[row]!);
  const startSeed = seedFrom(seed, 'subsample', replicate);
  const warm = { ...lloyd(sample, baseline.centroids, 300), restart: -1 };
  const fresh = Array.from({ length: freshStarts }, (_, restart) =>
    engine(sample, { k, seed: startSeed, restart }),
  );
  const found = bestFit([warm, ...fresh]);
  return bestMatches(expected, found.labels, k).jaccard;
}
