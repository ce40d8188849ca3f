import { once } from '../../base/once.ts';
import { jointCells } from '../joint-cells.ts';
import { type Labels, type Matrix, assertFinite } from '../matrix.ts';
import { clusterNumbers } from '../silhouette-parts.ts';
import { centredScale } from '../single-precision.ts';
import { silhouetteModule } from './silhouette-module.ts';
import { type WasmMemory, instancesOf } from '../../base/web-assembly.ts';

/** What assembly/silhouette.ts exports; addresses are bytes in `memory`. */
export interface SilhouetteExports {
  readonly memory: WasmMemory;
  open(columns: number, groups: number, cells: number, labelings: number, clusters: number): void;
  pointsAt(): number;
  halvesAt(): number;
  masksAt(): number;
  rowsAt(): number;
  startsAt(): number;
  centersAt(): number;
  targetsAt(): number;
  clusterSumsAt(): number;
  clearSums(from: number): void;
  measureGroups(cell: number, from: number, to: number): void;
}

/** Rows and labellings, laid out in the memory of the kernels. */
export interface SilhouettePlan {
  readonly wasm: SilhouetteExports;
  /** The cells: the group of four rows that each begins with, and the end. */
  readonly starts: Int32Array;
  /** The row in each lane of each group; −1 for none. */
  readonly rowOfLane: Int32Array;
  /** Clusters of all labellings. */
  readonly clusters: number;
}

/**
 * The plan for these labellings of this matrix. The last one of this thread is kept, known by the identity
 * of the arrays, so that all parts share it. `undefined` where f32 cannot hold the values. NaN is a Bug.
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
      assertFinite(matrix);
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

/** Cells are kept so small that the nearest cache holds one of 16 columns. */
const ROWS_PER_CELL = 512;

/** Groups of four rows whose labels are all the same. */
interface Cell {
  readonly rows: Int32Array;
  readonly firstGroup: number;
}

function makePlan(
  wasm: SilhouetteExports,
  matrix: Matrix,
  labelings: readonly Labels[],
): SilhouettePlan | undefined {
  const { scale } = centredScale(matrix);
  if (!(scale >= SCALES.least && scale <= SCALES.most)) return undefined;
  const cells = smallCells(labelings, matrix.rows);
  const groups = cells.reduce((sum, { rows }) => sum + groupsOf(rows), 0);
  const { first, count } = clusterNumbers(labelings);
  wasm.open(matrix.columns, groups, cells.length, labelings.length, count);
  const { buffer } = wasm.memory;
  const starts = Int32Array.from([...cells.map(({ firstGroup }) => firstGroup), groups]);
  new Int32Array(buffer, wasm.startsAt()).set(starts);
  const targets = cells.flatMap(({ rows }) => labelings.map((labels, l) => first[l]! + labels[rows[0]!]!));
  new Int32Array(buffer, wasm.targetsAt()).set(targets);
  const rowOfLane = new Int32Array(4 * groups).fill(-1);
  for (const { rows, firstGroup } of cells) rowOfLane.set(rows, 4 * firstGroup);
  const masks = new Int32Array(buffer, wasm.masksAt());
  rowOfLane.forEach((row, lane) => (masks[lane] = row < 0 ? 0 : -1));
  cells.forEach((cell, c) => writeCell(wasm, matrix, scale, cell, c));
  return { wasm, starts, rowOfLane, clusters: count };
}

function smallCells(labelings: readonly Labels[], rows: number): Cell[] {
  const { order, start, count } = jointCells(labelings, rows);
  const cells: Cell[] = [];
  let firstGroup = 0;
  for (let cell = 0; cell < count; cell++) {
    for (let from = start[cell]!; from < start[cell + 1]!; from += ROWS_PER_CELL) {
      const members = order.subarray(from, Math.min(from + ROWS_PER_CELL, start[cell + 1]!));
      cells.push({ rows: members, firstGroup });
      firstGroup += groupsOf(members);
    }
  }
  return cells;
}

function groupsOf(rows: Int32Array): number {
  return 2 * ((rows.length + 7) >> 3);
}

function writeCell(
  wasm: SilhouetteExports,
  { values, columns }: Matrix,
  scale: number,
  { rows: members, firstGroup }: Cell,
  cell: number,
): void {
  const { buffer } = wasm.memory;
  const lanes = 4 * groupsOf(members);
  const means = new Float64Array(buffer, wasm.centersAt() + cell * columns * 8, columns).fill(0);
  for (const row of members) {
    for (let j = 0; j < columns; j++) means[j]! += values[row * columns + j]! * scale;
  }
  for (let j = 0; j < columns; j++) means[j]! /= members.length;
  const exact = new Float64Array(buffer, wasm.rowsAt() + firstGroup * columns * 32, lanes * columns).fill(0);
  const points = new Float32Array(buffer, wasm.pointsAt() + firstGroup * columns * 16, lanes * columns).fill(
    0,
  );
  const halves = new Float32Array(buffer, wasm.halvesAt() + firstGroup * 16, lanes).fill(0);
  for (let p = 0; p < members.length; p++) {
    const from = members[p]! * columns;
    const to = (p >> 2) * columns * 4 + (p & 3);
    let norm = 0;
    for (let j = 0; j < columns; j++) {
      const value = values[from + j]! * scale;
      const single = Math.fround(value - means[j]!);
      exact[to + 4 * j] = value;
      points[to + 4 * j] = single;
      norm += single * single;
    }
    halves[p] = norm / 2;
  }
}
