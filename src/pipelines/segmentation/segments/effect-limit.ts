import type { Contrast } from './contrast.ts';

/** The largest effect that is written: without any spread, or without the category outside, it would be infinite. */
const LARGEST_EFFECT = 99;

/** An effect as a contrast reports it: within ±99, and `capped` where it lies beyond. */
export function limitedEffect(effect: number): Pick<Contrast, 'effect' | 'capped'> {
  if (Math.abs(effect) <= LARGEST_EFFECT) return { effect };
  return { effect: effect > 0 ? LARGEST_EFFECT : -LARGEST_EFFECT, capped: true };
}
