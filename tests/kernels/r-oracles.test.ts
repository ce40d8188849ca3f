import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { adjustedMutualInformation } from '../../src/kernels/adjusted-mutual-information.ts';
import { dunn } from '../../src/kernels/dunn.ts';
import {
  type ReferenceSpace,
  gapStatistic,
  logDispersion,
  referenceBox,
  uniformReference,
} from '../../src/kernels/gap-statistic.ts';
import { bestFit } from '../../src/kernels/k-means.ts';
import type { Matrix } from '../../src/kernels/matrix.ts';
import { moments } from '../../src/kernels/moments.ts';
import { predictionStrength } from '../../src/kernels/prediction-strength.ts';
import { subsampleStability } from '../../src/kernels/subsample-stability.ts';
import { simdRestart } from '../../src/kernels/simd/simd-k-means.ts';
import { variationOfInformation } from '../../src/kernels/variation-of-information.ts';
import { hasSharedData } from '../shared-data.ts';
import { ORACLE_SETS, kMeansCases, oracleData, readOracle, relativeError } from './oracle-data.ts';

interface ROracle {
  readonly indices: readonly { readonly k: number; readonly dunn: number; readonly vi_vs_truth: number }[];
  readonly gap: Record<
    'scaledPCA' | 'original',
    {
      readonly logW: readonly number[];
      readonly E_logW: readonly number[];
      readonly SE_sim: readonly number[];
    }
  >;
  readonly clusterboot: readonly {
    readonly k: number;
    readonly subset_size: number;
    readonly subsetmean: readonly number[];
    readonly subset_mc_se: readonly number[];
  }[];
  readonly prediction_strength: { readonly k: readonly number[]; readonly mean: readonly number[] };
}

const SETS = ['iris', 'wine'] as const;
const file = hasSharedData
  ? readOracle<Record<(typeof SETS)[number], ROracle>>('r_stability_indices.json')
  : undefined;

function bestOf(matrix: Matrix, k: number, restarts: number) {
  return bestFit(
    Array.from({ length: restarts }, (_, restart) => simdRestart(matrix, { k, seed: 1, restart })),
  );
}

describe.skipIf(!hasSharedData).each(SETS)('R on %s', (set) => {
  const matrix = hasSharedData ? oracleData(set).zscore : undefined;
  const oracle = file?.[set];

  test('agrees on Dunn and the variation of information', () => {
    const { truth } = oracleData(set);
    const cases = kMeansCases(set).filter(({ space }) => space === 'zscore');
    for (const { k, dunn: expectedDunn, vi_vs_truth: expectedVi } of oracle!.indices) {
      const labels = Uint8Array.from(cases.find((each) => each.k === k)!.labels);
      expect(relativeError([dunn(matrix!, labels)], [expectedDunn])).toBeLessThan(1e-9);
      expect(relativeError([variationOfInformation(labels, truth)], [expectedVi])).toBeLessThan(1e-9);
    }
  });

  test.each([
    ['components', 'scaledPCA'],
    ['original', 'original'],
  ] as const)('agrees on the gap statistic over a box of %s', (space: ReferenceSpace, name) => {
    const { logW, E_logW: expected, SE_sim: spread } = oracle!.gap[name];
    const box = referenceBox(matrix!, space);
    const draws = 40;
    const references = Array.from({ length: draws }, (_, draw) =>
      uniformReference(box, randomStream(1, 'reference', draw)),
    );
    for (const k of [1, 2, 3, 4]) {
      const own = logDispersion(bestOf(matrix!, k, 20).inertia);
      expect(relativeError([own], [logW[k - 1]!])).toBeLessThan(1e-12);
      const found = gapStatistic(
        k,
        own,
        Float64Array.from(references, (reference) => logDispersion(bestOf(reference, k, 3).inertia)),
      );
      const error = spread[k - 1]! * Math.sqrt(1 / draws + 1 / 200);
      expect(Math.abs(found.expected - expected[k - 1]!)).toBeLessThan(4 * error);
      expect(found.standardError / spread[k - 1]!).toBeGreaterThan(0.6);
      expect(found.standardError / spread[k - 1]!).toBeLessThan(1.6);
    }
  });

  test('agrees on prediction strength', () => {
    for (const k of [2, 3, 4]) {
      const divisions = 100;
      const values = Float64Array.from({ length: divisions }, (_, division) =>
        predictionStrength(matrix!, simdRestart, { k, seed: 11, division, restarts: 5 }),
      );
      const { mean, sampleSd } = moments(values);
      const error = sampleSd * Math.sqrt(1 / divisions + 1 / 200);
      expect(Math.abs(mean - oracle!.prediction_strength.mean[k - 1]!)).toBeLessThan(4 * error);
    }
  });

  test('agrees on the stability of subsamples, where one partition is the best by far', () => {
    for (const k of set === 'iris' ? [2] : [2, 3]) {
      const {
        subset_size: rows,
        subsetmean,
        subset_mc_se: fpcErrors,
      } = oracle!.clusterboot.find((each) => each.k === k)!;
      const fit = bestOf(matrix!, k, 20);
      const replicates = 100;
      const found = Array.from({ length: replicates }, (_, replicate) =>
        subsampleStability(matrix!, fit, simdRestart, { seed: 5, replicate, rows }),
      );
      const means = Array.from({ length: k }, (_, cluster) =>
        moments(Float64Array.from(found, (each) => each[cluster]!)),
      );
      const order = means.toSorted((a, b) => a.mean - b.mean);
      const expected = subsetmean
        .map((mean, i) => ({ mean, error: fpcErrors[i]! }))
        .toSorted((a, b) => a.mean - b.mean);
      order.forEach(({ mean, sampleSd }, i) => {
        const error = Math.sqrt(sampleSd ** 2 / replicates + expected[i]!.error ** 2);
        expect(Math.abs(mean - expected[i]!.mean)).toBeLessThan(4 * error);
      });
    }
  });
});

describe.skipIf(!hasSharedData)('scikit-learn', () => {
  test.each(ORACLE_SETS)('agrees on adjusted mutual information, %s', (set) => {
    const { truth } = oracleData(set);
    for (const { labels, vs_truth: expected } of kMeansCases(set)) {
      const { ami } = expected as typeof expected & { readonly ami: number };
      expect(relativeError([adjustedMutualInformation(truth, labels)], [ami])).toBeLessThan(1e-9);
    }
  });
});
