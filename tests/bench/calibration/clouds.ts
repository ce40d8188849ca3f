import { type Random, randomStream } from '../../../src/base/random.ts';
import { type Matrix, zeros } from '../../../src/kernels/matrix.ts';
import { standardised } from './standardised.ts';

/** One cloud without clusters, columns z-scored. */
export type Cloud = (rows: number, seed: number) => Matrix;

/** Uniform in a box. */
export const uniform: Cloud = (rows, seed) =>
  cloud(rows, 5, seed, (random, row) => row.forEach((_, j) => (row[j] = random.unit())));

/** Gaussian, every pair of columns correlated by 0.6. */
export const correlatedGaussian: Cloud = (rows, seed) =>
  cloud(rows, 6, seed, (random, row) => equicorrelated(random, row, 0.6));

/** Log-normal with correlated logarithms, brought back by log(1 + x), as the features are. */
export const logNormal: Cloud = (rows, seed) =>
  cloud(rows, 6, seed, (random, row) => {
    equicorrelated(random, row, 0.6);
    row.forEach((z, j) => (row[j] = Math.log1p(Math.exp(1 + z))));
  });

/** Exponential margins, correlated by 0.6 through a shared gamma part. */
export const skewed: Cloud = (rows, seed) =>
  cloud(rows, 5, seed, (random, row) => {
    const shared = gamma(random, 0.6);
    row.forEach((_, j) => (row[j] = shared + gamma(random, 0.4)));
  });

/** Student's t with 3 degrees of freedom in all columns at once, correlated by 0.5. */
export const heavyTailed: Cloud = (rows, seed) =>
  cloud(rows, 5, seed, (random, row) => {
    equicorrelated(random, row, 0.5);
    const scale = Math.sqrt((2 * gamma(random, 1.5)) / 3);
    row.forEach((z, j) => (row[j] = z / scale));
  });

function cloud(
  rows: number,
  columns: number,
  seed: number,
  fill: (random: Random, row: Float64Array) => void,
): Matrix {
  const matrix = zeros(rows, columns);
  const random = randomStream(seed, 'cloud');
  for (let i = 0; i < rows; i++) fill(random, matrix.values.subarray(i * columns, (i + 1) * columns));
  return standardised(matrix);
}

function equicorrelated(random: Random, row: Float64Array, r: number): void {
  const shared = random.normal();
  row.forEach((_, j) => (row[j] = Math.sqrt(r) * shared + Math.sqrt(1 - r) * random.normal()));
}

/** Marsaglia & Tsang 2000, boosted below shape 1. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.unit()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = random.normal();
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.unit()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
