import { exactSums, quantaFor, totalWeight, writeMeans } from './exact-sums.ts';
import type { KMeansFit } from './lloyd.ts';
import type { Matrix } from './matrix.ts';
import { type ChunkPass, type ChunkTask, type Extent, rowChunks } from './row-chunks.ts';

/** Where passes over many rows begin, and how many there may be. */
export interface LargeStart {
  readonly rows: number;
  readonly extent: Extent;
  /** The centroids of a sample, k × columns. */
  readonly centroids: Matrix;
  /** Default 300; there are at most {@link MOST_PASSES} anyhow. */
  readonly maxIterations?: number;
}

/** Passes over all rows at most. */
export const MOST_PASSES = 5;

/** Relative gain in inertia from moving the centroids to the means below which another pass is not made. */
const ENOUGH = 3e-5;

/**
 * Lloyd's iteration over the chunks of many rows from centroids of a sample, pass by pass: yields the tasks of a
 * pass, which may run anywhere and in any order, and takes what they found. It ends when moving centroids to the
 * means would gain little, and after five passes: with centroids of 50,000 rows two of them bring the inertia
 * within some 0.05 % of where hundreds of iterations would end. `converged` says that no centroid would move, which many
 * rows hardly ever reach. Labels and inertia are those of the centroids returned. A cluster that loses all its rows
 * stays where it was. O(rows × k × columns) per pass, all of it in the tasks.
 */
export function* passesOverAll({
  rows,
  extent,
  centroids: start,
  maxIterations = 300,
}: LargeStart): Generator<readonly ChunkTask[], KMeansFit, readonly ChunkPass[]> {
  const chunks = rowChunks(rows);
  const most = Math.max(1, Math.min(MOST_PASSES, maxIterations));
  let tasks: readonly ChunkTask[] = chunks.map((chunk) => ({ chunk, centroids: start, extent }));
  for (let iterations = 1; ; iterations++) {
    const { centroids } = tasks[0]!;
    const found = yield tasks;
    const inertia = found.reduce((sum, each) => sum + each.inertia, 0);
    const { means, gain, moved } = meansOfChunks(found, centroids, extent);
    if (!moved || iterations >= most || gain <= inertia * ENOUGH) {
      return { labels: joined(found, rows), centroids, inertia, iterations, converged: !moved };
    }
    tasks = chunks.map((chunk, i) => ({ chunk, centroids: means, extent, before: found[i]! }));
  }
}

interface Move {
  readonly means: Matrix;
  /** By how much the inertia falls when centroids go to the means. */
  readonly gain: number;
  readonly moved: boolean;
}

function meansOfChunks(found: readonly ChunkPass[], centroids: Matrix, extent: Extent): Move {
  const { rows: k, columns } = centroids;
  const sums = exactSums(columns, k, quantaFor(extent.weighed));
  for (const { high, low, members } of found) {
    for (let at = 0; at < high.length; at++) {
      sums.high[at]! += high[at]!;
      sums.low[at]! += low[at]!;
    }
    for (let cluster = 0; cluster < k; cluster++) sums.members[cluster]! += members[cluster]!;
  }
  const values = centroids.values.slice();
  const moved = writeMeans(sums, values);
  let gain = 0;
  for (let at = 0; at < values.length; at++) {
    const step = values[at]! - centroids.values[at]!;
    gain += totalWeight(sums, Math.floor(at / columns)) * step * step;
  }
  return { means: { ...centroids, values }, gain, moved };
}

function joined(found: readonly ChunkPass[], rows: number): Uint8Array {
  const labels = new Uint8Array(rows);
  let at = 0;
  for (const each of found) {
    labels.set(each.labels, at);
    at += each.labels.length;
  }
  return labels;
}
