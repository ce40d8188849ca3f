import { describe, expect, test } from 'vitest';
import { clusterAgain } from '../../src/kernels/cluster-again.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { type KMeansSteps, referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { matrixFromRows, selectRows } from '../../src/kernels/matrix.ts';
import { planted } from './planted.ts';

const matrix = planted(300, 4, 3, 12, 2);
const good = kMeansRestart(matrix, { k: 3, seed: 1, restart: 0 });

describe('clusterAgain', () => {
  test('leaves the basin of a bad start', () => {
    const bad = selectRows(matrix, [0, 3, 6]);
    const stuck = referenceSteps(matrix).iterate(bad, 300);
    expect(stuck.inertia).toBeGreaterThan(1.5 * good.inertia);
    const task = { centroids: bad, seed: 1, freshStarts: 5 };
    expect(clusterAgain(referenceSteps(matrix), 300, task).inertia).toBeCloseTo(good.inertia, 6);
  });

  test('keeps a start that nothing beats, and stops when two fresh ones agree', () => {
    let seeded = 0;
    const steps = referenceSteps(matrix);
    const counting: KMeansSteps = {
      ...steps,
      seed(k, random) {
        seeded++;
        return steps.seed(k, random);
      },
    };
    const { centroids } = good;
    const found = clusterAgain(counting, 300, { centroids, seed: 1, freshStarts: 25 });
    expect(found.labels).toEqual(good.labels);
    expect(seeded).toBe(2);
  });

  test('says how many distinct rows there are where they are too few', () => {
    const few = matrixFromRows([[1], [1], [5], [5]]);
    const centroids = matrixFromRows([[0], [1], [5]]);
    expect(clusterAgain(referenceSteps(few), 4, { centroids, seed: 1, freshStarts: 3 }).distinct).toBe(2);
  });
});
