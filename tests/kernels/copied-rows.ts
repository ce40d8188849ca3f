import fc from 'fast-check';
import { randomStream } from '../../src/base/random.ts';
import { type Matrix, matrixFromRows } from '../../src/kernels/matrix.ts';

/** How rows of full precision are copied: how many differ, and the least copies of each, of which there are fewer than twice as many. */
export interface CopiedRows {
  readonly distinct: number;
  readonly columns: number;
  readonly copies: number;
  readonly weighted: boolean;
  readonly seed: number;
}

export const copiedRows: fc.Arbitrary<CopiedRows> = fc.record({
  distinct: fc.integer({ min: 1, max: 7 }),
  columns: fc.integer({ min: 1, max: 6 }),
  copies: fc.integer({ min: 1, max: 14 }),
  weighted: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

/** Such rows: thirds of any numbers, the columns of different size, and positive weights where wanted. */
export function copiesOf({ distinct, columns, copies, weighted, seed }: CopiedRows): {
  readonly matrix: Matrix;
  readonly weights: Float64Array | undefined;
  readonly distinct: number;
} {
  const random = randomStream(seed, 'copies');
  const rows = Array.from({ length: distinct }, () => {
    const row = Array.from({ length: columns }, (_, j) => (random.between(-3, 3) / 3) * SIZES[j % 3]!);
    return Array.from({ length: copies + random.below(copies) }, () => row);
  }).flat();
  const weights = weighted ? Float64Array.from(rows, () => 3 * random.unit() + 1e-3) : undefined;
  return { matrix: matrixFromRows(rows), weights, distinct };
}

const SIZES = [1, 1e5, 1e-5];
