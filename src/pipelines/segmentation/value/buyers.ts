import type { MeasuredMeans } from '../../../kernels/mean-shrinkage.ts';
import type { PurchaseOccasions } from './purchase-occasions.ts';

/** What is known on some day of the customers who had bought by then; one entry each, times in weeks. */
export interface Buyers {
  /** Index of the customer in the profiles. */
  readonly customer: Int32Array;
  /** Occasions after the first. */
  readonly repeats: Int32Array;
  /** From the first occasion to the last one, and to the day. */
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Spend per occasion, of the repeats alone and of all; only occasions with a known amount count. */
  readonly repeatSpend: MeasuredMeans;
  readonly spend: MeasuredMeans;
}

/** The customers with an occasion until a day (days since 1970-01-01), that day included. O(occasions). */
export function buyersUntil({ starts, day, spend }: PurchaseOccasions, until: number): Buyers {
  const customer: number[] = [];
  for (let c = 0; c < starts.length - 1; c++) {
    if (starts[c]! < starts[c + 1]! && day[starts[c]!]! <= until) customer.push(c);
  }
  const repeats = new Int32Array(customer.length);
  const recency = new Float64Array(customer.length);
  const age = new Float64Array(customer.length);
  const repeatSpend = emptyMeans(customer.length);
  const allSpend = emptyMeans(customer.length);
  customer.forEach((c, buyer) => {
    const first = starts[c]!;
    let end = first + 1;
    while (end < starts[c + 1]! && day[end]! <= until) end++;
    repeats[buyer] = end - first - 1;
    recency[buyer] = (day[end - 1]! - day[first]!) / 7;
    age[buyer] = (until - day[first]!) / 7;
    measure(repeatSpend, buyer, spend.subarray(first + 1, end));
    measure(allSpend, buyer, spend.subarray(first, end));
  });
  return { customer: Int32Array.from(customer), repeats, recency, age, repeatSpend, spend: allSpend };
}

interface Means {
  readonly counts: Int32Array;
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

function emptyMeans(length: number): Means {
  return {
    counts: new Int32Array(length),
    means: new Float64Array(length),
    squares: new Float64Array(length),
  };
}

function measure({ counts, means, squares }: Means, buyer: number, amounts: Float64Array): void {
  let count = 0;
  let sum = 0;
  for (const amount of amounts) {
    if (amount !== amount) continue;
    count++;
    sum += amount;
  }
  if (count === 0) return;
  const mean = sum / count;
  let square = 0;
  for (const amount of amounts) if (amount === amount) square += (amount - mean) * (amount - mean);
  counts[buyer] = count;
  means[buyer] = mean;
  squares[buyer] = square;
}
