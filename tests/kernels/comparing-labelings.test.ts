import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { contingency } from '../../src/kernels/contingency.ts';
import { cheapestAssignment, matchByOverlap } from '../../src/kernels/hungarian.ts';
import { bestMatches, jaccardMatrix } from '../../src/kernels/jaccard.ts';
import { matrixFromRows } from '../../src/kernels/matrix.ts';
import { normalizedMutualInformation } from '../../src/kernels/mutual-information.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { hasSharedData } from '../shared-data.ts';
import { readOracle } from './oracle-data.ts';

const labelings = fc
  .integer({ min: 2, max: 40 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
    ),
  );

describe('contingency', () => {
  test('counts the pairs of labels', () => {
    const table = contingency([0, 0, 2, 2], Uint8Array.of(1, 0, 1, 1));
    expect(Array.from(table.counts.values)).toEqual([1, 1, 0, 0, 0, 2]);
    expect(Array.from(table.rowTotals)).toEqual([2, 0, 2]);
    expect(Array.from(table.columnTotals)).toEqual([1, 3]);
  });

  test.each([
    [[0, 1], [0]],
    [[-1], [0]],
    [[0.5], [0]],
    [[NaN], [0]],
  ])('refuses %j with %j', (a, b) => {
    expect(() => contingency(a, b)).toThrow(Bug);
  });
});

describe.each([
  ['adjustedRandIndex', adjustedRandIndex],
  ['normalizedMutualInformation', normalizedMutualInformation],
])('%s', (_, index) => {
  test('is symmetric, and does not see the names of clusters or the order of rows', () => {
    fc.assert(
      fc.property(labelings, ([a, b]) => {
        const value = index(a, b);
        expect(value).toBeLessThanOrEqual(1);
        expect(index(b, a)).toBeCloseTo(value, 12);
        expect(
          index(
            a.map((label) => 7 - label),
            b,
          ),
        ).toBeCloseTo(value, 12);
        expect(index(a.toReversed(), b.toReversed())).toBeCloseTo(value, 12);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('is 1 for the same partition under other names', () => {
    fc.assert(
      fc.property(labelings, ([a]) => {
        expect(
          index(
            a,
            a.map((label) => (label * 5 + 3) % 7),
          ),
        ).toBeCloseTo(1, 12);
      }),
      { numRuns: 100, seed: 2 },
    );
    expect(index([0, 0], [1, 1])).toBe(1);
  });
});

describe('adjustedRandIndex', () => {
  test('is that of Hubert and Arabie on a table of counts', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(4 / 7, 14);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBe(-0.5);
    expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
  });

  test('counts pairs without overflow for 400,000 rows', () => {
    const a = Uint8Array.from({ length: 400_000 }, (_, i) => i % 2);
    const b = Uint8Array.from({ length: 400_000 }, (_, i) => (i >>> 1) % 2);
    expect(adjustedRandIndex(a, a)).toBe(1);
    expect(Math.abs(adjustedRandIndex(a, b))).toBeLessThan(1e-5);
  });
});

describe.skipIf(!hasSharedData)('jaccardMatrix', () => {
  test('agrees with clujaccard of fpc', () => {
    const file = 'r_stability_indices.json';
    const cases = hasSharedData
      ? readOracle<{ clujaccard_cases: { a: number[]; b: number[]; jaccard: number }[] }>(file)
          .clujaccard_cases
      : [];
    expect(cases.length).toBe(20);
    for (const { a, b, jaccard } of cases) {
      expect(jaccardMatrix(contingency(a, b)).values[3]).toBeCloseTo(jaccard, 14);
    }
  });
});

describe('bestMatches', () => {
  test('takes the most similar cluster, and lets two share one', () => {
    const { jaccard, match } = bestMatches([0, 0, 1, 1, 3], [1, 1, 1, 1, 0], 5);
    expect(Array.from(match)).toEqual([1, 1, -1, 0, -1]);
    expect(Array.from(jaccard)).toEqual([0.5, 0.5, NaN, 1, NaN]);
  });
});

describe('cheapestAssignment', () => {
  test('solves a classic', () => {
    const cost = matrixFromRows([
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2],
    ]);
    expect(Array.from(cheapestAssignment(cost))).toEqual([1, 0, 2]);
  });

  test('leaves rows over, or columns, when it must', () => {
    expect(Array.from(cheapestAssignment(matrixFromRows([[5], [1], [3]])))).toEqual([-1, 0, -1]);
    expect(Array.from(cheapestAssignment(matrixFromRows([[5, 1, 3]])))).toEqual([1]);
    expect(Array.from(cheapestAssignment(matrixFromRows([])))).toEqual([]);
  });

  test('is as cheap as the best of all permutations', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([r, c]) =>
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: c, maxLength: c }), {
          minLength: r,
          maxLength: r,
        }),
      );
    fc.assert(
      fc.property(matrices, (rows) => {
        const assignment = cheapestAssignment(matrixFromRows(rows));
        const used = [...assignment].filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        expect(used.length).toBe(Math.min(rows.length, rows[0]!.length));
        const cost = [...assignment].reduce(
          (sum, column, row) => sum + (column < 0 ? 0 : rows[row]![column]!),
          0,
        );
        expect(cost).toBe(bruteForce(rows));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('matches labellings by the rows they share', () => {
    expect(Array.from(matchByOverlap(contingency([0, 0, 1, 1, 2, 2], [2, 2, 0, 0, 1, 0])))).toEqual([
      2, 0, 1,
    ]);
  });

  test('takes NaN for a bug', () => {
    expect(() => cheapestAssignment(matrixFromRows([[NaN]]))).toThrow(Bug);
  });
});

function bruteForce(rows: readonly (readonly number[])[]): number {
  const columns = rows[0]!.length;
  const wanted = Math.min(rows.length, columns);
  const search = (row: number, used: number, taken: number): number => {
    if (taken === wanted) return 0;
    if (row === rows.length) return Infinity;
    let best = search(row + 1, used, taken);
    for (let j = 0; j < columns; j++) {
      if ((used >> j) & 1) continue;
      best = Math.min(best, rows[row]![j]! + search(row + 1, used | (1 << j), taken + 1));
    }
    return best;
  };
  return search(0, 0, 0);
}
