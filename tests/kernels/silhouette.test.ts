import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream, shuffle } from '../../src/base/random.ts';
import { jointCells } from '../../src/kernels/joint-cells.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { type Labels, type Matrix, matrixFromRows, rowOf, selectRows } from '../../src/kernels/matrix.ts';
import { sampledSilhouette } from '../../src/kernels/sampled-silhouette.ts';
import { simdDistancesToCells } from '../../src/kernels/simd/simd-distances-to-cells.ts';
import { silhouetteRows, summariseSilhouette } from '../../src/kernels/silhouette.ts';
import { planted } from './planted.ts';

const randomLabels = (n: number, k: number, seed: number): Labels => {
  const random = randomStream(seed, 'labels');
  return Uint8Array.from({ length: n }, () => random.below(k));
};

describe('silhouetteRows', () => {
  test('is exact on four points', () => {
    const matrix = matrixFromRows([[0], [1], [10], [12]]);
    const widths = silhouetteRows(matrix, [Uint8Array.of(0, 0, 1, 1)], 0, 4)[0]!;
    expect(Array.from(widths)).toEqual([10 / 11, 9 / 10, 7.5 / 9.5, 9.5 / 11.5]);
  });

  test('gives 0 to a row alone in its cluster, and to coinciding rows', () => {
    const matrix = matrixFromRows([[0], [1], [50]]);
    expect(silhouetteRows(matrix, [Uint8Array.of(0, 0, 1)], 0, 3)[0]![2]).toBe(0);
    const same = matrixFromRows([[2], [2], [2], [2]]);
    expect(Array.from(silhouetteRows(same, [Uint8Array.of(0, 0, 1, 1)], 0, 4)[0]!)).toEqual([0, 0, 0, 0]);
  });

  test('is not a number when there is one cluster', () => {
    expect(silhouetteRows(matrixFromRows([[1], [2]]), [new Uint8Array(2)], 0, 2)[0]).toEqual(
      Float64Array.of(NaN, NaN),
    );
  });

  test('leaves empty clusters out', () => {
    const matrix = planted(20, 2, 2, 5, 1);
    const labels = Uint8Array.from({ length: 20 }, (_, i) => i % 2);
    const gap = labels.map((label) => label * 3);
    expect(silhouetteRows(matrix, [gap], 0, 20)).toEqual(silhouetteRows(matrix, [labels], 0, 20));
    expect(summariseSilhouette(silhouetteRows(matrix, [gap], 0, 20)[0]!, gap, 4).perCluster[1]).toBeNaN();
  });

  test('agrees with the definition, for several labellings at once', () => {
    const matrix = planted(61, 3, 4, 2, 5);
    const labelings = [randomLabels(61, 2, 1), randomLabels(61, 5, 2), randomLabels(61, 9, 3)];
    const widths = silhouetteRows(matrix, labelings, 0, 61);
    labelings.forEach((labels, l) => {
      const expected = naive(matrix, labels);
      expected.forEach((width, i) => expect(Math.abs(widths[l]![i]! - width)).toBeLessThan(1e-13));
    });
  });

  test('gives the same bytes for any split of the rows', () => {
    const matrix = planted(50, 4, 3, 2, 6);
    const labelings = [2, 3, 4].map((k) => kMeansRestart(matrix, { k, seed: 1, restart: 0 }).labels);
    const whole = silhouetteRows(matrix, labelings, 0, 50);
    const cuts = [0, 1, 7, 8, 30, 50];
    const parts = cuts.slice(1).map((to, i) => silhouetteRows(matrix, labelings, cuts[i]!, to));
    whole.forEach((widths, l) => {
      expect(parts.flatMap((part) => Array.from(part[l]!))).toEqual(Array.from(widths));
    });
  });

  test('stays within −1 and 1, follows a permutation of the rows, and knows no names of clusters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 6 }), (seed, k) => {
        const matrix = planted(40, 2, 3, 2, seed);
        const labels = randomLabels(40, k, seed);
        const widths = silhouetteRows(matrix, [labels], 0, 40)[0]!;
        for (const width of widths) expect(width >= -1 && width <= 1).toBe(true);

        const order = Int32Array.from({ length: 40 }, (_, i) => i);
        shuffle(order, randomStream(seed));
        const permuted = Uint8Array.from(order, (row) => k - 1 - labels[row]!);
        const again = silhouetteRows(selectRows(matrix, order), [permuted], 0, 40)[0]!;
        order.forEach((row, i) => expect(Math.abs(again[i]! - widths[row]!)).toBeLessThan(1e-12));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('takes NaN for a bug', () => {
    expect(() => silhouetteRows(matrixFromRows([[NaN], [1]]), [Uint8Array.of(0, 1)], 0, 2)).toThrow(Bug);
  });
});

describe('summariseSilhouette', () => {
  test('takes means over all rows and per cluster', () => {
    const { mean, perCluster } = summariseSilhouette(
      Float64Array.of(1, 0, 0.5, -0.5),
      Uint8Array.of(0, 0, 1, 0),
      2,
    );
    expect(mean).toBe(0.25);
    expect(perCluster[0]).toBeCloseTo(1 / 6, 15);
    expect(perCluster[1]).toBe(0.5);
  });
});

describe('jointCells', () => {
  test('groups rows by all their labels, in row order', () => {
    const cells = jointCells([Uint8Array.of(0, 1, 0, 0), Uint8Array.of(5, 5, 5, 6)], 4);
    expect(cells.count).toBe(3);
    expect(Array.from(cells.order)).toEqual([0, 2, 1, 3]);
    expect(Array.from(cells.start)).toEqual([0, 2, 3, 4]);
    expect(cells.clusterOfCell.map((labels) => Array.from(labels))).toEqual([
      [0, 1, 0],
      [5, 5, 6],
    ]);
  });
});

describe('sampledSilhouette', () => {
  const matrix = planted(3000, 3, 4, 3, 2);
  const { labels } = kMeansRestart(matrix, { k: 4, seed: 1, restart: 0 });
  const exact = summariseSilhouette(silhouetteRows(matrix, [labels], 0, 3000)[0]!, labels, 4);

  test('is the exact silhouette, without error, when every row is taken', () => {
    const all = sampledSilhouette(matrix, labels, 3000, randomStream(1));
    expect(all).toMatchObject({ sampled: 3000, standardError: 0 });
    expect(all.mean).toBeCloseTo(exact.mean, 13);
    all.perCluster.forEach((mean, cluster) => expect(mean).toBeCloseTo(exact.perCluster[cluster]!, 13));
  });

  test('gives the width of each row of the sample, exact when every row is taken', () => {
    const widths = silhouetteRows(matrix, [labels], 0, 3000)[0]!;
    const all = sampledSilhouette(matrix, labels, 3000, randomStream(1));
    expect([...all.rows].toSorted((a, b) => a - b)).toEqual([...widths.keys()]);
    all.rows.forEach((row, i) => expect(all.widths[i]).toBeCloseTo(widths[row]!, 12));
    const some = sampledSilhouette(matrix, labels, 300, randomStream(1));
    const sampled = Uint8Array.from(some.rows, (row) => labels[row]!);
    const { perCluster } = summariseSilhouette(some.widths, sampled, 4);
    perCluster.forEach((mean, cluster) => expect(mean).toBeCloseTo(some.perCluster[cluster]!, 12));
  });

  test('has the standard error that repeated samples show', () => {
    const errors: number[] = [];
    let claimed = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { mean, standardError } = sampledSilhouette(matrix, labels, 300, randomStream(seed));
      errors.push(mean - exact.mean);
      claimed += standardError / 200;
    }
    const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / errors.length);
    expect(Math.abs(bias)).toBeLessThan(spread / 4);
    expect(claimed / spread).toBeGreaterThan(0.85);
    expect(claimed / spread).toBeLessThan(1.15);
    const within = errors.filter((error) => Math.abs(error) <= 3 * claimed).length;
    expect(within).toBeGreaterThanOrEqual(197);
  });

  test('draws from every cluster, however small', () => {
    const rare = labels.slice().fill(9, 0, 5);
    const { sampled, perCluster } = sampledSilhouette(matrix, rare, 200, randomStream(1));
    expect(perCluster[9]).not.toBeNaN();
    expect(sampled).toBeLessThan(215);
  });

  test('is not a number when there is one cluster', () => {
    expect(sampledSilhouette(matrix, new Uint8Array(3000), 100, randomStream(1)).mean).toBeNaN();
  });

  test.each([4, 14, 30])('is the same in 128-bit lanes to a millionth, k = %i', (k) => {
    const own = kMeansRestart(matrix, { k, seed: 1, restart: 0, polishRows: 0 }).labels;
    const plain = sampledSilhouette(matrix, own, 1500, randomStream(3));
    const lanes = sampledSilhouette(matrix, own, 1500, randomStream(3), simdDistancesToCells);
    expect(lanes.sampled).toBe(plain.sampled);
    expect(Math.abs(lanes.mean - plain.mean)).toBeLessThan(1e-6);
    expect(Math.abs(lanes.standardError - plain.standardError)).toBeLessThan(1e-6);
    lanes.perCluster.forEach((mean, cluster) =>
      expect(Math.abs(mean - plain.perCluster[cluster]!)).toBeLessThan(1e-6),
    );
  });

  test('draws the same rows from the same stream', () => {
    const draw = (seed: number): number => sampledSilhouette(matrix, labels, 200, randomStream(seed)).mean;
    expect(draw(4)).toBe(draw(4));
    expect(draw(4)).not.toBe(draw(5));
  });
});

function naive(matrix: Matrix, labels: Labels): number[] {
  const distance = (a: number, b: number): number => {
    const other = rowOf(matrix, b);
    return Math.sqrt(rowOf(matrix, a).reduce((sum, value, j) => sum + (value - other[j]!) ** 2, 0));
  };
  const names = [...new Set(labels)];
  return Array.from(labels, (own, i) => {
    const meanTo = (label: number): number => {
      const others = [...labels.keys()].filter((row) => row !== i && labels[row] === label);
      return others.reduce((sum, row) => sum + distance(i, row), 0) / others.length;
    };
    const b = Math.min(...names.filter((label) => label !== own).map(meanTo));
    const a = meanTo(own);
    return Number.isNaN(a) ? 0 : (b - a) / Math.max(a, b);
  });
}
