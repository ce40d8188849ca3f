import type { Task } from '../../../engine/pool.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { type Division, predictionStrength } from '../../../kernels/prediction-strength.ts';
import { simdRestart } from '../../../kernels/simd/simd-k-means.ts';

/** Prediction strength of one division at one k. */
export const divisionTask: Task<Matrix, Division, number> = {
  name: 'segmentation/division',
  run: (matrix, division) => predictionStrength(matrix, simdRestart, division),
};
