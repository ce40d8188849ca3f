/** Milliseconds that the work below takes on the machine to which cost models are fitted (2 × AMD EPYC, Node 20.20.2). */
const REFERENCE_MS = 20;
const VALUES = 4096;
const PASSES = 7600;
const PASSES_TO_COMPILE = 200;

/**
 * How many times as long this thread takes as the machine to which cost models are fitted, by the clock and so with
 * whatever else the machine does: a fixed sum of products, some 20 ms of it. 1 where the clock does not move. O(1).
 */
export function machinePace(now: () => number): number {
  const values = Float64Array.from({ length: VALUES }, (_, i) => 1 / (i + 1));
  let sum = sumOfProducts(values, PASSES_TO_COMPILE);
  const begun = now();
  sum += sumOfProducts(values, PASSES);
  const ms = now() - begun;
  return ms > 0 && Number.isFinite(sum) ? ms / REFERENCE_MS : 1;
}

function sumOfProducts(values: Float64Array, passes: number): number {
  let sum = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 1; i < values.length; i++) sum += values[i]! * values[i - 1]!;
  }
  return sum;
}
