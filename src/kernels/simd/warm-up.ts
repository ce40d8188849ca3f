import { randomStream } from '../../base/random.ts';
import { fitKMeans } from '../clustering-engine.ts';
import { type Matrix, zeros } from '../matrix.ts';
import { simdEngine } from './simd-engine.ts';

/**
 * Runs every kernel on made-up rows a few times. WebAssembly runs two to four times slower until the
 * engine has compiled it with care, which it does for what is called often: a thread that does this when
 * it starts does not make the first customer wait. Some 50 ms; results do not depend on it.
 */
export function warmUpKernels(): void {
  const matrix = madeUpRows(600, 16);
  for (let seed = 0; seed < 8; seed++) {
    const { labels } = fitKMeans(simdEngine, matrix, { k: 8, seed, restarts: 2 });
    simdEngine.silhouetteRows(matrix, [labels], 0, matrix.rows);
  }
}

function madeUpRows(rows: number, columns: number): Matrix {
  const random = randomStream('warm-up');
  const matrix = zeros(rows, columns);
  for (let at = 0; at < matrix.values.length; at++) matrix.values[at] = random.unit();
  return matrix;
}
