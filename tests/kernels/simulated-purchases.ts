import { type Random, randomStream } from '../../src/base/random.ts';
import type { BgNbd } from '../../src/kernels/bg-nbd.ts';
import type { PurchaseHistories } from '../../src/kernels/purchase-histories.ts';

/** What the purchases of simulated customers are drawn from; shapes that are undefined make all customers alike. */
export interface Planted {
  readonly customers: number;
  /** Purchases per unit of time: gamma with this shape and rate, or the mean for everybody. */
  readonly rate: Pick<BgNbd, 'r' | 'alpha'> | { readonly each: number };
  /** Probability of leaving after a repeat purchase: beta (a, b), the same for everybody, or 1 for a share and 0 for the rest. */
  readonly leaving: Pick<BgNbd, 'a' | 'b'> | { readonly each: number } | { readonly share: number };
  /** Customers make their first purchase within the first half of this time. */
  readonly span: number;
  readonly seed: number;
}

/** Histories drawn from the BG/NBD model itself, in continuous time. */
export function simulatedPurchases({ customers, rate, leaving, span, seed }: Planted): PurchaseHistories {
  const random = randomStream(seed, 'simulated purchases');
  const repeats: number[] = [];
  const recency: number[] = [];
  const age: number[] = [];
  for (let c = 0; c < customers; c++) {
    const watched = span * (1 - random.unit() / 2);
    const pace = 'each' in rate ? rate.each : gammaDraw(random, rate.r) / rate.alpha;
    const leave = leavingOf(random, leaving);
    let bought = 0;
    let last = 0;
    for (let at = waiting(random, pace); at < watched; at += waiting(random, pace)) {
      bought++;
      last = at;
      if (random.chance(leave)) break;
    }
    repeats.push(bought);
    recency.push(last);
    age.push(watched);
  }
  return { repeats, recency, age };
}

/** A gamma deviate of scale 1 (Marsaglia & Tsang 2000). */
export function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * (1 - random.unit()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.unit()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

function leavingOf(random: Random, leaving: Planted['leaving']): number {
  if ('each' in leaving) return leaving.each;
  if ('share' in leaving) return random.chance(leaving.share) ? 1 : 0;
  return betaDraw(random, leaving.a, leaving.b);
}

function betaDraw(random: Random, a: number, b: number): number {
  const left = gammaDraw(random, a);
  return left / (left + gammaDraw(random, b));
}

function waiting(random: Random, pace: number): number {
  return -Math.log(1 - random.unit()) / pace;
}
