import { describe, expect, test } from 'vitest';
import { clusterSizes } from '../../../../src/kernels/cluster-means.ts';
import { fitKMeans } from '../../../../src/kernels/clustering-engine.ts';
import { simdEngine } from '../../../../src/kernels/simd/simd-engine.ts';
import { bootstrapOf } from '../../../../src/pipelines/segmentation/sensitivity/bootstrap-of.ts';
import { summariseReplicates } from '../../../../src/pipelines/segmentation/sensitivity/sampling-summary.ts';
import { freshStartsFor } from '../../../../src/pipelines/segmentation/sensitivity/test-effort.ts';
import { TIER_BOUNDS, tierOf } from '../../../../src/pipelines/segmentation/sensitivity/tiers.ts';
import { oracleData, readOracle } from '../../../kernels/oracle-data.ts';
import { hasSharedData } from '../../../shared-data.ts';

interface Clusterboot {
  readonly k: number;
  readonly B: number;
  readonly sizes: readonly number[];
  readonly bootmean: readonly number[];
  readonly bootbrd: readonly number[];
  readonly bootrecover: readonly number[];
}

const SETS = ['iris', 'wine'] as const;

describe.skipIf(!hasSharedData).each(SETS)('the bootstrap of %s', (set) => {
  test('reads as fpc’s clusterboot does, on the same segments and at equal B', () => {
    const matrix = oracleData(set).zscore;
    const { [set]: oracle } =
      readOracle<Record<string, { readonly clusterboot: readonly Clusterboot[] }>>(
        'r_stability_indices.json',
      );
    const freshStarts = freshStartsFor(matrix.rows);
    let compared = 0;
    for (const { k, B, sizes, bootmean, bootbrd, bootrecover } of oracle!.clusterboot) {
      const fit = fitKMeans(simdEngine, matrix, { k, seed: 1, restarts: 20 });
      const own = [...clusterSizes(fit.labels, k)];
      if (ascending(own).join(' ') !== ascending(sizes).join(' ')) continue;
      const replicates = Array.from({ length: B }, (_, replicate) =>
        bootstrapOf({ ...fit, matrix, freshStarts }, 11, replicate),
      );
      const { segments } = summariseReplicates(replicates, k);
      const pairs = pairedBySize(
        own,
        sizes,
        segments.map(({ mean }) => mean),
        bootmean,
      );
      for (const [segment, cluster] of pairs) {
        compared++;
        const { mean, dissolved, recovered } = segments[segment]!;
        expect(Math.abs(mean - bootmean[cluster]!)).toBeLessThan(0.03);
        expect(Math.abs(dissolved - bootbrd[cluster]! / B)).toBeLessThan(0.05);
        expect(Math.abs(recovered - bootrecover[cluster]! / B)).toBeLessThan(0.05);
        if (distanceToBound(bootmean[cluster]!) > 0.03) expect(tierOf(mean)).toBe(tierOf(bootmean[cluster]!));
      }
    }
    expect(compared).toBeGreaterThanOrEqual(9);
  });
});

function ascending(sizes: readonly number[]): readonly number[] {
  return sizes.toSorted((a, b) => a - b);
}

/** Segments of equal size are told apart by their means. */
function pairedBySize(
  own: readonly number[],
  sizes: readonly number[],
  means: readonly number[],
  bootmean: readonly number[],
): readonly (readonly [segment: number, cluster: number])[] {
  const order = (by: readonly number[], then: readonly number[]): number[] =>
    by.map((_, i) => i).toSorted((a, b) => by[a]! - by[b]! || then[a]! - then[b]!);
  const clusters = order(sizes, bootmean);
  return order(own, means).map((segment, i) => [segment, clusters[i]!] as const);
}

function distanceToBound(mean: number): number {
  const { doubtful, stable, high } = TIER_BOUNDS;
  return Math.min(...[doubtful, stable, high].map((bound) => Math.abs(mean - bound)));
}
