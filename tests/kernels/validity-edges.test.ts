import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { calinskiHarabasz } from '../../src/kernels/calinski-harabasz.ts';
import { daviesBouldin } from '../../src/kernels/davies-bouldin.ts';
import { matrixFromRows } from '../../src/kernels/matrix.ts';
import { planted } from './planted.ts';

const pairs = matrixFromRows([[0], [2], [10], [12]]);

describe.each([
  ['calinskiHarabasz', calinskiHarabasz, 50, 1],
  ['daviesBouldin', daviesBouldin, 0.2, 0],
])('%s', (_, index, onPairs, withoutSpread) => {
  test('is exact on two pairs', () => {
    expect(index(pairs, Uint8Array.of(0, 0, 1, 1), 2)).toBe(onPairs);
  });

  test('leaves empty clusters out', () => {
    expect(index(pairs, Uint8Array.of(0, 0, 3, 3), 5)).toBe(onPairs);
  });

  test('is not a number for one cluster', () => {
    expect(index(pairs, new Uint8Array(4), 1)).toBeNaN();
    expect(index(pairs, new Uint8Array(4), 3)).toBeNaN();
  });

  test('has its limit where no cluster has any spread', () => {
    expect(index(matrixFromRows([[1], [1], [4], [4]]), Uint8Array.of(0, 0, 1, 1), 2)).toBe(withoutSpread);
  });

  test('does not change when columns are moved', () => {
    const matrix = planted(60, 3, 3, 4, 1);
    const labels = Uint8Array.from({ length: 60 }, (_row, i) => i % 3);
    const moved = { ...matrix, values: matrix.values.map((value) => value + 1000) };
    expect(Math.abs(index(moved, labels, 3) / index(matrix, labels, 3) - 1)).toBeLessThan(1e-10);
  });

  test('takes NaN for a bug', () => {
    expect(() => index(matrixFromRows([[NaN], [1]]), Uint8Array.of(0, 1), 2)).toThrow(Bug);
  });
});

test('daviesBouldin is infinite where centroids with spread coincide', () => {
  expect(daviesBouldin(matrixFromRows([[-1], [1], [-2], [2]]), Uint8Array.of(0, 0, 1, 1), 2)).toBe(Infinity);
});

test('calinskiHarabasz is not a number when every row is a cluster', () => {
  expect(calinskiHarabasz(pairs, Uint8Array.of(0, 1, 2, 3), 4)).toBeNaN();
});
