/**
 * Makes the table of src/kernels/dip-quantiles.ts: quantiles of √n × dip of n uniform values, by simulation.
 * `node scripts/run-ts.mjs tests/bench/dip-quantiles.ts`, some five minutes on one core.
 */
import { randomStream } from '../../src/base/random.ts';
import { DIP_PROBABILITIES, DIP_SIZES } from '../../src/kernels/dip-quantiles.ts';
import { dip } from '../../src/kernels/dip.ts';
import { quantileOfSorted } from '../../src/kernels/quantile.ts';

for (const n of DIP_SIZES) {
  const draws = n <= 200 ? 200_000 : 50_000;
  const random = randomStream(1, 'dip quantiles', n);
  const sample = new Float64Array(n);
  const dips = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < n; i++) sample[i] = random.unit();
    dips[draw] = dip(sample.sort()) * Math.sqrt(n);
  }
  dips.sort();
  const row = DIP_PROBABILITIES.map((p) => quantileOfSorted(dips, p).toFixed(4));
  console.log(`  [${row.join(', ')}],`);
}
