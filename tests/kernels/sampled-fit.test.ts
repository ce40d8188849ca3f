import { expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { fitKMeans, referenceEngine } from '../../src/kernels/clustering-engine.ts';
import { squaresFromMean } from '../../src/kernels/outlier-sample.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { sampledFit } from '../../src/kernels/sampled-fit.ts';
import { stratifiedRows } from '../../src/kernels/stratified-rows.ts';
import { planted } from './planted.ts';

const matrix = planted(6000, 4, 5, 6, 2);
const truth = Uint8Array.from({ length: matrix.rows }, (_, row) => row % 5);
const task = { k: 5, seed: 3, restarts: 5 };

test('every twentieth by distance from the mean gives as many rows as any other, none twice', () => {
  const rows = stratifiedRows(matrix, 400, randomStream(1));
  expect(rows).toHaveLength(400);
  expect(Array.from(rows)).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
  const squares = squaresFromMean(matrix);
  const order = Array.from(squares.keys()).toSorted((a, b) => squares[a]! - squares[b]!);
  const rankOf = new Map(order.map((row, rank) => [row, rank]));
  const counts = new Array<number>(20).fill(0);
  for (const row of rows) counts[Math.floor((rankOf.get(row)! * 20) / matrix.rows)]! += 1;
  expect(counts).toEqual(new Array(20).fill(20));
});

test('takes all rows when asked to, and rows that are all alike', () => {
  expect(Array.from(stratifiedRows(matrix, matrix.rows, randomStream(1)))).toEqual([...truth.keys()]);
  const alike = { values: new Float64Array(600).fill(7), rows: 200, columns: 3 };
  expect(new Set(stratifiedRows(alike, 50, randomStream(1))).size).toBe(50);
});

test('a sample finds planted clusters, everyone goes to the nearest centroid, and the inertia is that of all', () => {
  const fit = sampledFit(referenceEngine, matrix, { ...task, sampleRows: 600 });
  expect(fit.labels).toHaveLength(matrix.rows);
  expect(adjustedRandIndex(fit.labels, truth)).toBeGreaterThan(0.95);
  let inertia = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const squares = [0, 1, 2, 3, 4].map((cluster) =>
      [0, 1, 2, 3].reduce(
        (sum, j) => sum + (matrix.values[row * 4 + j]! - fit.centroids.values[cluster * 4 + j]!) ** 2,
        0,
      ),
    );
    expect(fit.labels[row]).toBe(squares.indexOf(Math.min(...squares)));
    inertia += Math.min(...squares);
  }
  expect(fit.inertia).toBeCloseTo(inertia, 4);
});

test('is the ordinary fit with no more rows than a sample holds', () => {
  expect(sampledFit(referenceEngine, matrix, { ...task, sampleRows: 6000 })).toEqual(
    fitKMeans(referenceEngine, matrix, task),
  );
});
