import { expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { outlierSample } from '../../src/kernels/outlier-sample.ts';
import { planted } from './planted.ts';

const matrix = planted(1000, 3, 2, 1, 1);

test('stands for as many rows as there are, each row at most once', () => {
  const { rows, weights } = outlierSample(matrix, 400, randomStream(1));
  expect(rows).toHaveLength(400);
  expect(new Set(rows).size).toBe(400);
  expect(Array.from(rows)).toEqual(Array.from(rows).toSorted((a, b) => a - b));
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1000, 6);
});

test('keeps every row of a small distant group, for itself alone', () => {
  const far = { ...matrix, values: matrix.values.map((value, at) => (at < 30 * 3 ? value + 100 : value)) };
  const { rows, weights } = outlierSample(far, 400, randomStream(2));
  expect(Array.from(rows.subarray(0, 30))).toEqual(Array.from({ length: 30 }, (_, row) => row));
  expect(Array.from(weights.subarray(0, 30))).toEqual(new Array(30).fill(1));
});

test('is the same for the same stream, and of other near rows for another', () => {
  const sample = outlierSample(matrix, 300, randomStream(3));
  expect(outlierSample(matrix, 300, randomStream(3))).toEqual(sample);
  expect(outlierSample(matrix, 300, randomStream(4)).rows).not.toEqual(sample.rows);
});

test('takes rows that are all alike', () => {
  const alike = { values: new Float64Array(600).fill(7), rows: 200, columns: 3 };
  const { rows, weights } = outlierSample(alike, 50, randomStream(5));
  expect(rows).toHaveLength(50);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(200, 6);
});
