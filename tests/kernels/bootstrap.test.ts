import { describe, expect, test } from 'vitest';
import { hasBit } from '../../src/base/bit-array.ts';
import { randomStream } from '../../src/base/random.ts';
import { bootstrapReplicate, drawRows } from '../../src/kernels/bootstrap.ts';
import { bestMatches } from '../../src/kernels/jaccard.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { matrixFromRows, selectRows } from '../../src/kernels/matrix.ts';
import { moments } from '../../src/kernels/moments.ts';
import { simdSteps } from '../../src/kernels/simd/simd-k-means.ts';
import { hasSharedData } from '../shared-data.ts';
import { oracleData, readOracle, relativeError } from './oracle-data.ts';
import { planted } from './planted.ts';

interface FixedResamples {
  readonly k: number;
  readonly ref_init_rows: readonly number[];
  readonly ref_labels: readonly number[];
  readonly resamples: readonly {
    readonly sample: readonly number[];
    readonly init_rows: readonly number[];
    readonly unique: { readonly max_jaccard: readonly number[] };
  }[];
}

const SETS = ['iris', 'wine'] as const;

describe('a bootstrap replicate', () => {
  const matrix = planted(300, 4, 3, 12, 2);
  const fit = kMeansRestart(matrix, { k: 3, seed: 1, restart: 0 });
  const draw = { seed: 1, replicate: 0, draws: 300, freshStarts: 5 };

  test('draws rows with replacement and clusters each once', () => {
    const rows = drawRows(10_000, 10_000, randomStream(1, 'draw'));
    expect(rows.length / 10_000).toBeCloseTo(1 - 1 / Math.E, 2);
    expect([...rows]).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
    expect(drawRows(10_000, 50, randomStream(1, 'draw')).length).toBeLessThanOrEqual(50);
  });

  test('finds clusters that lie apart again, and all their rows stay', () => {
    const { jaccard, drawn, stays } = bootstrapReplicate(matrix, fit, referenceSteps, draw);
    expect([...jaccard]).toEqual([1, 1, 1]);
    expect(stays).toEqual(drawn);
    const rows = drawRows(300, 300, randomStream(1, 'bootstrap', 0));
    for (let row = 0; row < 300; row++) expect(hasBit(drawn, row)).toBe(rows.includes(row));
  });

  test('moves half of the rows of a cluster that was cut without need', () => {
    const cut = kMeansRestart(matrix, { k: 4, seed: 1, restart: 0 });
    const replicates = Array.from({ length: 20 }, (_, replicate) =>
      bootstrapReplicate(matrix, cut, referenceSteps, { ...draw, replicate }),
    );
    const means = [0, 1, 2, 3]
      .map((cluster) => moments(Float64Array.from(replicates, ({ jaccard }) => jaccard[cluster]!)).mean)
      .toSorted((a, b) => a - b);
    expect(means[0]).toBeLessThan(0.75);
    expect(means.at(-1)).toBeGreaterThan(0.95);
    const moved = replicates.some(({ drawn, stays }) => drawn.some((byte, at) => byte !== stays[at]));
    expect(moved).toBe(true);
  });

  test('is the same by the SIMD kernels', () => {
    const blurred = planted(500, 5, 6, 1, 4);
    const cut = kMeansRestart(blurred, { k: 6, seed: 1, restart: 0 });
    const task = { ...draw, draws: 500 };
    const plain = bootstrapReplicate(blurred, cut, referenceSteps, task);
    expect(bootstrapReplicate(blurred, cut, simdSteps, task)).toEqual(plain);
  });

  test('is not scored where the rows drawn are fewer distinct ones than clusters', () => {
    const few = matrixFromRows([[0], [0], [0], [0], [9]]);
    const fitted = kMeansRestart(few, { k: 2, seed: 1, restart: 0 });
    const replicates = Array.from({ length: 30 }, (_, replicate) =>
      bootstrapReplicate(few, fitted, simdSteps, { ...draw, draws: 5, replicate }),
    );
    const unscored = replicates.filter(({ clustered }) => !clustered);
    expect(unscored.length).toBeGreaterThan(0);
    expect(unscored.length).toBeLessThan(30);
    for (const { jaccard, drawn } of unscored) {
      expect([...jaccard]).toEqual([NaN, NaN]);
      expect(drawn.every((byte) => byte === 0)).toBe(true);
    }
  });
});

describe.skipIf(!hasSharedData).each(SETS)('the bootstrap of %s', (set) => {
  const matrix = hasSharedData ? oracleData(set).zscore : undefined;

  test('has the similarities that scikit-learn’s clusters have on the same draws', () => {
    const oracle = readOracle<FixedResamples>(`bootstrap_jaccard_${set}.json`);
    const reference = lloyd(matrix!, selectRows(matrix!, oracle.ref_init_rows), 300);
    expect([...reference.labels]).toEqual(oracle.ref_labels);
    for (const { sample, init_rows: init, unique } of oracle.resamples) {
      const rows = [...new Set(sample)].toSorted((a, b) => a - b);
      const found = lloyd(selectRows(matrix!, rows), selectRows(matrix!, init), 300);
      const expected = rows.map((row) => reference.labels[row]!);
      const { jaccard } = bestMatches(expected, found.labels, oracle.k);
      expect(relativeError(jaccard, unique.max_jaccard)).toBeLessThan(1e-12);
    }
  });
});
