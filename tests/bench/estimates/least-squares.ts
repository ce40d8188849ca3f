/** A measured value with the amounts it is made of. */
export interface Observation {
  readonly terms: readonly number[];
  readonly value: number;
}

const PASSES = 20_000;

/**
 * Non-negative costs per unit that fit the values best by their relative errors: coordinate descent on the weighted
 * squares (Lawson and Hanson 1974 pose the problem). `floor` is the value below which errors stop to count more.
 */
export function unitCosts(observations: readonly Observation[], floor: number): readonly number[] {
  const count = observations[0]?.terms.length ?? 0;
  const scales = Array.from({ length: count }, (_, j) =>
    Math.max(...observations.map(({ terms }) => terms[j]!), 1e-12),
  );
  const rows = observations.map(({ terms, value }) => {
    const weight = 1 / Math.max(value, floor);
    return { x: terms.map((term, j) => (weight * term) / scales[j]!), y: weight * value };
  });
  const costs = new Array<number>(count).fill(0);
  const residuals = rows.map(({ y }) => y);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let j = 0; j < count; j++) {
      let along = 0;
      let square = 0;
      for (const [i, { x }] of rows.entries()) {
        along += x[j]! * residuals[i]!;
        square += x[j]! * x[j]!;
      }
      const next = square === 0 ? 0 : Math.max(0, costs[j]! + along / square);
      const step = next - costs[j]!;
      if (step === 0) continue;
      costs[j] = next;
      for (const [i, { x }] of rows.entries()) residuals[i]! -= step * x[j]!;
    }
  }
  return costs.map((cost, j) => Number((cost / scales[j]!).toPrecision(3)));
}
