import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { log1p } from '../../src/base/portable-math.ts';
import { bestFit, kMeansRestart } from '../../src/kernels/k-means.ts';
import { type Matrix, matrixFromColumns } from '../../src/kernels/matrix.ts';
import { median } from '../../src/kernels/quantile.ts';
import { zScale } from '../../src/kernels/scale.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';

interface Reference {
  readonly customers: Readonly<
    Record<string, { readonly k: Readonly<Record<string, { readonly inertia: number }>> }>
  >;
}

const SETS: Readonly<Record<string, () => Matrix>> = {
  'wholesale z-score of 6 spend columns': () => zScores(columnsOf('customers/wholesale_customers.csv', 3, 9)),
  'wholesale log1p then z-score': () =>
    zScores(
      columnsOf('customers/wholesale_customers.csv', 3, 9).map((column) =>
        column.map((value) => log1p(value)),
      ),
    ),
  'cc_general z-score, median fill': () =>
    zScores(columnsOf('customers/cc_general.csv.gz', 1, 18).map(filledWithMedian)),
  'iris raw': () => matrixFromColumns(columnsOf('customers/labelled/iris.csv', 0, 4)),
};

describe.skipIf(!hasSharedData)('ten restarts', () => {
  for (const [name, prepare] of Object.entries(SETS)) {
    test(`reach the best known inertia of ${name} within 0.1 % for k = 2 … 6`, () => {
      const reference = JSON.parse(readFileSync(sharedData('REFERENCE.json'), 'utf8')) as Reference;
      const matrix = prepare();
      const runs = [2, 3, 4, 5, 6].flatMap((k) =>
        (matrix.rows > 1000 ? [1] : [1, 2, 3]).map((seed) => ({ k, seed })),
      );
      for (const { k, seed } of runs) {
        const fits = Array.from({ length: 10 }, (_, restart) => kMeansRestart(matrix, { k, seed, restart }));
        const best = reference.customers[name]!.k[k]!.inertia;
        expect(bestFit(fits).inertia / best, `k = ${k}`).toBeLessThan(1.001);
        expect(bestFit(fits).inertia / best, `k = ${k}`).toBeGreaterThan(0.999);
      }
    });
  }
});

function columnsOf(path: string, from: number, to: number): Float64Array[] {
  const bytes = readFileSync(sharedData(path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return Array.from({ length: to - from }, (_, j) =>
    Float64Array.from(rows, (cells) => (cells[from + j] === '' ? NaN : Number(cells[from + j]))),
  );
}

function zScores(columns: readonly Float64Array[]): Matrix {
  return matrixFromColumns(columns.map((column) => zScale(column).values));
}

function filledWithMedian(column: Float64Array): Float64Array {
  const middle = median(column);
  return column.map((value) => (Number.isNaN(value) ? middle : value));
}
