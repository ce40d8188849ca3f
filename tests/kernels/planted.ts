import { randomStream } from '../../src/base/random.ts';
import { type Matrix, zeros } from '../../src/kernels/matrix.ts';

/** Gaussian clusters of unit variance about centers with the given spread; row i belongs to cluster i mod k. */
export function planted(rows: number, columns: number, k: number, spread: number, seed: number): Matrix {
  const random = randomStream(seed, 'planted');
  const centers = Float64Array.from({ length: k * columns }, () => spread * random.normal());
  const matrix = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      matrix.values[i * columns + j] = centers[(i % k) * columns + j]! + random.normal();
    }
  }
  return matrix;
}
