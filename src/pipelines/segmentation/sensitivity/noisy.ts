import { randomStream, seedFrom } from '../../../base/random.ts';
import { addNoise } from '../../../kernels/add-noise.ts';
import { type Agreement, refitAgreement } from './refit.ts';
import type { TestedFit } from './tested-fit.ts';

/** Noise laid over the features: of one repeat the same at every share, only larger. */
export interface Noise {
  readonly share: number;
  readonly repeat: number;
}

/** How the segments fare under noise. */
export function agreementUnderNoise(fit: TestedFit, { share, repeat }: Noise, seed: number): Agreement {
  const matrix = addNoise(fit.matrix, share, randomStream(seed, 'noise', repeat));
  return refitAgreement({ ...fit, matrix }, seedFrom(seed, 'noise starts', String(share), repeat));
}
