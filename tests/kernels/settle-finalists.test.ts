import { describe, expect, test } from 'vitest';
import { weigh } from '../../src/kernels/cross-fits.ts';
import { referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { type KMeansFit, lloyd } from '../../src/kernels/lloyd.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { settleFinalists } from '../../src/kernels/settle-finalists.ts';
import { planted } from './planted.ts';

const weighed = (fit: KMeansFit): ReturnType<typeof weigh> => weigh(fit, undefined);

describe('settleFinalists', () => {
  const settling = { maxIterations: 300, weights: undefined };

  test('takes the one that ends lowest, whatever it began with', () => {
    const matrix = planted(300, 2, 3, 30, 6);
    const good = selectRows(matrix, [0, 1, 2]);
    const poor = selectRows(matrix, [0, 3, 6]);
    const steps = referenceSteps(matrix);
    const sizes = Float64Array.of(100, 100, 100);
    const [first, second] = [
      { centroids: poor, inertia: 1, sizes },
      { centroids: good, inertia: 2, sizes },
    ];
    const settled = settleFinalists(steps, { finalists: [first, second], isContested: false }, settling);
    const alone = settleFinalists(steps, { finalists: [second], isContested: false }, settling);
    expect(settled.inertia).toBe(alone.inertia);
    expect(settled.sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
  });

  test('leaves an optimum that no finalist leaves, by swaps', () => {
    const matrix = planted(300, 2, 5, 60, 4);
    const steps = referenceSteps(matrix);
    const stuck = lloyd(matrix, selectRows(matrix, [0, 5, 1, 2, 3]), 50);
    const all = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4]), 50);
    const alone = settleFinalists(
      steps,
      { finalists: [weighed(stuck), weighed(stuck)], isContested: false },
      settling,
    );
    expect(alone.inertia).toBeGreaterThan(2 * all.inertia);
    const swapped = settleFinalists(
      steps,
      { finalists: [weighed(stuck), weighed(stuck)], isContested: true },
      settling,
    );
    expect(swapped.inertia).toBeCloseTo(all.inertia, 6);
  });
});
