import { moments } from '../../../kernels/moments.ts';

/** Net revenue of each customer in the first part of the period and in the rest. */
export interface RevenueParts {
  readonly before: Float64Array;
  readonly next: Float64Array;
}

/**
 * η² (Pearson 1905): the share of the variance of the next period's revenue that lies between the groups, 0 to 1; NaN when
 * that revenue is the same for all. Groups are numbered from 0. Expected of g random groups of n customers: (g − 1) / (n − 1).
 * O(customers + groups).
 */
export function etaSquared(groups: ArrayLike<number>, next: Float64Array): number {
  const { mean, sd } = moments(next);
  const total = sd * sd * next.length;
  const { sizes, sums } = groupSums(groups, next);
  let between = 0;
  sizes.forEach((size, group) => {
    if (size === 0) return;
    const difference = sums[group]! / size - mean;
    between += size * difference * difference;
  });
  return total > 0 ? Math.min(1, between / total) : NaN;
}

/**
 * How well the groups rank customers by the revenue to come: groups are put in the order of their mean revenue *before*, the
 * highest first, so that nothing of the next period is used; the area between the curve of the next period's cumulated
 * revenue and the diagonal is divided by that of customers ranked by the next revenue itself. 1 for a perfect ranking, 0 for
 * one group or a ranking that tells nothing, below 0 for one that misleads; NaN where the next revenue is not above 0 in sum
 * or the same for all. (Concentration over Gini coefficient: Kakwani 1980.) O(customers log customers).
 */
export function giniGain(groups: ArrayLike<number>, { before, next }: RevenueParts): number {
  const earlier = groupSums(groups, before);
  const later = groupSums(groups, next);
  const order = Array.from(earlier.sizes, (_, group) => group)
    .filter((group) => earlier.sizes[group]! > 0)
    .toSorted((a, b) => earlier.sums[b]! / earlier.sizes[b]! - earlier.sums[a]! / earlier.sizes[a]! || a - b);
  const ranked = concentration(
    order.map((group) => later.sizes[group]!),
    order.map((group) => later.sums[group]!),
  );
  const sorted = next.toSorted().reverse();
  const best = concentration(
    Array.from(sorted, () => 1),
    [...sorted],
  );
  return best > 0 ? ranked / best : NaN;
}

/** Twice the area between the curve of cumulated revenue and the diagonal; NaN unless the sum is above 0. */
function concentration(sizes: readonly number[], sums: readonly number[]): number {
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const revenue = sums.reduce((sum, each) => sum + each, 0);
  if (!(revenue > 0)) return NaN;
  let area = 0;
  let height = 0;
  sizes.forEach((size, i) => {
    const top = height + sums[i]! / revenue;
    area += (size / customers) * (height + top);
    height = top;
  });
  return area - 1;
}

function groupSums(
  groups: ArrayLike<number>,
  values: Float64Array,
): { readonly sizes: Float64Array; readonly sums: Float64Array } {
  let count = 0;
  for (let i = 0; i < groups.length; i++) count = Math.max(count, groups[i]! + 1);
  const sizes = new Float64Array(count);
  const sums = new Float64Array(count);
  for (let i = 0; i < groups.length; i++) {
    sizes[groups[i]!]! += 1;
    sums[groups[i]!]! += values[i]!;
  }
  return { sizes, sums };
}
