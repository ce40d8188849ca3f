/** A running sum with compensation. */
export interface RunningSum {
  add(value: number): void;
  value(): number;
}

/** Compensated summation (Neumaier 1974): the error does not grow with the number of terms. O(1) a term. */
export function runningSum(): RunningSum {
  let sum = 0;
  let correction = 0;
  return {
    add(value) {
      const next = sum + value;
      correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    value: () => (Number.isFinite(correction) ? sum + correction : sum),
  };
}
