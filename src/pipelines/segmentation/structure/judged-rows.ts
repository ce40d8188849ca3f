import { randomStream, sampleIndices } from '../../../base/random.ts';
import { type Matrix, selectRows } from '../../../kernels/matrix.ts';

/** The rows that structure is judged on: all, or a random sample of `rows`. O(rows × columns). */
export function judgedRows(matrix: Matrix, rows: number, seed: number): Matrix {
  return selectRows(matrix, sampleIndices(matrix.rows, rows, randomStream(seed, 'judged rows')));
}
