import type { Labels, Matrix } from '../matrix.ts';
import { SILHOUETTE_PARTS, silhouettePart } from '../silhouette-parts.ts';
import { type SilhouettePlan, silhouettePlan } from './silhouette-memory.ts';
import { hasSimd } from '../../base/web-assembly.ts';

/**
 * {@link silhouettePart} in 128-bit lanes, where a part is every pair of rows whose earlier row is in a range:
 * distances in f32 about the mean of one row's cell, each measured once, sums in f64. Widths from such
 * parts are within 1e-6 of the f64 ones (some 1e-7) and not the same bytes. Neither values nor labels may
 * change between calls. Without SIMD, and for values beyond 1e±140, it is `silhouettePart` itself. NaN in
 * the matrix is a Bug. O(rows² × columns / (2 × parts)).
 */
export function simdSilhouettePart(matrix: Matrix, labelings: readonly Labels[], part: number): Float64Array {
  if (!hasSimd() || labelings.length === 0 || matrix.rows === 0) {
    return silhouettePart(matrix, labelings, part);
  }
  const plan = silhouettePlan(matrix, labelings);
  if (plan === undefined) return silhouettePart(matrix, labelings, part);
  const { from, to } = groupsOfPart(plan.starts.at(-1)!, part);
  return measure(plan, matrix.rows, from, to);
}

/**
 * Distance sums, clusters × rows, of the pairs of rows whose earlier row is in the groups `from` … `to` − 1 of
 * a plan, and of those rows to themselves.
 */
export function measure(plan: SilhouettePlan, rows: number, from: number, to: number): Float64Array {
  const { wasm, starts, rowOfLane, clusters } = plan;
  wasm.clearSums(from);
  for (let cell = 0; cell < starts.length - 1; cell++) {
    const first = Math.max(from, starts[cell]!);
    const end = Math.min(to, starts[cell + 1]!);
    if (first < end) wasm.measureGroups(cell, first, end);
  }
  const lanes = rowOfLane.length;
  const sums = new Float64Array(wasm.memory.buffer, wasm.clusterSumsAt(), clusters * lanes);
  const result = new Float64Array(clusters * rows);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const at = cluster * lanes;
    for (let lane = 4 * from; lane < lanes; lane++) {
      const row = rowOfLane[lane]!;
      if (row >= 0) result[cluster * rows + row] = sums[at + lane]!;
    }
  }
  return result;
}

/** Groups of a part: each is measured against those from itself on, so the first parts are shorter. */
function groupsOfPart(groups: number, part: number): { readonly from: number; readonly to: number } {
  const bound = (parts: number): number => Math.round(groups * (1 - Math.sqrt(1 - parts / SILHOUETTE_PARTS)));
  return { from: bound(part), to: bound(part + 1) };
}
