import type { Task } from '../../../engine/pool.ts';
import { type Noise, agreementUnderNoise } from '../sensitivity/noisy.ts';
import type { Agreement } from '../sensitivity/refit.ts';
import type { TestedFit } from '../sensitivity/tested-fit.ts';

/** The fit under noise. */
export const noiseTask: Task<TestedFit & { readonly seed: number }, Noise, Agreement> = {
  name: 'segmentation/noise',
  run: ({ seed, ...fit }, noise) => agreementUnderNoise(fit, noise, seed),
};
