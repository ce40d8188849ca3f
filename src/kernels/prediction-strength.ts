import { randomStream, sampleIndices, seedFrom, shuffle } from '../base/random.ts';
import { contingency } from './contingency.ts';
import { type KMeansEngine, type RestartFit, bestFit } from './k-means.ts';
import { type Labels, type Matrix, selectRows } from './matrix.ts';
import { squaredDistances } from './squared-distances.ts';

/** One random division of the rows, as plain data: independent of all others. */
export interface Division {
  readonly k: number;
  readonly seed: number;
  /** Names the stream of this division, which is the same for every k. */
  readonly division: number;
  /** Starts for each half; the best counts. Poor fits make the index far too small. */
  readonly restarts: number;
  /** Rows of both halves together, at most; all by default. */
  readonly rows?: number;
}

/**
 * Prediction strength of one division (Tibshirani & Walther 2005): both halves are clustered, the rows
 * of each are assigned to the nearest centroid of the other, and of each cluster the share of pairs of
 * rows that stay together is taken. The result is the least share over the clusters, mean of both
 * directions, 0 to 1; a cluster of one row has no pair to part and is left out. The index is the mean
 * over divisions; k is supported from 0.8 on. O(fits + rows × k × columns).
 */
export function predictionStrength(matrix: Matrix, engine: KMeansEngine, division: Division): number {
  const { seed, rows = matrix.rows } = division;
  const random = randomStream(seed, 'division', division.division);
  const drawn = sampleIndices(matrix.rows, rows, random);
  shuffle(drawn, random);
  const middle = Math.floor(drawn.length / 2);
  const halves = [drawn.subarray(0, middle).sort(), drawn.subarray(middle).sort()] as const;
  const [first, second] = [selectRows(matrix, halves[0]), selectRows(matrix, halves[1])];
  const firstFit = bestOf(first, engine, division, 0);
  const secondFit = bestOf(second, engine, division, 1);
  const forth = leastShareKept(second, secondFit.labels, firstFit.centroids);
  const back = leastShareKept(first, firstFit.labels, secondFit.centroids);
  return (forth + back) / 2;
}

function bestOf(half: Matrix, engine: KMeansEngine, division: Division, which: number): RestartFit {
  const { k, restarts } = division;
  const seed = seedFrom(division.seed, 'half', division.division, which);
  return bestFit(Array.from({ length: restarts }, (_, restart) => engine(half, { k, seed, restart })));
}

/** Of each cluster, the share of pairs of its rows that the nearest of other centroids keeps together; the least of them. O(rows × k × columns). */
function leastShareKept(matrix: Matrix, labels: Labels, centroids: Matrix): number {
  const { counts, rowTotals } = contingency(labels, nearestCentroids(matrix, centroids));
  let least = 1;
  for (let cluster = 0; cluster < counts.rows; cluster++) {
    const size = rowTotals[cluster]!;
    if (size < 2) continue;
    let kept = 0;
    for (let other = 0; other < counts.columns; other++) {
      const together = counts.values[cluster * counts.columns + other]!;
      kept += together * (together - 1);
    }
    least = Math.min(least, kept / (size * (size - 1)));
  }
  return least;
}

/** The nearest centroid of each row, ties to the lowest. O(rows × k × columns). */
export function nearestCentroids(matrix: Matrix, centroids: Matrix): Labels {
  const labels = new Uint8Array(matrix.rows);
  const squares = new Float64Array(centroids.rows);
  for (let row = 0; row < matrix.rows; row++) {
    squaredDistances(matrix, row, centroids, squares);
    let nearest = 0;
    for (let cluster = 1; cluster < squares.length; cluster++) {
      if (squares[cluster]! < squares[nearest]!) nearest = cluster;
    }
    labels[row] = nearest;
  }
  return labels;
}
