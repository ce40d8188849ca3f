import { describe, expect, test } from 'vitest';
import { crossFits } from '../../src/kernels/cross-fits.ts';
import { evolveRestarts, isOpen, uniteRivals } from '../../src/kernels/evolve-fits.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { simdSteps } from '../../src/kernels/simd/simd-k-means.ts';
import { optimumSearch } from '../../src/kernels/search-optimum.ts';
import { planted } from './planted.ts';

const options = { maxIterations: 300, weights: undefined };

describe('generations of fits', () => {
  const cloud = planted(2100, 6, 1, 0, 5);
  const restarts = [0, 1, 2, 3, 4].map((restart) =>
    kMeansRestart(cloud, { k: 8, seed: 1, restart, ending: 'sketched' }),
  );
  const steps = simdSteps(cloud);
  const crossed = crossFits(steps, restarts, undefined);
  const evolved = evolveRestarts(steps, restarts, crossed, options);

  test('find in a cloud what no start comes to by itself', () => {
    const alone = restarts.map(({ centroids }) => steps.iterate(centroids, 300).inertia);
    expect(isOpen(crossed, 8)).toBe(true);
    expect(evolved[0]!.inertia).toBeLessThan(0.9995 * Math.min(...alone));
  });

  test('end with fits that differ, the best first, and unite to none worse', () => {
    expect(evolved[1]!.inertia).toBeGreaterThan(1.0001 * evolved[0]!.inertia);
    const united = uniteRivals(steps, evolved.toReversed(), options);
    expect(united.inertia).toBeLessThanOrEqual(evolved[0]!.inertia);
  });

  test('come to the same bytes with SIMD and without', () => {
    expect(evolveRestarts(referenceSteps(cloud), restarts, crossed, options)).toEqual(evolved);
  });
});

test('searches keep rivals in a cloud, and none where clusters lie apart', () => {
  const { search } = optimumSearch(simdSteps);
  const kept = [planted(2100, 6, 1, 0, 5), planted(2100, 6, 8, 9, 5)].map(
    (matrix) => search(matrix, { k: 8, seed: 1, restarts: [0, 2, 4, 6, 8] }).rivals.length,
  );
  expect(kept).toEqual([1, 0]);
});

test('a search is open where optima lie close together, but not where they all come to the same or far apart', () => {
  const open = [
    { isContested: true, spread: 0.01 },
    { isContested: false, spread: 0.01 },
    { isContested: true, spread: 0.1 },
    { isContested: true, spread: 0.001 },
  ].map((crossed) => isOpen(crossed, 8));
  expect(open).toEqual([true, false, false, false]);
  expect(isOpen({ isContested: false, spread: 0.003 }, 2)).toBe(true);
});
