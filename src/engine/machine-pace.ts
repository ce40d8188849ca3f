/** Milliseconds that one of the trials below takes on the machine to which cost models are fitted (2 × AMD EPYC, Node 20.20.2). */
const REFERENCE_MS = 4;
const TRIALS = 5;
const VALUES = 4096;
const PASSES = 1520;
const PASSES_TO_COMPILE = 200;

/**
 * How many times as long this thread takes as the machine to which cost models are fitted, by the clock and so with
 * whatever else the machine does: the median of five times a fixed sum of products, 20 ms together, so that a moment's rush
 * does not count. 1 where the clock does not move. O(1).
 */
export function machinePace(now: () => number): number {
  const values = Float64Array.from({ length: VALUES }, (_, i) => 1 / (i + 1));
  let sum = sumOfProducts(values, PASSES_TO_COMPILE);
  const times = Array.from({ length: TRIALS }, () => {
    const begun = now();
    sum += sumOfProducts(values, PASSES);
    return now() - begun;
  });
  const ms = times.toSorted((a, b) => a - b)[(TRIALS - 1) / 2]!;
  return ms > 0 && Number.isFinite(sum) ? ms / REFERENCE_MS : 1;
}

function sumOfProducts(values: Float64Array, passes: number): number {
  let sum = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 1; i < values.length; i++) sum += values[i]! * values[i - 1]!;
  }
  return sum;
}
