import { type Random, randomStream, sampleIndices } from '../base/random.ts';
import { type Matrix, selectRows } from './matrix.ts';
import { outlierSample } from './outlier-sample.ts';
import type { WeighedRows } from './row-chunks.ts';
import { spreadRows } from './spread-rows.ts';

/** Up to this many rows a fit is finished on all of them; beyond, on a sample, and `passesOverAll` brings it to all. */
export const FINISHED_ROWS = 100_000;

/** Which rows restarts of an engine look at. */
export interface RestartSampling {
  /** How many of so many rows. */
  readonly sampleRows: (rows: number) => number;
  /** Whether restarts may be given weights. */
  readonly takesWeights: boolean;
}

/** Sketches look at three rows in ten, but at 4,000 or all, and at no more than 10,000: finalists see the others. */
export function sketchRows(rows: number): number {
  return Math.min(rows, MOST_SAMPLED, Math.max(LEAST_SAMPLED, Math.ceil(rows * SHARE)));
}

const LEAST_SAMPLED = 4000;
const SHARE = 0.3;
const MOST_SAMPLED = 10_000;

/** The rows that restarts of an engine look at: all of them while they are few, a seeded sample beyond. O(rows). */
export function restartRows(
  { sampleRows, takesWeights }: RestartSampling,
  matrix: Matrix,
  { seed, weights }: { readonly seed: number; readonly weights?: Float64Array },
): WeighedRows {
  const random = randomStream(seed, 'rows for restarts');
  return sampleOf(weighed(matrix, weights), sampleRows(matrix.rows), takesWeights, random);
}

/** With weights up to {@link FINISHED_ROWS} rows, unless the engine takes none: a few rows may decide there. */
export function sampleOf(
  { matrix, weights }: WeighedRows,
  count: number,
  takesWeights: boolean,
  random: Random,
): WeighedRows {
  if (count >= matrix.rows) return weighed(matrix, weights);
  if (takesWeights && matrix.rows <= FINISHED_ROWS) {
    const sample = outlierSample(matrix, count, random);
    const each =
      weights === undefined ? sample.weights : product(sample.weights, picked(weights, sample.rows));
    return weighed(selectRows(matrix, sample.rows), each);
  }
  const draw = matrix.rows > FINISHED_ROWS ? spreadRows : sampleIndices;
  const rows = draw(matrix.rows, count, random);
  return weighed(selectRows(matrix, rows), weights === undefined ? undefined : picked(weights, rows));
}

function picked(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value * b[i]!);
}

/** A matrix with its weights, where there are any. */
export function weighed(matrix: Matrix, weights: Float64Array | undefined): WeighedRows {
  return weights === undefined ? { matrix } : { matrix, weights };
}
