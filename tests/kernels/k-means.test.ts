import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream, shuffle } from '../../src/base/random.ts';
import { clusterMeans } from '../../src/kernels/cluster-means.ts';
import { hartiganMoves } from '../../src/kernels/hartigan-moves.ts';
import { inertia } from '../../src/kernels/inertia.ts';
import { bestFit, kMeansRestart, orderFit } from '../../src/kernels/k-means.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { matrixFromRows, rowOf, selectRows } from '../../src/kernels/matrix.ts';
import { mlKMeansRestart } from '../../src/kernels/ml-kmeans-engine.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { seedCentroids } from '../../src/kernels/seeding.ts';
import { swapCentroid } from '../../src/kernels/swap-centroid.ts';
import { planted } from './planted.ts';

describe('seedCentroids', () => {
  test('chooses k different rows', () => {
    const matrix = planted(200, 3, 5, 4, 1);
    const { rows, centroids, distinct } = seedCentroids(matrix, 9, randomStream(1));
    expect(distinct).toBe(9);
    expect(new Set(rows).size).toBe(9);
    rows.forEach((row, i) => expect(rowOf(centroids, i)).toEqual(rowOf(matrix, row)));
  });

  test('takes one row of each far cluster', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { rows } = seedCentroids(planted(100, 2, 5, 1000, seed), 5, randomStream(seed));
      expect(new Set(rows.map((row) => row % 5)).size).toBe(5);
    }
  });

  test('tells the number of distinct rows when there are fewer than k', () => {
    const matrix = matrixFromRows(Array.from({ length: 30 }, (_, i) => [i % 3, 1]));
    const { distinct, centroids } = seedCentroids(matrix, 7, randomStream(5));
    expect(distinct).toBe(3);
    expect(centroids.rows).toBe(7);
    for (let i = 3; i < 7; i++) expect(rowOf(centroids, i)).toEqual(rowOf(centroids, 0));
  });

  test('draws a row with probability proportional to its squared distance', () => {
    const matrix = matrixFromRows([[0], [0], [0], [3], [4]]);
    let far = 0;
    let starts = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const { rows } = seedCentroids(matrix, 2, randomStream(seed, 'law'));
      if (rows[0]! > 2) continue;
      starts++;
      if (rows[1] === 4) far++;
    }
    // Row 4 leaves potential 1, row 3 leaves 1 too: the first of two equal candidates is kept.
    expect(far / starts).toBeGreaterThan(0.64 - 0.03);
    expect(far / starts).toBeLessThan(0.64 + 0.03);
  });

  test('takes NaN for a bug', () => {
    expect(() => seedCentroids(matrixFromRows([[NaN]]), 1, randomStream(1))).toThrow(Bug);
  });
});

describe.each([
  ['kMeansRestart', kMeansRestart],
  ['mlKMeansRestart', mlKMeansRestart],
])('%s', (_, engine) => {
  const matrix = planted(300, 4, 6, 5, 3);

  test('finds planted clusters', () => {
    const fit = bestFit(
      Array.from({ length: 5 }, (_, restart) => engine(matrix, { k: 6, seed: 1, restart })),
    );
    expect(
      adjustedRandIndex(
        fit.labels,
        Array.from({ length: 300 }, (_, i) => i % 6),
      ),
    ).toBe(1);
    expect(fit.inertia).toBe(inertia(matrix, fit.labels, fit.centroids));
  });

  test('gives the same bytes for the same task, whatever ran before', () => {
    const task = { k: 5, seed: 7, restart: 3 };
    const first = engine(matrix, task);
    engine(matrix, { k: 4, seed: 1, restart: 0 });
    expect(engine(matrix, task)).toEqual(first);
    expect(engine(matrix, { ...task, maxIterations: 1 })).toMatchObject({ iterations: 1, converged: false });
  });

  test('copes with one row, duplicates, and more clusters than rows', () => {
    const one = engine(matrixFromRows([[5, 5]]), { k: 3, seed: 1, restart: 0 });
    expect(one).toMatchObject({ distinct: 1, inertia: 0 });
    const same = engine(matrixFromRows(Array.from({ length: 9 }, () => [1, 2])), {
      k: 4,
      seed: 1,
      restart: 0,
    });
    expect(same).toMatchObject({ distinct: 1, inertia: 0, converged: true });
    expect(new Set(same.labels).size).toBe(1);
    expect(same.centroids.values.every(Number.isFinite)).toBe(true);
  });

  test('gives each of n rows its cluster when k = n', () => {
    const fit = engine(matrixFromRows([[1], [2], [4], [8]]), { k: 4, seed: 2, restart: 0 });
    expect(new Set(fit.labels).size).toBe(4);
    expect(fit.inertia).toBe(0);
  });
});

describe('the two engines', () => {
  test('agree on labels and inertia from the same starts, without single-row moves', () => {
    const matrix = planted(400, 3, 4, 1, 9);
    for (let restart = 0; restart < 5; restart++) {
      const ours = kMeansRestart(matrix, { k: 7, seed: 1, restart, polishRows: 0 });
      const theirs = mlKMeansRestart(matrix, { k: 7, seed: 1, restart });
      expect(theirs.labels).toEqual(ours.labels);
      expect(Math.abs(theirs.inertia / ours.inertia - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('hartiganMoves', () => {
  test('lowers the inertia that Lloyd leaves, and ends at a fixed point of Lloyd', () => {
    let improved = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const matrix = planted(60, 2, 3, 1, seed);
        const start = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4, 5, 6, 7]), 1000);
        const labels = start.labels.slice();
        const moves = hartiganMoves(matrix, labels, 8);
        const { centroids, sizes } = clusterMeans(matrix, labels, 8);
        const after = inertia(matrix, labels, centroids);
        expect(after < start.inertia).toBe(moves > 0);
        expect(labels.some((label, i) => label !== start.labels[i])).toBe(moves > 0);
        if (moves > 0) improved++;
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(lloyd(matrix, centroids, 10).labels).toEqual(labels);
      }),
      { numRuns: 60, seed: 3 },
    );
    expect(improved).toBeGreaterThan(20);
  });
});

describe('swapCentroid', () => {
  test('brings a centroid from where two share a cluster to where one covers two', () => {
    const matrix = planted(120, 2, 4, 40, 5);
    const stuck = lloyd(matrix, selectRows(matrix, [0, 4, 1, 2]), 1000);
    const truth = Array.from({ length: 120 }, (_, i) => i % 4);
    expect(adjustedRandIndex(stuck.labels, truth)).toBeLessThan(0.9);
    const start = swapCentroid(matrix, stuck, 0, randomStream(1));
    expect(adjustedRandIndex(lloyd(matrix, start, 1000).labels, truth)).toBe(1);
  });

  test('makes a restart no worse', () => {
    const matrix = planted(200, 3, 5, 1, 6);
    for (let restart = 0; restart < 5; restart++) {
      const task = { k: 6, seed: 1, restart };
      const plain = kMeansRestart(matrix, { ...task, polishRows: 0 });
      expect(kMeansRestart(matrix, task).inertia).toBeLessThanOrEqual(plain.inertia * (1 + 1e-12));
    }
  });
});

describe('bestFit', () => {
  test('prefers low inertia, then the lower restart, in any order', () => {
    const fits = [
      { inertia: 2, restart: 0 },
      { inertia: 1, restart: 2 },
      { inertia: 1, restart: 1 },
    ];
    expect(bestFit(fits)).toBe(fits[2]);
    expect(bestFit(fits.toReversed())).toBe(fits[2]);
    expect(() => bestFit([])).toThrow(Bug);
  });
});

describe('orderFit', () => {
  test('orders by size, then by centroid', () => {
    const fit = orderFit({
      labels: Uint8Array.from([2, 1, 0, 0, 2, 3]),
      centroids: matrixFromRows([
        [5, 1],
        [0, 2],
        [5, 0],
        [0, 1],
      ]),
      inertia: 0,
      iterations: 1,
      converged: true,
    });
    expect(Array.from(fit.labels)).toEqual([0, 3, 1, 1, 0, 2]);
    expect(Array.from(fit.centroids.values)).toEqual([5, 0, 5, 1, 0, 1, 0, 2]);
  });

  test('gives one partition the same labels under any names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const fit = kMeansRestart(planted(50, 2, 4, 2, 8), { k: 6, seed: 1, restart: 0 });
        const names = Uint8Array.from({ length: 6 }, (_, i) => i);
        shuffle(names, randomStream(seed));
        const renamed = {
          ...fit,
          labels: fit.labels.map((label) => names[label]!),
          centroids: selectRows(
            fit.centroids,
            Array.from(names, (_, i) => names.indexOf(i)),
          ),
        };
        expect(orderFit(renamed)).toEqual(orderFit(fit));
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});
