import { randomStream, sampleIndices, seedFrom } from '../../../base/random.ts';
import { fitKMeans } from '../../../kernels/clustering-engine.ts';
import { bestMatches } from '../../../kernels/jaccard.ts';
import { type NullModel, nullCopy } from '../../../kernels/null-copies.ts';
import { simdEngine } from '../../../kernels/simd/simd-engine.ts';
import { bootstrapOf } from './bootstrap-of.ts';
import { agreementWithout } from './left-out.ts';
import { meanScores } from './mean-scores.ts';
import { agreementUnderNoise } from './noisy.ts';
import { startElsewhere } from './start-elsewhere.ts';
import { TEST_EFFORT } from './test-effort.ts';
import type { TestedFit } from './tested-fit.ts';

/** One copy to be tested, as plain data: independent of all others. */
export interface NullTestInput {
  readonly seed: number;
  readonly copy: number;
  readonly k: number;
  /** Restarts of its fits, and fresh starts of clustering it again: those that the data get. */
  readonly restarts: number;
  readonly freshStarts: number;
  readonly tests: NullTests;
}

/** The tests that are switched on. */
export interface NullTests {
  readonly sampling: boolean;
  readonly features: boolean;
  readonly restarts: boolean;
  readonly noise: boolean;
}

/** Mean scores of the segments of one copy, undefined where a test is off. */
export interface NullScores {
  readonly sampling: Float64Array | undefined;
  readonly features: Float64Array | undefined;
  readonly restarts: Float64Array | undefined;
  /** By level of noise. */
  readonly noise: readonly Float64Array[] | undefined;
}

/** Draws a copy without segments, cuts it into k and puts the pieces through the tests. O(fits). */
export function testNullCopy(model: NullModel, input: NullTestInput): NullScores {
  const { k, copy, restarts, freshStarts, tests } = input;
  const matrix = nullCopy(model, randomStream(input.seed, 'null copy', model.kind, copy));
  const seed = seedFrom(input.seed, 'null tests', model.kind, copy);
  const found = fitKMeans(simdEngine, matrix, { k, restarts, seed: seedFrom(seed, 'fit') });
  const { labels, centroids } = found;
  const fit: TestedFit = { matrix, labels, centroids, freshStarts };
  return {
    sampling: tests.sampling ? samplingScores(fit, seed) : undefined,
    features: tests.features && matrix.columns > 1 ? featureScores(fit, seed) : undefined,
    restarts: tests.restarts ? restartScores(fit, restarts, seed) : undefined,
    noise: tests.noise ? noiseScores(fit, seed) : undefined,
  };
}

const { nulls, noiseLevels } = TEST_EFFORT;

function samplingScores(fit: TestedFit, seed: number): Float64Array {
  const scores = times(nulls.replicates, (replicate) => bootstrapOf(fit, seed, replicate).jaccard);
  return meanScores(scores, fit.centroids.rows);
}

function featureScores(fit: TestedFit, seed: number): Float64Array {
  const columns = times(fit.matrix.columns, (column) => column);
  const random = randomStream(seed, 'features left out');
  const chosen = sampleIndices(columns.length, nulls.features, random);
  const scores = Array.from(chosen, (left) => {
    const remaining = columns.filter((column) => column !== left);
    return agreementWithout(fit, remaining, seed).jaccard;
  });
  return meanScores(scores, fit.centroids.rows);
}

function restartScores(
  { matrix, labels, centroids }: TestedFit,
  restarts: number,
  seed: number,
): Float64Array {
  const k = centroids.rows;
  const scores = times(nulls.fits, (start) => {
    const found = startElsewhere(simdEngine, matrix, { k, restarts, start }, seed);
    return bestMatches(labels, found.labels, k).jaccard;
  });
  return meanScores(scores, k);
}

function noiseScores(fit: TestedFit, seed: number): readonly Float64Array[] {
  return noiseLevels.map((share) => {
    const scores = times(
      nulls.noiseRepeats,
      (repeat) => agreementUnderNoise(fit, { share, repeat }, seed).jaccard,
    );
    return meanScores(scores, fit.centroids.rows);
  });
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
