import type { Matrix } from '../../../kernels/matrix.ts';

/** Which columns stay, and for each of the others the column that made it redundant. */
export interface Pruning {
  readonly kept: readonly number[];
  readonly dropped: readonly { readonly column: number; readonly because: number; readonly r: number }[];
}

/**
 * Of two columns whose |r| exceeds the limit the earlier is kept; a column is compared only with those kept so far, so
 * that a chain of correlations does not empty the table. O(columns²).
 */
export function pruneCorrelated(correlation: Matrix, limit: number): Pruning {
  const kept: number[] = [];
  const dropped: Pruning['dropped'][number][] = [];
  for (let column = 0; column < correlation.rows; column++) {
    const r = (other: number): number => correlation.values[column * correlation.columns + other]!;
    const because = kept.find((other) => Math.abs(r(other)) > limit);
    if (because === undefined) kept.push(column);
    else dropped.push({ column, because, r: r(because) });
  }
  return { kept, dropped };
}
