import { log } from '../base/portable-math.ts';

/** Shannon entropy (1948) of counts or weights ≥ 0, in nats: 0 for one category (or none), ln m for m equal ones. O(m). */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const share = counts[i]! / total;
    if (share > 0) sum -= share * log(share);
  }
  return sum;
}
