import type { Random } from '../base/random.ts';
import { moments } from './moments.ts';
import { type Matrix, columnOf } from './matrix.ts';

/**
 * A matrix with independent Gaussian noise on every element, whose standard deviation is `share` times that
 * of its column (divisor n). The same stream gives the same noise at every share, only larger. O(rows × columns).
 */
export function addNoise(matrix: Matrix, share: number, random: Random): Matrix {
  const { values, columns } = matrix;
  const sizes = Float64Array.from({ length: columns }, (_, j) => share * moments(columnOf(matrix, j)).sd);
  return { ...matrix, values: values.map((value, at) => value + sizes[at % columns]! * random.normal()) };
}
