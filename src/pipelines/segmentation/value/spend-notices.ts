import { fixedNumber, fixedPercent } from '../../../base/number-text.ts';
import type { Notice } from '../notice.ts';
import type { KeptSpend } from './kept-spend.ts';
import type { FittedSpend } from './spend-model.ts';

/** Spend and purchases that go together more than this strain the model, which takes them to be independent. */
const STRAINED = 0.3;

/** What a reader of spend forecasts should know of the data they rest on. O(1). */
export function spendNotices({ refunded }: KeptSpend, spent: FittedSpend | undefined): readonly Notice[] {
  if (spent === undefined) {
    return [
      {
        code: 'no-amounts',
        message: 'The data hold no amounts: purchases are forecast, but neither spend nor customer value.',
      },
    ];
  }
  const notices: Notice[] = [];
  if (refunded > 0) {
    notices.push({
      code: 'net-of-refunds',
      message: `The models see spend before refunds, which were ${fixedPercent(refunded)} of it; customer value takes off each customer’s share of refunds, drawn towards that of all.`,
    });
  }
  const correlation = spent.fit?.correlation ?? NaN;
  if (Math.abs(correlation) > STRAINED) {
    notices.push({
      code: 'spend-goes-with-purchases',
      message: `Customers who buy more often spend ${correlation > 0 ? 'more' : 'less'} each time (correlation ${fixedNumber(correlation, 2)}); the model of spend takes the two to be independent.`,
    });
  }
  return notices;
}
