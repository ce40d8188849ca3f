/** Sum of the numbers that are known; NaN when none is. */
export function sumOf(values: Float64Array): number {
  const { sum, count } = tally(values);
  return count === 0 ? NaN : sum;
}

/** Mean of the numbers that are known; NaN when none is. */
export function meanOf(values: Float64Array): number {
  const { sum, count } = tally(values);
  return sum / count;
}

function tally(values: Float64Array): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    sum += value;
    count++;
  }
  return { sum, count };
}
