import { fullNumber } from '../../../base/number-text.ts';
import type { Notice } from '../notice.ts';

/** Discounts as shares in [0, 1], NaN = unknown, and how they were read. */
export interface DiscountReading {
  readonly shares: Float32Array;
  readonly notice: Notice;
}

/**
 * Reads a discount column as it stands in a file: shares when none exceeds 1, percentages when none exceeds 100, money
 * taken off the amount otherwise. The sign is ignored. O(rows).
 */
export function discountShares(discount: Float64Array, amount: Float64Array): DiscountReading {
  let largest = 0;
  for (const value of discount) if (Math.abs(value) > largest) largest = Math.abs(value);
  const kind = largest <= 1 ? 'shares' : largest <= 100 ? 'percentages' : 'money';
  const shares = new Float32Array(discount.length);
  for (let row = 0; row < shares.length; row++) {
    const value = Math.abs(discount[row]!);
    if (kind === 'shares') shares[row] = value;
    else if (kind === 'percentages') shares[row] = value / 100;
    else shares[row] = value === 0 ? 0 : value / (value + Math.abs(amount[row]!));
  }
  const words = {
    shares: 'shares of the price',
    percentages: 'percentages',
    money: 'money taken off the amount',
  }[kind];
  return {
    shares,
    notice: {
      code: 'discount-read-as',
      message: `Discounts are read as ${words}: the largest is ${fullNumber(largest)}.`,
    },
  };
}
