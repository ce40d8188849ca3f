import { UMAP } from 'umap-js';
import type { Matrix } from './matrix.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';

export interface UmapOptions {
  /** Itself included; fewer than there are rows. */
  readonly neighbours: number;
  readonly minDist: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Gives way and tells the share done, in [0, 1]; may throw to end it. */
  readonly giveWay: (share: number) => Promise<void>;
}

/** The share of the time that the search for neighbours is told as. */
const SEARCH = 0.3;
const EPOCHS_AT_ONCE = 5;

/**
 * Rows in two dimensions by UMAP (McInnes, Healy and Melville 2018; the package umap-js), with exact neighbours and all
 * randomness from `random`. Distances within a group say something, those between groups do not. Needs three rows at least.
 */
export async function umap(
  matrix: Matrix,
  options: UmapOptions,
): Promise<{ readonly x: Float32Array; readonly y: Float32Array }> {
  const { neighbours, minDist, random, giveWay } = options;
  const { values, rows, columns } = matrix;
  const count = Math.min(neighbours, rows - 1);
  const near = await nearestNeighbours(matrix, count, (share) => giveWay(SEARCH * share));
  const layout = new UMAP({ nComponents: 2, nNeighbors: count, minDist, random });
  layout.setPrecomputedKNN(near.indices, near.distances);
  const points = Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns)),
  );
  const epochs = layout.initializeFit(points);
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch % EPOCHS_AT_ONCE === 0) await giveWay(SEARCH + ((1 - SEARCH) * epoch) / epochs);
    layout.step();
  }
  const places = layout.getEmbedding();
  return {
    x: Float32Array.from(places, ([x]) => x ?? 0),
    y: Float32Array.from(places, ([, y]) => y ?? 0),
  };
}
