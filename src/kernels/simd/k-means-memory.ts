import { once } from '../../base/once.ts';
import { quantaFor } from '../exact-sums.ts';
import { type Matrix, assertFinite } from '../matrix.ts';
import { powerToScale } from '../single-precision.ts';
import { kMeansModule } from './k-means-module.ts';
import { type WasmMemory, instancesOf } from '../../base/web-assembly.ts';

/** What assembly/k-means.ts exports; addresses are bytes in `memory`. */
export interface KMeansExports {
  readonly memory: WasmMemory;
  open(rows: number, columns: number): void;
  /** 0 when a value is not finite. */
  centre(): number;
  readonly greatestDeviation: { readonly value: number };
  measureColumns(): void;
  prepare(scale: number): void;
  x64At(): number;
  weightsAt(): number;
  quantaHighAt(): number;
  quantaLowAt(): number;
  labelBytesAt(): number;
  centersAt(): number;
  /** Where `iterate` and `glide` begin. */
  placesAt(): number;
  iterate(clusters: number, maxIterations: number): number;
  glide(clusters: number, maxIterations: number, still: number): number;
  glidedInertia(): number;
  inertia(): number;
  moveRows(clusters: number, maxPasses: number): number;
  weighRemovals(clusters: number): void;
  lossesAt(): number;
  weighSwaps(clusters: number, passes: number, rows: number): void;
  gainsAt(): number;
  leftsAt(): number;
  rightsAt(): number;
  meansAt(): number;
  readonly scale: { readonly value: number };
  removeCentroid(cluster: number): number;
  begin(row: number): number;
  draw(target: number): number;
  triedAt(): number;
  potentialsAt(): number;
  consider(count: number): void;
  choose(index: number): void;
  /** For measurements: one f32 pass over all rows with the centroids of the last call; 48 multiply-adds a round. */
  screenAll(): void;
  multiplyAdd(rounds: number): number;
  /** Counts of the last `iterate`: row–centroid pairs evaluated in f32, and rows settled in f64. */
  readonly pairs: { readonly value: bigint };
  readonly settledExactly: { readonly value: number };
}

/**
 * The kernels with this matrix and these weights in their memory. The last two matrices of this thread stay
 * there, known by the identity of their values, so restarts of one matrix, and a search that goes to and fro between
 * a sample and all rows, copy each once; what they return does not depend on it. `undefined` when the values are too
 * great or too small for the f32 copy to bound f64 arithmetic: the caller then takes the plain kernels.
 * O(rows × columns) for a new matrix, O(rows × columns) for new weights, O(1) otherwise.
 */
export function kMeansWith(matrix: Matrix, weights: Float64Array | undefined): KMeansExports | undefined {
  return memoriesOfThread().take(matrix, weights);
}

const memoriesOfThread = once(twoMemories);

interface KMeansMemory {
  holds(matrix: Matrix): boolean;
  take(matrix: Matrix, weights: Float64Array | undefined): KMeansExports | undefined;
}

function twoMemories(): Pick<KMeansMemory, 'take'> {
  const instantiate = instancesOf<KMeansExports>(kMeansModule);
  let last = kMeansMemory(instantiate);
  let other = kMeansMemory(instantiate);
  return {
    take(matrix, weights) {
      if (!last.holds(matrix)) [last, other] = [other, last];
      return last.take(matrix, weights);
    },
  };
}

function kMeansMemory(instantiate: () => KMeansExports): KMeansMemory {
  let wasm: KMeansExports | undefined;
  let values: Float64Array | undefined;
  let rows = 0;
  let weighted: Float64Array | undefined;
  return {
    holds: (matrix) => values === matrix.values && rows === matrix.rows,
    take(matrix, weights) {
      if (wasm === undefined || values !== matrix.values || rows !== matrix.rows) {
        values = undefined;
        if (wasm === undefined || wasm.memory.buffer.byteLength > LARGE) wasm = instantiate();
        if (!writeMatrix(wasm, matrix)) return undefined;
        writeWeights(wasm, matrix, weights);
        [values, rows, weighted] = [matrix.values, matrix.rows, weights];
      } else if (weighted !== weights) {
        writeWeights(wasm, matrix, weights);
        weighted = weights;
      }
      return wasm;
    },
  };
}

/** Bytes from which on an instance is given up with its matrix, because its memory cannot shrink. */
const LARGE = 64 * 1024 * 1024;

/** Squares of values within these powers of ten neither overflow nor vanish. */
export const SCALES = { least: 1e-140, most: 1e140 };

function writeMatrix(wasm: KMeansExports, matrix: Matrix): boolean {
  wasm.open(matrix.rows, matrix.columns);
  new Float64Array(wasm.memory.buffer, wasm.x64At()).set(matrix.values);
  if (wasm.centre() === 0) assertFinite(matrix);
  const scale = powerToScale(wasm.greatestDeviation.value);
  if (!(scale >= SCALES.least && scale <= SCALES.most)) return false;
  wasm.prepare(scale);
  return true;
}

function writeWeights(wasm: KMeansExports, matrix: Matrix, weights: Float64Array | undefined): void {
  const { buffer } = wasm.memory;
  const padded = (matrix.rows + 15) & ~15;
  const target = new Float64Array(buffer, wasm.weightsAt(), padded).fill(0);
  if (weights === undefined) target.fill(1, 0, matrix.rows);
  else target.set(weights);
  wasm.measureColumns();
  const greatest = new Float64Array(buffer, wasm.quantaHighAt(), matrix.columns + 1);
  const { high, low } = quantaFor(greatest);
  greatest.set(high);
  new Float64Array(buffer, wasm.quantaLowAt()).set(low);
}
