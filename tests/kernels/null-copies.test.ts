import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import { correlationMatrix, covarianceMatrix } from '../../src/kernels/correlation.ts';
import { type Matrix, columnOf, matrixFromColumns, matrixFromRows, zeros } from '../../src/kernels/matrix.ts';
import { copulaNull, gaussianNull, nullCopy } from '../../src/kernels/null-copies.ts';
import { rankScale } from '../../src/kernels/scale.ts';

/** Correlated, skewed columns of different scale. */
function skewed(rows: number): Matrix {
  const random = randomStream(1, 'skewed');
  const matrix = zeros(rows, 3);
  for (let i = 0; i < rows; i++) {
    const shared = random.normal();
    matrix.values.set(
      [
        Math.exp(shared),
        100 + 10 * Math.exp(0.8 * shared + 0.6 * random.normal()),
        -shared + 2 * random.normal(),
      ],
      3 * i,
    );
  }
  return matrix;
}

function rankCorrelations(matrix: Matrix): Matrix {
  return correlationMatrix(
    matrixFromColumns(Array.from({ length: matrix.columns }, (_, j) => rankScale(columnOf(matrix, j)))),
  );
}

const ROWS = 4000;
const data = skewed(ROWS);
// A sample correlation of n rows has a standard error of about 1 / √n.
const SAMPLING = 4 / Math.sqrt(ROWS);

describe('a Gaussian copy', () => {
  test('has the means and the covariances of the data, within sampling error', () => {
    const copy = nullCopy(gaussianNull(data), randomStream(2, 'copy'));
    const [expected, found] = [covarianceMatrix(data), covarianceMatrix(copy)];
    for (let a = 0; a < 3; a++) {
      const sd = Math.sqrt(expected.variances[a]!);
      expect(Math.abs(found.means[a]! - expected.means[a]!) / sd).toBeLessThan(SAMPLING);
      for (let b = 0; b < 3; b++) {
        const scale = sd * Math.sqrt(expected.variances[b]!);
        const difference = found.covariance.values[3 * a + b]! - expected.covariance.values[3 * a + b]!;
        expect(Math.abs(difference) / scale).toBeLessThan(1.5 * SAMPLING);
      }
    }
  });

  test('keeps a singular covariance singular', () => {
    const x = columnOf(data, 0);
    const twice = matrixFromColumns([x, x.map((value) => 2 * value), new Float64Array(ROWS).fill(7)]);
    const copy = nullCopy(gaussianNull(twice), randomStream(3, 'copy'));
    for (let i = 0; i < ROWS; i++) {
      expect(copy.values[3 * i + 1]!).toBeCloseTo(2 * copy.values[3 * i]!, 6);
      expect(copy.values[3 * i + 2]).toBe(7);
    }
  });
});

describe('a copula copy', () => {
  test('has exactly the marginals of the data', () => {
    const copy = nullCopy(copulaNull(data), randomStream(4, 'copy'));
    for (let j = 0; j < 3; j++) expect(columnOf(copy, j).sort()).toEqual(columnOf(data, j).sort());
  });

  test('has the rank correlations of the data, within sampling error', () => {
    const copy = nullCopy(copulaNull(data), randomStream(5, 'copy'));
    const [expected, found] = [rankCorrelations(data), rankCorrelations(copy)];
    found.values.forEach((r, at) => expect(Math.abs(r - expected.values[at]!)).toBeLessThan(SAMPLING));
  });

  test('takes correlations that no Gaussian has, and constant columns', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [
      i % 3 === 0 ? 1 : 0,
      i % 3 === 1 ? 1 : 0,
      i % 3 === 2 ? 1 : 0,
      5,
    ]);
    const copy = nullCopy(copulaNull(matrixFromRows(rows)), randomStream(6, 'copy'));
    for (let j = 0; j < 3; j++) expect(columnOf(copy, j).reduce((sum, value) => sum + value)).toBe(30);
    expect(columnOf(copy, 3).every((value) => value === 5)).toBe(true);
  });
});

describe.each([
  ['Gaussian', gaussianNull],
  ['copula', copulaNull],
])('the %s null', (_, model) => {
  test('gives the same copy for the same stream, and another for another', () => {
    const draw = (index: number): Float64Array =>
      nullCopy(model(data), randomStream(7, 'copy', index)).values;
    expect(draw(0)).toEqual(draw(0));
    expect(draw(0)).not.toEqual(draw(1));
  });

  test('takes NaN for a bug', () => {
    expect(() => model(matrixFromRows([[1], [NaN]]))).toThrow(Bug);
  });
});
