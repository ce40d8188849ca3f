import { assert } from '../../../base/assert.ts';
import type { Findings } from './findings.ts';

/**
 * What the customers of a segment are worth. Customers without a purchase have no estimate and count as worth nothing, since
 * addressing them costs as much: so `mean` × size = `total`.
 */
export type SegmentValue =
  | {
      readonly kind: 'known';
      /** Members with an estimate. */
      readonly valued: number;
      readonly total: number;
      /** Per member, and the standard deviation (n − 1) of that; 0 for a single member. */
      readonly mean: number;
      readonly sd: number;
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** The value of each segment, from the value of each customer. Anything but a finite estimate is none. O(customers). */
export function segmentValues({
  segmentation,
  value,
  untested,
}: Pick<Findings, 'segmentation' | 'value' | 'untested'>): readonly SegmentValue[] {
  const { k, labels, segments } = segmentation;
  if (value === undefined) return segments.map(() => ({ kind: 'unknown', because: whyNot(untested?.value) }));
  const { clv } = value;
  assert(clv.length === labels.length, 'values and labels are of the same customers');
  if (!clv.some(Number.isFinite) && value.expectedPurchases.some(Number.isFinite))
    return segments.map(() => ({ kind: 'unknown', because: 'the data hold no amounts' }));
  const valued = new Float64Array(k);
  const totals = new Float64Array(k);
  const sizes = new Float64Array(k);
  for (let row = 0; row < clv.length; row++) {
    sizes[labels[row]!]!++;
    if (!Number.isFinite(clv[row]!)) continue;
    valued[labels[row]!]!++;
    totals[labels[row]!]! += clv[row]!;
  }
  const squares = new Float64Array(k);
  for (let row = 0; row < clv.length; row++) {
    const segment = labels[row]!;
    const worth = Number.isFinite(clv[row]!) ? clv[row]! : 0;
    const difference = worth - totals[segment]! / sizes[segment]!;
    squares[segment]! += difference * difference;
  }
  return segments.map(({ id }): SegmentValue => {
    const total = totals[id]!;
    if (valued[id] === 0) return { kind: 'unknown', because: 'none of its customers has a purchase' };
    const sd = Math.sqrt(squares[id]! / Math.max(1, sizes[id]! - 1));
    if (!(Math.abs(total) <= GREATEST && sd <= GREATEST))
      return { kind: 'unknown', because: 'the values of its customers are beyond reckoning' };
    return { kind: 'known', valued: valued[id]!, total, mean: total / sizes[id]!, sd };
  });
}

/** No sum of money; sums beyond it no longer hold whole units. */
const GREATEST = 1e15;

function whyNot(reason: string | undefined): string {
  if (reason === undefined) return 'customer value was not estimated';
  return reason === 'switched off' ? 'estimating customer value is switched off' : reason;
}
