import { log } from '../base/portable-math.ts';
import type { Random } from '../base/random.ts';
import { type Matrix, assertFinite, zeros } from './matrix.ts';
import { moments } from './moments.ts';
import { principalComponents, project } from './pca.ts';

/** A box that reference sets are drawn from uniformly, on the axes of `axes`. */
export interface ReferenceBox {
  readonly rows: number;
  /** Columns of the data minus this are what `axes` turns. */
  readonly means: Float64Array;
  /** columns × columns, one unit vector per row. */
  readonly axes: Matrix;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** What a reference box is aligned with: the columns, or the principal components of the data. */
export type ReferenceSpace = 'original' | 'components';

/**
 * The range of the data along their columns, or along their principal components, as R's clusGap has
 * it with spaceH0 = "original" and "scaledPCA" (Tibshirani, Walther & Hastie 2001, § 3).
 * NaN is a Bug. O(rows × columns²).
 */
export function referenceBox(matrix: Matrix, space: ReferenceSpace): ReferenceBox {
  assertFinite(matrix);
  const { rows, columns } = matrix;
  const pca = principalComponents(matrix, columns);
  const axes = space === 'components' ? pca.components : identity(columns);
  const turned = project(matrix, { ...pca, components: axes });
  const low = new Float64Array(columns).fill(Infinity);
  const high = new Float64Array(columns).fill(-Infinity);
  for (let at = 0; at < turned.values.length; at++) {
    const axis = at % columns;
    low[axis] = Math.min(low[axis]!, turned.values[at]!);
    high[axis] = Math.max(high[axis]!, turned.values[at]!);
  }
  return { rows, means: pca.means, axes, low, high };
}

/** One reference set: as many rows as the data, uniform in the box. O(rows × columns²). */
export function uniformReference({ rows, means, axes, low, high }: ReferenceBox, random: Random): Matrix {
  const columns = means.length;
  const reference = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    const row = reference.values.subarray(i * columns, (i + 1) * columns);
    row.set(means);
    for (let axis = 0; axis < columns; axis++) {
      const score = random.between(low[axis]!, high[axis]!);
      for (let j = 0; j < columns; j++) row[j]! += score * axes.values[axis * columns + j]!;
    }
  }
  return reference;
}

/** log W of a partition: W = ½ Σ over clusters of the squared distances of its pairs over its size, half the inertia. O(1). */
export function logDispersion(inertia: number): number {
  return log(inertia / 2);
}

/** How much lower the dispersion of the data is than that of reference sets, at one k. */
export interface Gap {
  readonly k: number;
  /** log W of the data. */
  readonly logW: number;
  /** Mean log W of the reference sets. */
  readonly expected: number;
  readonly gap: number;
  /** √(1 + 1/B) × standard deviation over the B reference sets. */
  readonly standardError: number;
}

/** The gap at one k from the log W of the data and of the reference sets, two at least. O(B). */
export function gapStatistic(k: number, logW: number, references: Float64Array): Gap {
  const { mean, sampleSd } = moments(references);
  const standardError = sampleSd * Math.sqrt(1 + 1 / references.length);
  return { k, logW, expected: mean, gap: mean - logW, standardError };
}

/**
 * The smallest k whose gap is at least the next one's less its standard error (Tibshirani, Walther &
 * Hastie 2001); the greatest k when there is none. Gaps of consecutive k, ascending. O(k).
 */
export function kOfGaps(gaps: readonly Gap[]): number | undefined {
  const found = gaps.find((gap, i) => {
    const next = gaps[i + 1];
    return next !== undefined && gap.gap >= next.gap - next.standardError;
  });
  return (found ?? gaps.at(-1))?.k;
}

function identity(n: number): Matrix {
  const matrix = zeros(n, n);
  for (let i = 0; i < n; i++) matrix.values[i * n + i] = 1;
  return matrix;
}
