import { type Labels, zeros } from '../matrix.ts';
import { type DistancesToCells, distancesToCells } from '../sampled-silhouette.ts';
import { silhouettePlan } from './silhouette-memory.ts';
import { hasSimd } from './web-assembly.ts';

/**
 * {@link distancesToCells} in 128-bit lanes, in f32 about the mean of each cell, times a power of two. A labelling has 256
 * labels, so cells are numbered by as many labellings as they need, each with 255 of them and one label for
 * all others. Without SIMD, and for values beyond 1e±140, it is `distancesToCells` itself.
 * O(rows × (rows × columns + cells)).
 */
export const simdDistancesToCells: DistancesToCells = (matrix, cells, count) => {
  const plan = hasSimd() && matrix.rows > 0 ? silhouettePlan(matrix, labelingsOf(cells, count)) : undefined;
  if (plan === undefined) return distancesToCells(matrix, cells, count);
  const { wasm, scale, sizes, firstCluster } = plan;
  const { values, rows, columns } = matrix;
  const four = new Float64Array(wasm.memory.buffer, wasm.rowsAt(), 4 * columns);
  const found = new Float64Array(wasm.memory.buffer, wasm.clusterSumsAt());
  const sums = zeros(rows, count);
  for (let first = 0; first < rows; first += 4) {
    for (let lane = 0; lane < 4; lane++) {
      const row = Math.min(first + lane, rows - 1) * columns;
      for (let j = 0; j < columns; j++) four[4 * j + lane] = values[row + j]! * scale;
    }
    wasm.sumDistances();
    for (let part = 0; part < sizes.length; part++) {
      const known = Math.min(CELLS_OF_PART, sizes[part]!.length, count - part * CELLS_OF_PART);
      for (let row = first; row < Math.min(first + 4, rows); row++) {
        const to = row * count + part * CELLS_OF_PART;
        const from = 4 * firstCluster[part]! + row - first;
        for (let cell = 0; cell < known; cell++) sums.values[to + cell] = found[from + 4 * cell]!;
      }
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
