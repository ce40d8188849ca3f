import { describe, expect, test } from 'vitest';
import { crossFits } from '../../src/kernels/cross-fits.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { planted } from './planted.ts';

describe('crossFits', () => {
  test('finds six clusters of which each of two fits has three', () => {
    const matrix = planted(300, 2, 6, 60, 4);
    const [first, second] = [
      [0, 6, 12, 3, 4, 5],
      [0, 1, 2, 3, 9, 15],
    ].map((rows, restart) => ({ ...lloyd(matrix, selectRows(matrix, rows), 8), restart, distinct: 6 }));
    const all = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4, 5]), 100);
    expect(Math.min(first!.inertia, second!.inertia)).toBeGreaterThan(2 * all.inertia);
    const [best] = crossFits(referenceSteps(matrix), [first!, second!], undefined).finalists;
    expect(best!.inertia).toBeCloseTo(all.inertia, 6);
  });

  test('gives the best first, and no two that are the same', () => {
    const matrix = planted(400, 3, 1, 0, 5);
    const fits = [0, 1, 2, 0].map((seed, restart) => ({
      ...kMeansRestart(matrix, { k: 6, seed, restart: 0, ending: 'sketched' }),
      restart,
    }));
    const crossed = crossFits(referenceSteps(matrix), fits, undefined);
    const finalists = crossed.finalists.map(({ inertia }) => inertia);
    expect(finalists[0]).toBeLessThanOrEqual(Math.min(...fits.map(({ inertia }) => inertia)));
    expect(finalists).toEqual([...new Set(finalists)].sort((a, b) => a - b));
    expect(finalists.length).toBeLessThanOrEqual(6);
  });
});

test('the best is contested in a cloud, and not where clusters lie apart', () => {
  const contested = [planted(1500, 8, 1, 0, 5), planted(1500, 8, 8, 6, 5)].map((matrix) => {
    const fits = [0, 1, 2, 3, 4, 5].map((restart) =>
      kMeansRestart(matrix, { k: 8, seed: 1, restart, ending: 'sketched' }),
    );
    return crossFits(referenceSteps(matrix), fits, undefined).isContested;
  });
  expect(contested).toEqual([true, false]);
});

test('crossFits swaps centroids where there is one fit to go by', () => {
  const matrix = planted(300, 2, 5, 60, 4);
  const stuck = { ...lloyd(matrix, selectRows(matrix, [0, 5, 1, 2, 3]), 50), restart: 0, distinct: 5 };
  const all = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4]), 50);
  expect(stuck.inertia).toBeGreaterThan(2 * all.inertia);
  const [best] = crossFits(referenceSteps(matrix), [stuck], undefined).finalists;
  expect(best!.inertia).toBeCloseTo(all.inertia, 6);
});
