import { type Sliced, stretches } from '../../../base/sliced.ts';
import { quantileOfSorted } from '../../../kernels/quantile.ts';
import { sortedValues } from './sorted-values.ts';

/** How one feature is spread over one group of customers. */
export interface GroupDistribution {
  /** Customers with and without a value. */
  readonly present: number;
  readonly missing: number;
  /** Share of those with a value in each bin. */
  readonly shares: Float64Array;
  /** NaN where nobody has a value. */
  readonly quartiles: readonly [lower: number, median: number, upper: number];
  readonly mean: number;
}

export interface GroupingOfRows {
  /** Group of each customer, 0 … groups − 1; a customer in another one is left out. */
  readonly groupOf: (row: number) => number;
  readonly groups: number;
}

/** Bins that values fall into: how many, and which. */
export interface Binning {
  readonly bins: number;
  readonly binOf: (value: number) => number;
}

/** The distribution of `values` in each group; NaN is missing. Quartiles are of type 7. O(n · log bins). */
export function* groupDistributions(
  values: Float32Array,
  { groupOf, groups }: GroupingOfRows,
  { bins, binOf }: Binning,
): Sliced<readonly GroupDistribution[]> {
  const members = Array.from({ length: groups }, () => ({ size: 0, present: 0 }));
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) {
      const own = members[groupOf(row)];
      if (own === undefined) continue;
      own.size++;
      if (values[row] === values[row]) own.present++;
    }
    yield;
  }
  const present = members.map((own) => new Float64Array(own.present));
  const filled = new Int32Array(groups);
  const counts = members.map(() => new Float64Array(bins));
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) {
      const group = groupOf(row);
      const value = values[row]!;
      const own = present[group];
      if (own === undefined || value !== value) continue;
      own[filled[group]!++] = value;
      counts[group]![binOf(value)]!++;
    }
    yield;
  }
  const made: GroupDistribution[] = [];
  for (const [group, { size, present: known }] of members.entries()) {
    const own = yield* sortedValues(present[group]!);
    made.push({
      present: known,
      missing: size - known,
      shares: counts[group]!.map((count) => count / known),
      quartiles: [quantileOfSorted(own, 0.25), quantileOfSorted(own, 0.5), quantileOfSorted(own, 0.75)],
      mean: sumOf(own) / known,
    });
  }
  return made;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}

/** Share of each category among the customers of each group whose category is known, −1 being unknown. O(n). */
export function categoryShares(
  codes: Int32Array,
  categories: number,
  { groupOf, groups }: GroupingOfRows,
): readonly { readonly known: number; readonly unknown: number; readonly shares: Float64Array }[] {
  const counts = Array.from({ length: groups }, () => ({
    known: 0,
    unknown: 0,
    shares: new Float64Array(categories),
  }));
  for (let row = 0; row < codes.length; row++) {
    const own = counts[groupOf(row)];
    const code = codes[row]!;
    if (own === undefined) continue;
    if (code < 0 || code >= categories) own.unknown++;
    else {
      own.known++;
      own.shares[code]!++;
    }
  }
  return counts.map(({ known, unknown, shares }) => ({
    known,
    unknown,
    shares: shares.map((count) => count / known),
  }));
}
