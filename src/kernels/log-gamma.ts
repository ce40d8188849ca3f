import { log } from '../base/portable-math.ts';

/**
 * ln Γ(x) for x > 0: Stirling's series from 15 on (Abramowitz & Stegun 6.1.41), below it by
 * Γ(x) = Γ(x + m) / (x (x + 1) …). Absolute error about 1e-14 for x ≤ 15, relative 1e-15 beyond.
 * ∞ at 0, NaN below. O(1).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let product = 1;
  let shifted = x;
  while (shifted < 15) product *= shifted++;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  let tail = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) tail = tail * square + SERIES[i]!;
  const stirling = (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + inverse * tail;
  return product === 1 ? stirling : stirling - log(product);
}

const HALF_LOG_TWO_PI = 0.9189385332046727418;
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156] as const;
