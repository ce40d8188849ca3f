import { randomStream } from '../../../base/random.ts';
import { exactSilhouettes } from '../../../kernels/clustering-engine.ts';
import { simdEngine } from '../../../kernels/simd/simd-engine.ts';

/**
 * Clusters and judges a little noise, some tens of milliseconds, so that a thread's kernels are compiled, and compiled
 * well, before the first run asks for them: the first calls of a module take two to four times as long.
 */
export function warmUp(): void {
  const random = randomStream(1, 'warm-up');
  const values = Float64Array.from({ length: ROWS * COLUMNS }, () => random.normal());
  const matrix = { values, rows: ROWS, columns: COLUMNS };
  const fits = Array.from({ length: 6 }, (_, restart) =>
    simdEngine.restart(matrix, { k: 8, seed: 1, restart }),
  );
  exactSilhouettes(
    simdEngine,
    matrix,
    fits.map(({ labels }) => labels),
  );
}

const ROWS = 600;
const COLUMNS = 16;
