import { type Labels, zeros } from '../matrix.ts';
import { type DistancesToCells, distancesToCells } from '../sampled-silhouette.ts';
import { clusterNumbers } from '../silhouette-parts.ts';
import { silhouettePlan } from './silhouette-memory.ts';
import { measure } from './simd-silhouette.ts';
import { hasSimd } from '../../base/web-assembly.ts';

/**
 * {@link distancesToCells} in 128-bit lanes, in f32 about the mean of a cell, times a constant. A labelling has 256
 * labels, so cells are numbered by as many labellings as they need, each with 255 of them and one label for
 * all others. Without SIMD, and for values beyond 1e±140, it is `distancesToCells` itself.
 * O(rows × (rows × columns + cells)).
 */
export const simdDistancesToCells: DistancesToCells = (matrix, cells, count) => {
  const labelings = labelingsOf(cells, count);
  const plan = hasSimd() && matrix.rows > 0 ? silhouettePlan(matrix, labelings) : undefined;
  if (plan === undefined) return distancesToCells(matrix, cells, count);
  const { rows } = matrix;
  const { sizes, first } = clusterNumbers(labelings);
  const found = measure(plan, rows, 0, plan.starts.at(-1)!);
  const sums = zeros(rows, count);
  for (let part = 0; part < labelings.length; part++) {
    const known = Math.min(CELLS_OF_PART, sizes[part]!.length, count - part * CELLS_OF_PART);
    for (let cell = 0; cell < known; cell++) {
      const to = part * CELLS_OF_PART + cell;
      const from = (first[part]! + cell) * rows;
      for (let row = 0; row < rows; row++) sums.values[row * count + to] = found[from + row]!;
    }
  }
  return sums;
};

const CELLS_OF_PART = 255;
const ELSEWHERE = 255;

function labelingsOf(cells: Int32Array, count: number): readonly Labels[] {
  return Array.from({ length: Math.ceil(count / CELLS_OF_PART) }, (_, part) =>
    Uint8Array.from(cells, (cell) => {
      const label = cell - part * CELLS_OF_PART;
      return label >= 0 && label < CELLS_OF_PART ? label : ELSEWHERE;
    }),
  );
}
