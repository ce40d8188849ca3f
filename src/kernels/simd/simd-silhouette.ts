import { type Labels, type Matrix, assertFinite } from '../matrix.ts';
import { silhouetteRows, silhouetteWidth } from '../silhouette.ts';
import { silhouettePlan } from './silhouette-memory.ts';
import { hasSimd } from './web-assembly.ts';

/**
 * {@link silhouetteRows} in 128-bit lanes: distances in f32 about the mean of each cell of the labellings,
 * sums in f64. Widths are within 1e-6 of the f64 ones (a few 1e-8 as a rule) and not the same bytes; any
 * split of the rows gives the same bytes. Neither values nor labels may change between calls. Without SIMD,
 * and for values beyond 1e±140, it is `silhouetteRows` itself. NaN in the matrix is a Bug.
 * O((to − from) × (rows × columns + cells × labellings)).
 */
export function simdSilhouetteRows(
  matrix: Matrix,
  labelings: readonly Labels[],
  from: number,
  to: number,
): Float64Array[] {
  if (!hasSimd() || labelings.length === 0 || matrix.rows === 0) {
    return silhouetteRows(matrix, labelings, from, to);
  }
  assertFinite(matrix);
  const plan = silhouettePlan(matrix, labelings);
  if (plan === undefined) return silhouetteRows(matrix, labelings, from, to);
  const { wasm, scale, sizes, firstCluster } = plan;
  const { values, rows, columns } = matrix;
  const four = new Float64Array(wasm.memory.buffer, wasm.rowsAt(), 4 * columns);
  const sums = new Float64Array(wasm.memory.buffer, wasm.clusterSumsAt());
  const own = new Float64Array(256);
  const widths = labelings.map(() => new Float64Array(to - from));
  for (let first = from; first < to; first += 4) {
    for (let lane = 0; lane < 4; lane++) {
      const row = Math.min(first + lane, rows - 1) * columns;
      for (let j = 0; j < columns; j++) four[4 * j + lane] = values[row + j]! * scale;
    }
    wasm.sumDistances();
    for (let l = 0; l < labelings.length; l++) {
      const at = 4 * firstCluster[l]!;
      const clusters = sizes[l]!;
      for (let row = first; row < Math.min(first + 4, to); row++) {
        for (let cluster = 0; cluster < clusters.length; cluster++) {
          own[cluster] = sums[at + 4 * cluster + row - first]!;
        }
        widths[l]![row - from] = silhouetteWidth(own, clusters, labelings[l]![row]!);
      }
    }
  }
  return widths;
}
