import { log } from '../base/portable-math.ts';

/**
 * ψ(x), the derivative of ln Γ, for x > 0: its asymptotic series from 15 on (Abramowitz & Stegun 6.3.18), below it by
 * ψ(x) = ψ(x + 1) − 1/x. Absolute error about 1e-15 × max(1, 1/x). −∞ at 0, NaN below. O(1).
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  let steps = 0;
  let shifted = x;
  while (shifted < 15) steps += 1 / shifted++;
  const square = 1 / (shifted * shifted);
  let tail = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) tail = (tail + SERIES[i]!) * square;
  return log(shifted) - 0.5 / shifted - tail - steps;
}

const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12] as const;
