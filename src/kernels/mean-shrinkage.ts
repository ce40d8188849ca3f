/** Repeated measurements of customers, summed up: how many, their mean, and their sum of squares about it. */
export interface MeasuredMeans {
  readonly counts: ArrayLike<number>;
  readonly means: ArrayLike<number>;
  readonly squares: ArrayLike<number>;
}

/** The mean of all customers, and how many measurements of one weigh as much as it; ∞ where customers do not differ. */
export interface MeanPrior {
  readonly mean: number;
  readonly strength: number;
}

/**
 * The prior of customers' means by moments: the variance within customers over the variance between them, from the
 * analysis of variance with unequal groups (Searle, Casella & McCulloch 1992, §3.6). Where no customer has two
 * measurements, one of them is taken to weigh as much as the mean of all. Customers with none are left out; the mean is
 * NaN when all are. O(customers).
 */
export function meanPrior({ counts, means, squares }: MeasuredMeans): MeanPrior {
  let customers = 0;
  let total = 0;
  let sum = 0;
  let within = 0;
  let squaredCounts = 0;
  for (let c = 0; c < counts.length; c++) {
    const count = counts[c]!;
    if (count === 0) continue;
    customers++;
    total += count;
    sum += count * means[c]!;
    within += squares[c]!;
    squaredCounts += count * count;
  }
  const grand = sum / total;
  let between = 0;
  for (let c = 0; c < counts.length; c++) {
    if (counts[c]! > 0) between += counts[c]! * (means[c]! - grand) * (means[c]! - grand);
  }
  const strength =
    total === customers
      ? 1
      : strengthOf(
          within / (total - customers),
          (between - ((customers - 1) * within) / (total - customers)) / (total - squaredCounts / total),
        );
  let weights = 0;
  let weighted = 0;
  for (let c = 0; c < counts.length; c++) {
    const count = counts[c]!;
    if (count === 0) continue;
    const weight = strength === Infinity ? count : count / (count + strength);
    weights += weight;
    weighted += weight * means[c]!;
  }
  return { mean: weighted / weights, strength };
}

/** A customer's mean: its own, drawn towards the mean of all by how few measurements it rests on. O(1). */
export function shrunkMean({ mean, strength }: MeanPrior, count: number, own: number): number {
  if (strength === Infinity || count === 0) return mean;
  return (strength * mean + count * own) / (strength + count);
}

function strengthOf(within: number, between: number): number {
  return between > 0 ? within / between : Infinity;
}
