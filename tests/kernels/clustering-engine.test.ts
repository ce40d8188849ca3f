import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitKMeans, mlKMeansEngine, referenceEngine } from '../../src/kernels/clustering-engine.ts';
import { bestFit } from '../../src/kernels/k-means.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { restartRows, sketchRows } from '../../src/kernels/restart-rows.ts';
import { simdEngine } from '../../src/kernels/simd/simd-engine.ts';
import { copiedRows, copiesOf } from './copied-rows.ts';
import { planted } from './planted.ts';
import { someWeights } from './simd/hard-matrices.ts';

const large = planted(6000, 3, 4, 20, 1);
const SAMPLED = 4000;

describe('fitKMeans', () => {
  test.each([
    ['few rows', planted(300, 4, 3, 1, 2)],
    ['rows of which restarts are sketches', planted(2500, 5, 6, 1, 3)],
    ['rows of which restarts see a sample', large],
  ])('gives the same bytes with SIMD and without: %s', (_, matrix) => {
    const task = { k: 6, seed: 4, restarts: 3 };
    const fit = fitKMeans(simdEngine, matrix, task);
    expect(fit).toEqual(fitKMeans(referenceEngine, matrix, task));
    expect(fit.labels).toHaveLength(matrix.rows);
  });

  test('gives the same bytes with weights', () => {
    const weights = someWeights(1, large.rows, 5)!;
    const task = { k: 4, seed: 4, restarts: 2, weights };
    expect(fitKMeans(simdEngine, large, task)).toEqual(fitKMeans(referenceEngine, large, task));
  });

  test.each([
    ['SIMD', simdEngine],
    ['ml-kmeans', mlKMeansEngine],
  ])('finds planted clusters from a sample: %s', (_, engine) => {
    const fit = fitKMeans(engine, large, { k: 4, seed: 1, restarts: 4 });
    const truth = Array.from({ length: large.rows }, (_, i) => i % 4);
    expect(adjustedRandIndex(fit.labels, truth)).toBeGreaterThan(0.99);
  });

  test.each([
    ['SIMD', simdEngine, 2500],
    ['plain TypeScript', referenceEngine, 2100],
  ])('is never worse than its best restart, and mostly better: %s', (_, engine, rows) => {
    let better = 0;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 1e6 }), (k, seed) => {
        const matrix = planted(rows, 4, 1 + (seed % 9), 1, seed);
        const fits = [0, 1, 2].map((restart) =>
          engine.restart(matrix, { k, seed, restart, ending: 'sketched' }),
        );
        const { inertia, labels } = fitKMeans(engine, matrix, { k, seed, restarts: 3 });
        const lowest = bestFit(fits).inertia;
        expect(inertia).toBeLessThanOrEqual(lowest);
        expect(new Set(labels).size).toBe(k);
        if (inertia < lowest) better++;
      }),
      { numRuns: 12, seed: 5 },
    );
    expect(better).toBeGreaterThan(6);
  });

  test('is better than Lloyd from the same starts where that alone gets stuck', () => {
    const matrix = planted(2500, 6, 12, 1, 7);
    const differences = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const plain = Array.from({ length: 10 }, (_, restart) =>
        simdEngine.restart(matrix, { k: 12, seed, restart, polishRows: 0 }),
      );
      return (
        fitKMeans(simdEngine, matrix, { k: 12, seed, restarts: 10 }).inertia / bestFit(plain).inertia - 1
      );
    });
    expect(differences.filter((difference) => difference < 0).length).toBeGreaterThanOrEqual(6);
    expect(differences.reduce((sum, difference) => sum + difference, 0) / 8).toBeLessThan(-2e-4);
    expect(Math.max(...differences)).toBeLessThan(2e-3);
  });

  test.each([100, 2500])('gives %i rows a label each where their squares overflow', (rows) => {
    const matrix = planted(rows, 3, 4, 20, 1);
    const far = { ...matrix, values: matrix.values.map((value) => value * 1e155) };
    const labels = [referenceEngine, simdEngine].map(
      (engine) => fitKMeans(engine, far, { k: 4, seed: 1, restarts: 4 }).labels,
    );
    expect(labels[0]).toHaveLength(rows);
    expect(labels[1]).toEqual(labels[0]);
  });

  test('keeps to the limit of iterations of each run of Lloyd', () => {
    const matrix = planted(2500, 4, 1, 0, 7);
    const task = { k: 15, seed: 2, restarts: 2, maxIterations: 2 };
    const fit = fitKMeans(simdEngine, matrix, task);
    expect(fit).toMatchObject({ iterations: 2, converged: false });
    expect(fit).toEqual(fitKMeans(referenceEngine, matrix, task));
  });

  test('leaves clusters empty when there are fewer distinct rows than clusters', () => {
    const few = selectRows(
      large,
      Array.from({ length: 2500 }, (_, i) => i % 3),
    );
    const fit = fitKMeans(simdEngine, few, { k: 5, seed: 1, restarts: 2 });
    expect(fit.distinct).toBe(3);
    expect(new Set(fit.labels).size).toBe(3);
    expect(fit.inertia).toBeLessThan(1e-20);
  });

  test('ends at a fixed point when rows of any values are fewer, copies aside, than clusters', () => {
    fc.assert(
      fc.property(copiedRows, fc.integer({ min: 1, max: 3 }), (copied, more) => {
        const { matrix, weights, distinct } = copiesOf(copied);
        const k = distinct + more;
        const task = { k, seed: copied.seed, restarts: 2, ...(weights === undefined ? {} : { weights }) };
        const fit = fitKMeans(simdEngine, matrix, task);
        expect(fit).toMatchObject({ converged: true, distinct });
        expect(fit).toEqual(fitKMeans(referenceEngine, matrix, task));
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe('sketchRows', () => {
  test.each([
    [10, 10],
    [4000, 4000],
    [4001, SAMPLED],
    [13_334, 4001],
    [20_001, 6001],
    [1_000_000, 10_000],
  ])('of %i rows are %i', (rows, sampled) => expect(sketchRows(rows)).toBe(sampled));

  test('leave the restarts of ml-kmeans all rows up to 20,000', () => {
    expect(mlKMeansEngine.sampleRows(20_000)).toBe(20_000);
    expect(mlKMeansEngine.sampleRows(20_001)).toBe(20_000);
  });
});

describe('restartRows', () => {
  test('takes all rows while they are few', () => {
    const matrix = planted(100, 2, 2, 1, 1);
    expect(restartRows(simdEngine, matrix, { seed: 1 }).matrix).toBe(matrix);
  });

  test('takes a seeded sample with its weights beyond', () => {
    const weights = Float64Array.from({ length: large.rows }, (_, row) => large.values[3 * row]! + 100);
    const sample = restartRows(simdEngine, large, { seed: 1, weights });
    expect(sample.matrix.rows).toBe(SAMPLED);
    const stands = sample.weights!.map((weight, row) => weight / (sample.matrix.values[3 * row]! + 100));
    expect(Math.max(...stands)).toBeGreaterThan(1);
    expect(Math.min(...stands)).toBeCloseTo(1, 12);
    expect(stands.reduce((sum, each) => sum + each, 0)).toBeCloseTo(large.rows, 6);
    expect(restartRows(simdEngine, large, { seed: 2 }).matrix).not.toEqual(sample.matrix);
  });
});
