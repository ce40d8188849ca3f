import { expect, test } from 'vitest';
import { randomStream } from '../../../src/base/random.ts';
import { simdRestart } from '../../../src/kernels/simd/simd-k-means.ts';
import { warmUp } from '../../../src/pipelines/segmentation/tasks/warm-up.ts';

test('warming up leaves nothing behind that a fit could notice', () => {
  const random = randomStream(3, 'matrix');
  const matrix = { values: Float64Array.from({ length: 900 }, () => random.normal()), rows: 300, columns: 3 };
  const before = simdRestart(matrix, { k: 5, seed: 2, restart: 0 });
  warmUp();
  expect(simdRestart(matrix, { k: 5, seed: 2, restart: 0 })).toEqual(before);
});
