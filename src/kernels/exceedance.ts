import { exp } from '../base/portable-math.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The chance that at least `beyond` of `drawn` new values lie above a bound that `above` of `known` values lay above,
 * when all come from one continuous distribution: whatever that is, their number is beta-binomial (Wilks 1941). O(beyond).
 */
export function exceedanceChance(
  { known, above }: { readonly known: number; readonly above: number },
  { drawn, beyond }: { readonly drawn: number; readonly beyond: number },
): number {
  const a = above + 1;
  const b = known - above;
  const whole = logBeta(a, b);
  let below = 0;
  for (let count = 0; count < beyond; count++) {
    const ways = logGamma(drawn + 1) - logGamma(count + 1) - logGamma(drawn - count + 1);
    below += exp(ways + logBeta(count + a, drawn - count + b) - whole);
  }
  return Math.min(1, Math.max(0, 1 - below));
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
