import type { Task } from '../../../engine/pool.ts';
import { agreementWithout } from '../sensitivity/left-out.ts';
import type { Agreement } from '../sensitivity/refit.ts';
import type { TestedFit } from '../sensitivity/tested-fit.ts';

/** The fit without some features. */
export const leftOutTask: Task<
  TestedFit & { readonly seed: number },
  { readonly remaining: readonly number[] },
  Agreement
> = {
  name: 'segmentation/left-out',
  run: ({ seed, ...fit }, { remaining }) => agreementWithout(fit, remaining, seed),
};
