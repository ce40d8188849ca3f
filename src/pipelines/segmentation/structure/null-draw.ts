import { randomStream, seedFrom } from '../../../base/random.ts';
import type { KMeansEngine } from '../../../kernels/k-means.ts';
import { type NullModel, nullCopy } from '../../../kernels/null-copies.ts';
import { fitRange } from './fit-range.ts';
import { replicateStability } from './stability-replicate.ts';

/** One null copy to be measured, as plain data: independent of all others. */
export interface NullDrawInput {
  readonly ks: readonly number[];
  readonly seed: number;
  readonly draw: number;
  readonly restarts: number;
  /** Stability replicates on this copy; 0 for none. */
  readonly replicates: number;
}

/** What one copy has at each k, in the order of `ks`. */
export interface NullDraw {
  readonly silhouettes: Float64Array;
  /** For the gap statistic against this null. */
  readonly inertias: Float64Array;
  /** NaN without replicates. */
  readonly stabilities: Float64Array;
}

/** Draws one null copy and measures on it what is measured on the data. O(ks × fits + rows² × columns). */
export function nullDraw(model: NullModel, engine: KMeansEngine, input: NullDrawInput): NullDraw {
  const { ks, draw, restarts, replicates } = input;
  const copy = nullCopy(model, randomStream(input.seed, 'null copy', model.kind, draw));
  const seed = seedFrom(input.seed, 'null fits', model.kind, draw);
  const judged = fitRange(copy, ks, engine, { seed, restarts });
  const stabilities = judged.map(({ fit }) => {
    let sum = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      sum += replicateStability(copy, fit, engine, { seed, replicate });
    }
    return sum / replicates;
  });
  return {
    silhouettes: Float64Array.from(judged, ({ silhouette }) => silhouette),
    inertias: Float64Array.from(judged, ({ fit }) => fit.inertia),
    stabilities: Float64Array.from(stabilities),
  };
}
