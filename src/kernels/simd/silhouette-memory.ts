import { once } from '../../base/once.ts';
import { clusterSizes, labelCount } from '../cluster-means.ts';
import { type JointCells, jointCells } from '../joint-cells.ts';
import type { Labels, Matrix } from '../matrix.ts';
import { singlePrecision } from '../single-precision.ts';
import { silhouetteModule } from './silhouette-module.ts';
import { type WasmMemory, instancesOf } from './web-assembly.ts';

/** What assembly/silhouette.ts exports; addresses are bytes in `memory`. */
export interface SilhouetteExports {
  readonly memory: WasmMemory;
  open(columns: number, groups: number, cells: number, labelings: number, clusters: number): void;
  pointsAt(): number;
  halvesAt(): number;
  startsAt(): number;
  masksAt(): number;
  centersAt(): number;
  rowsAt(): number;
  targetsAt(): number;
  clusterSumsAt(): number;
  sumDistances(): void;
}

/** Points and labellings, laid out in the memory of the kernels. */
export interface SilhouettePlan {
  readonly wasm: SilhouetteExports;
  /** Rows are given to the kernels times this. */
  readonly scale: number;
  readonly sizes: readonly Int32Array[];
  /** For each labelling, the number of its first cluster among those of all labellings. */
  readonly firstCluster: readonly number[];
}

/**
 * The plan for these labellings of this matrix. The last one of this thread is kept, known by the identity
 * of the arrays, so that ranges of rows share it. `undefined` where f32 cannot hold the values.
 * O(rows × (columns + labellings)) when it is new.
 */
export function silhouettePlan(matrix: Matrix, labelings: readonly Labels[]): SilhouettePlan | undefined {
  return planOfThread().take(matrix, labelings);
}

const planOfThread = once(keepLastPlan);

interface LastPlan {
  take(matrix: Matrix, labelings: readonly Labels[]): SilhouettePlan | undefined;
}

function keepLastPlan(): LastPlan {
  const instantiate = instancesOf<SilhouetteExports>(silhouetteModule);
  let wasm: SilhouetteExports | undefined;
  let kept: readonly (Float64Array | Labels)[] = [];
  let plan: SilhouettePlan | undefined;
  return {
    take(matrix, labelings) {
      const keys = [matrix.values, ...labelings];
      if (keys.length === kept.length && keys.every((key, i) => key === kept[i])) return plan;
      if (wasm === undefined || wasm.memory.buffer.byteLength > LARGE) wasm = instantiate();
      kept = [];
      plan = makePlan(wasm, matrix, labelings);
      kept = keys;
      return plan;
    },
  };
}

/** Bytes from which on an instance is given up with its matrix, because its memory cannot shrink. */
const LARGE = 64 * 1024 * 1024;

/** Scales at which squares of values neither overflow nor vanish in f64. */
const SCALES = { least: 1e-140, most: 1e140 };

function makePlan(
  wasm: SilhouetteExports,
  matrix: Matrix,
  labelings: readonly Labels[],
): SilhouettePlan | undefined {
  const { scale } = singlePrecision(matrix);
  if (!(scale >= SCALES.least && scale <= SCALES.most)) return undefined;
  const cells = jointCells(labelings, matrix.rows);
  const sizes = labelings.map((labels) => clusterSizes(labels, labelCount(labels)));
  const firstCluster: number[] = [];
  let clusters = 0;
  for (const { length } of sizes) {
    firstCluster.push(clusters);
    clusters += length;
  }
  const starts = groupStarts(cells);
  wasm.open(matrix.columns, starts[cells.count]!, cells.count, labelings.length, clusters);
  new Int32Array(wasm.memory.buffer, wasm.startsAt()).set(starts);
  const targets = new Int32Array(wasm.memory.buffer, wasm.targetsAt(), labelings.length * cells.count);
  cells.clusterOfCell.forEach((clusterOf, l) => {
    clusterOf.forEach((cluster, cell) => {
      targets[l * cells.count + cell] = firstCluster[l]! + cluster;
    });
  });
  for (let cell = 0; cell < cells.count; cell++) writeCell(wasm, matrix, scale, cells, cell, starts[cell]!);
  return { wasm, scale, sizes, firstCluster };
}

function groupStarts({ count, start }: JointCells): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let cell = 0; cell < count; cell++) {
    starts[cell + 1] = starts[cell]! + 2 * ((start[cell + 1]! - start[cell]! + 7) >> 3);
  }
  return starts;
}

function writeCell(
  wasm: SilhouetteExports,
  { values, columns }: Matrix,
  scale: number,
  { order, start }: JointCells,
  cell: number,
  group: number,
): void {
  const { buffer } = wasm.memory;
  const from = start[cell]!;
  const size = start[cell + 1]! - from;
  const means = new Float64Array(buffer, wasm.centersAt() + cell * columns * 8, columns).fill(0);
  for (let i = from; i < from + size; i++) {
    for (let j = 0; j < columns; j++) means[j]! += values[order[i]! * columns + j]! * scale;
  }
  for (let j = 0; j < columns; j++) means[j]! /= size;

  const groups = 2 * ((size + 7) >> 3);
  const points = new Float32Array(buffer, wasm.pointsAt() + group * columns * 16, groups * columns * 4).fill(
    0,
  );
  const halves = new Float32Array(buffer, wasm.halvesAt() + group * 16, groups * 4).fill(0);
  for (let p = 0; p < size; p++) {
    const row = order[from + p]! * columns;
    const to = (p >> 2) * columns * 4 + (p & 3);
    let norm = 0;
    for (let j = 0; j < columns; j++) {
      const value = Math.fround(values[row + j]! * scale - means[j]!);
      points[to + 4 * j] = value;
      norm += value * value;
    }
    halves[p] = norm / 2;
  }
  const masks = new Int32Array(buffer, wasm.masksAt() + cell * 32, 8);
  for (let lane = 0; lane < 8; lane++) masks[lane] = lane <= (size - 1) % 8 ? -1 : 0;
}
