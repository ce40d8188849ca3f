import { randomStream } from '../../../base/random.ts';
import type { Task } from '../../../engine/pool.ts';
import { exchangedHalves, halvesOf } from '../sensitivity/exchange-halves.ts';
import { type HalvesToPlace, halfSegments } from '../sensitivity/half-segments.ts';

export interface HalvesShared extends HalvesToPlace {
  readonly k: number;
  readonly seed: number;
}

/** The halves as they are, or the exchanged copy of a number. */
export type HalvesInput = { readonly kind: 'own' } | { readonly kind: 'exchanged'; readonly copy: number };

/** Customers by segment in the first half (row) and in the second (column), k × k; undefined when nothing varies in both. */
export const halvesTask: Task<HalvesShared, HalvesInput, Float64Array | undefined> = {
  name: 'segmentation/halves',
  run({ k, seed, ...task }, input) {
    const halves =
      input.kind === 'own'
        ? halvesOf(task.sample)
        : exchangedHalves(task.sample, randomStream(seed, 'exchanged halves', input.copy));
    const segments = halfSegments(task, halves);
    if (segments === undefined) return undefined;
    const [first, second] = segments;
    const counts = new Float64Array(k * k);
    first.forEach((from, customer) => {
      counts[from * k + second[customer]!]! += 1;
    });
    return counts;
  },
};
