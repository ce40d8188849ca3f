import { expect, test } from 'vitest';
import type { KPoint } from '../../../src/pipelines/segmentation/views.ts';
import { restartAgreements } from '../../../src/ui/stability/restart-agreement.ts';

const point: KPoint = {
  k: 3,
  inertia: 100,
  silhouette: undefined,
  silhouetteSe: undefined,
  calinskiHarabasz: undefined,
  daviesBouldin: undefined,
};

test('restarts within a thousandth of the lowest inertia count as near it', () => {
  const [agreement] = restartAgreements([{ ...point, restartInertias: [100, 100.05, 100.2, 110] }]);
  expect(agreement).toMatchObject({ k: 3, restarts: 4, best: 100, near: 2 });
  expect(agreement?.spread).toBeCloseTo(0.1, 12);
});

test('points whose restarts are not known are left out', () => {
  expect(restartAgreements([point])).toEqual([]);
});
