import { type Random, randomStream } from '../../../src/base/random.ts';
import { type Matrix, selectRows, zeros } from '../../../src/kernels/matrix.ts';
import { planted } from '../planted.ts';

type Maker = (rows: number, columns: number, random: Random) => Matrix;

const gaussian: Maker = (rows, columns, random) => planted(rows, columns, 5, 2, random.uint32());

const mapped =
  (change: (value: number, row: number, column: number) => number): Maker =>
  (rows, columns, random) => {
    const matrix = gaussian(rows, columns, random);
    matrix.values.forEach((value, at) => {
      matrix.values[at] = change(value, Math.floor(at / columns), at % columns);
    });
    return matrix;
  };

/** Makers of matrices on which k-means engines differ when they are careless: ties, duplicates, offsets, scales. */
export const hardMatrices: Readonly<Record<string, Maker>> = {
  gaussian,
  'integer grid': (rows, columns, random) => {
    const matrix = zeros(rows, columns);
    for (let at = 0; at < matrix.values.length; at++) matrix.values[at] = random.below(4);
    return matrix;
  },
  duplicates: (rows, columns, random) =>
    selectRows(
      gaussian(Math.max(1, Math.floor(rows / 6)), columns, random),
      Array.from({ length: rows }, () => random.below(Math.max(1, Math.floor(rows / 6)))),
    ),
  'constant columns': mapped((value, _, column) => (column % 2 === 0 ? 3.7 : value)),
  'all alike': mapped(() => 0.1),
  'far offset': mapped((value) => value + 1e9),
  'mixed scales': mapped((value, _, column) => value * [1, 1e6, 1e-6, 1e3][column % 4]!),
  'one far outlier': mapped((value, row) => (row === 0 ? 1e7 : value)),
  'barely distinct': mapped((value, row) => 1 + Math.round(value) * 1e-15 + (row % 7 === 0 ? 1e-3 : 0)),
  tiny: mapped((value) => value * 1e-120),
  vanishing: mapped((value) => value * 1e-160),
  huge: mapped((value) => value * 1e120),
  overflowing: mapped((value) => value * 1e160),
};

/** Weights of a kind: none, counts of a bootstrap replicate, or any. */
export function someWeights(kind: number, rows: number, seed: number): Float64Array | undefined {
  const random = randomStream(seed, 'weights');
  if (kind === 0) return undefined;
  const weights = new Float64Array(rows);
  if (kind === 1) for (let i = 0; i < rows; i++) weights[random.below(rows)]!++;
  else for (let i = 0; i < rows; i++) weights[i] = random.chance(0.1) ? 0 : 3 * random.unit() + 1e-3;
  if (weights.every((weight) => weight === 0)) weights[0] = 1;
  return weights;
}
