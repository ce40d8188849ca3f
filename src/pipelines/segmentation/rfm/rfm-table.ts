import type { Sliced } from '../../../base/sliced.ts';
import { runningSum } from '../../../io/exact-sum.ts';
import type { Rfm } from './artifacts.ts';
import { RFM_NAMES, rfmSegmentOf } from './named-segments.ts';
import { quintileScores } from './scores.ts';

/** What RFM looks at; one entry per customer. */
export interface RfmInput {
  readonly day: string;
  /** Days since the last purchase; NaN for customers without one, who are scored 0. */
  readonly recencyDays: Float64Array;
  readonly orders: Float64Array;
  /** Net of refunds; undefined where the data hold no amounts: the frequency score then stands for the monetary one. */
  readonly revenue: Float64Array | undefined;
}

/** Scores and named segments of the customers with a purchase, as the R package rfm computes them. O(n log n). */
export function* rfmTable({ day, recencyDays, orders, revenue }: RfmInput): Sliced<Rfm> {
  const ofBuyers = (values: Float64Array): Float64Array =>
    values.map((value, c) => (Number.isNaN(recencyDays[c]) ? NaN : value));
  const recency = quintileScores(recencyDays, true);
  yield;
  const frequency = quintileScores(ofBuyers(orders));
  yield;
  const monetary = revenue === undefined ? frequency : quintileScores(ofBuyers(revenue));
  yield;
  const segment = Int8Array.from(recency, (score, c) =>
    score === 0 ? -1 : rfmSegmentOf(score, frequency[c]!, monetary[c]!),
  );
  yield;
  const summary = RFM_NAMES.map((_, name) => {
    let customers = 0;
    let bought = 0;
    const sum = runningSum();
    segment.forEach((index, c) => {
      if (index !== name) return;
      customers++;
      bought += orders[c]!;
      sum.add(revenue?.[c] ?? 0);
    });
    return { customers, orders: bought, revenue: sum.value() };
  });
  return { day, recency, frequency, monetary, segment, names: RFM_NAMES, summary };
}
