import { describe, expect, test } from 'vitest';
import { weigh } from '../../src/kernels/cross-fits.ts';
import { referenceSteps } from '../../src/kernels/k-means-steps.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { crossSettled, settleFinalists } from '../../src/kernels/settle-finalists.ts';
import { planted } from './planted.ts';

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
    const settled = settleFinalists(steps, [first, second], settling);
    const alone = settleFinalists(steps, [second], settling);
    expect(settled.inertia).toBe(alone.inertia);
    expect(settled.sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
  });

  test('crosses the best with another of which each has some clusters right', () => {
    const matrix = planted(300, 2, 6, 60, 4);
    const steps = referenceSteps(matrix);
    const stuck = [
      [0, 6, 12, 3, 4, 5],
      [0, 1, 2, 3, 9, 15],
    ].map((rows) => weigh(lloyd(matrix, selectRows(matrix, rows), 50), undefined));
    const all = lloyd(matrix, selectRows(matrix, [0, 1, 2, 3, 4, 5]), 50);
    const settled = crossSettled(
      steps,
      stuck.toSorted((a, b) => a.inertia - b.inertia),
      settling,
    );
    expect(Math.min(...stuck.map(({ inertia }) => inertia))).toBeGreaterThan(2 * all.inertia);
    expect(settled.inertia).toBeCloseTo(all.inertia, 6);
  });
});
