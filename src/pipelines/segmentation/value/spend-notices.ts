import { fixedNumber } from '../../../base/number-text.ts';
import { REFUND } from '../event-type.ts';
import type { Events } from '../model.ts';
import type { Notice } from '../notice.ts';
import type { Buyers } from './buyers.ts';
import type { FittedSpend } from './spend-model.ts';

/** Spend and purchases that go together more than this strain the model, which takes them to be independent. */
const STRAINED = 0.3;

/** What a reader of spend forecasts should know of the data they rest on. O(events). */
export function spendNotices(
  { count, type, amount }: Events,
  { spend }: Buyers,
  spent: FittedSpend | undefined,
): readonly Notice[] {
  if (spent === undefined) {
    return [
      {
        code: 'no-amounts',
        message: 'The data hold no amounts: purchases are forecast, but neither spend nor customer value.',
      },
    ];
  }
  const notices: Notice[] = [];
  let refunded = 0;
  for (let row = 0; row < count; row++) {
    const value = amount[row]!;
    if (type[row] === REFUND && value === value) refunded -= value;
  }
  let gross = 0;
  for (let i = 0; i < spend.counts.length; i++) gross += spend.counts[i]! * spend.means[i]!;
  if (refunded > 0) {
    notices.push({
      code: 'before-refunds',
      message: `Customer value counts spend before refunds, as the models do; refunds were ${((100 * refunded) / gross).toFixed(1)} % of it.`,
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
