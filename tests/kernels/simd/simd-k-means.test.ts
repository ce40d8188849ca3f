import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../../src/base/assert.ts';
import { randomStream } from '../../../src/base/random.ts';
import { kMeansRestart } from '../../../src/kernels/k-means.ts';
import { type KMeansSteps, referenceSteps } from '../../../src/kernels/k-means-steps.ts';
import { type Matrix, matrixFromRows, selectRows, zeros } from '../../../src/kernels/matrix.ts';
import { simdRestart, simdSteps } from '../../../src/kernels/simd/simd-k-means.ts';
import { hasSimd } from '../../../src/base/web-assembly.ts';
import { hasSharedData } from '../../shared-data.ts';
import { ORACLE_SETS, kMeansCases, oracleData, relativeError } from '../oracle-data.ts';
import { planted } from '../planted.ts';
import { hardMatrices, someWeights } from './hard-matrices.ts';

const shapes = fc.record({
  rows: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 300 })),
  columns: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 })),
  k: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 64 })),
  seed: fc.integer({ min: 0, max: 1e6 }),
  weights: fc.integer({ min: 0, max: 2 }),
});

test('this Node runs the SIMD kernels', () => expect(hasSimd()).toBe(true));

describe.each(Object.entries(hardMatrices))('on %s', (_, make) => {
  test('a restart gives the bytes of the reference', () => {
    fc.assert(
      fc.property(shapes, ({ rows, columns, k, seed, weights: kind }) => {
        const matrix = make(rows, columns, randomStream(seed));
        const weights = someWeights(kind, rows, seed);
        const task = { k, seed, restart: 0, ...(weights === undefined ? {} : { weights }) };
        expect(simdRestart(matrix, task)).toEqual(kMeansRestart(matrix, task));
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  test('each step gives the bytes of the reference, from any centroids and any limit', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 0, max: 6 }),
        ({ rows, columns, k, seed, weights: kind }, limit) => {
          const matrix = make(rows, columns, randomStream(seed));
          const weights = someWeights(kind, rows, seed);
          const initial = strangeCentroids(matrix, k, seed);
          const [ours, theirs] = [simdSteps(matrix, weights), referenceSteps(matrix, weights)];
          const fit = ours.iterate(initial, limit);
          expect(fit).toEqual(theirs.iterate(initial, limit));
          for (const end of [{ maxIterations: 5 * limit }, { maxIterations: 40, still: limit / 20 }]) {
            expect(ours.glide(initial, end)).toEqual(theirs.glide(initial, end));
          }
          expect(movesAndSwaps(ours, fit.labels, fit, seed)).toEqual(
            movesAndSwaps(theirs, fit.labels, fit, seed),
          );
        },
      ),
      { numRuns: 25, seed: 12 },
    );
  });
});

test.each(Object.entries(hardMatrices))(
  'steps that go on from each other give the bytes of the reference on rows that are listed by samples: %s',
  (_, make) => {
    const many = fc.record({
      rows: fc.integer({ min: 500, max: 900 }),
      columns: fc.integer({ min: 1, max: 9 }),
      k: fc.integer({ min: 1, max: 20 }),
      seed: fc.integer({ min: 0, max: 1e6 }),
      weights: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(many, ({ rows, columns, k, seed, weights: kind }) => {
        const matrix = make(rows, columns, randomStream(seed));
        const weights = someWeights(kind, rows, seed);
        const [ours, theirs] = [simdSteps(matrix, weights), referenceSteps(matrix, weights)];
        for (const start of [0, 1]) {
          const { centroids } = theirs.seed(k, randomStream(seed, start));
          expect(ours.seed(k, randomStream(seed, start)).centroids).toEqual(centroids);
          const glided = ours.glide(centroids, { maxIterations: 4 });
          expect(glided).toEqual(theirs.glide(centroids, { maxIterations: 4 }));
          expect(ours.iterate(glided.centroids, 20)).toEqual(theirs.iterate(glided.centroids, 20));
        }
      }),
      { numRuns: 8, seed: 13 },
    );
  },
);

describe('simdRestart', () => {
  test.each([
    [3000, 16, 15],
    [300, 256, 12],
    [5003, 3, 64],
    [2500, 1, 7],
    [700, 33, 200],
  ])('gives the bytes of the reference on %i × %i, k = %i', (rows, columns, k) => {
    const matrix = planted(rows, columns, 6, 1, rows);
    for (let restart = 0; restart < 3; restart++) {
      const task = { k, seed: 5, restart };
      expect(simdRestart(matrix, task)).toEqual(kMeansRestart(matrix, task));
    }
  });

  test('keeps to the matrix and the weights it is given, whatever ran before', () => {
    const [a, b] = [planted(200, 4, 3, 2, 1), planted(90, 7, 3, 2, 2)];
    const weights = [undefined, ...[1, 2].map((kind) => someWeights(kind, 200, 3)!)];
    const tasks = weights.map((each) => ({
      k: 5,
      seed: 1,
      restart: 0,
      ...(each === undefined ? {} : { weights: each }),
    }));
    const expected = tasks.map((task) => kMeansRestart(a, task));
    for (const i of [0, 1, 0, 2, 2, 1]) {
      expect(simdRestart(a, tasks[i]!)).toEqual(expected[i]);
      if (i === 2) simdRestart(b, tasks[0]!);
    }
  });

  test.each([1e12, 1e18, 1e30, 1e100])('gives the bytes of the reference from a centroid at %d', (far) => {
    const matrix = planted(90, 3, 3, 2, 1);
    const initial = selectRows(matrix, [0, 1, 2, 3]);
    initial.values.fill(far, 0, 3);
    for (const limit of [0, 1, 2, 50]) {
      expect(simdSteps(matrix).iterate(initial, limit)).toEqual(
        referenceSteps(matrix).iterate(initial, limit),
      );
    }
  });

  test('lets the steps of two matrices take turns', () => {
    const matrices = [planted(300, 4, 3, 2, 1), planted(90, 7, 3, 2, 2)];
    const fits = (stepsOf: (matrix: Matrix) => KMeansSteps) => {
      const steps = matrices.map((matrix) => stepsOf(matrix));
      const seeds = steps.map((each) => each.seed(4, randomStream(1)).centroids);
      const found = steps.map((each, i) => each.iterate(seeds[i]!, 100));
      const moved = steps.map((each, i) => each.moveRows(found[i]!.labels.slice(), 4));
      return { found, moved, swapped: steps.map((each, i) => each.swap(found[i]!, 0, randomStream(2))) };
    };
    expect(fits(simdSteps)).toEqual(fits(referenceSteps));
  });

  test('gives the bytes of the reference in fits that follow each other', () => {
    fc.assert(
      fc.property(shapes, ({ rows, columns, k, seed, weights: kind }) => {
        const matrix = planted(rows * 3, columns, 5, 1, seed);
        const weights = someWeights(kind, rows * 3, seed);
        expect(followingFits(simdSteps(matrix, weights), matrix, k, seed)).toEqual(
          followingFits(referenceSteps(matrix, weights), matrix, k, seed),
        );
      }),
      { numRuns: 25, seed: 13 },
    );
  });

  test('takes NaN, no rows and 256 clusters for bugs', () => {
    const task = { k: 1, seed: 1, restart: 0 };
    expect(() => simdRestart(matrixFromRows([[NaN]]), task)).toThrow(Bug);
    expect(() => simdRestart(matrixFromRows([]), task)).toThrow(Bug);
    expect(() => simdRestart(matrixFromRows([[1]]), { ...task, k: 256 })).toThrow(Bug);
  });
});

describe.skipIf(!hasSharedData)('scikit-learn', () => {
  let cases = 0;
  for (const set of ORACLE_SETS) {
    for (const oracle of hasSharedData ? kMeansCases(set) : []) {
      cases++;
      test(`agrees on ${set}, ${oracle.space}, k = ${oracle.k}`, () => {
        const matrix = oracleData(set)[oracle.space];
        const fit = simdSteps(matrix).iterate(selectRows(matrix, oracle.init_rows), 1000);
        expect(Array.from(fit.labels)).toEqual(oracle.labels);
        expect(fit).toMatchObject({ iterations: oracle.n_iter, converged: true });
        expect(relativeError([fit.inertia], [oracle.inertia])).toBeLessThan(1e-12);
      });
    }
  }
  test('is asked about all 62 cases', () => expect(cases).toBe(62));
});

/** Fits from near where the last one ended, after steps that leave other labels behind. */
function followingFits(steps: KMeansSteps, matrix: Matrix, k: number, seed: number): readonly unknown[] {
  const random = randomStream(seed, 'changes');
  const few = { maxIterations: 4 };
  const fits = [steps.glide(strangeCentroids(matrix, k, seed), few)];
  for (const change of [0, 1e-6, 1e-3, 0.1, 10]) {
    const { centroids, labels } = fits.at(-1)!;
    const start = { ...centroids, values: centroids.values.map((value) => value + change * random.normal()) };
    const other = change === 1e-3;
    if (other) steps.seed(k, random);
    steps.moveRows((other ? fits[0]!.labels : labels).slice(), k);
    fits.push(steps.iterate(start, 1));
    steps.weighSwaps(fits[0]!);
    fits.push(steps.glide(start, few), steps.glide(start, few), steps.iterate(start, 3));
  }
  return fits;
}

/** Rows of the matrix, some of them repeated and some moved far away, so that clusters come out empty. */
function strangeCentroids(matrix: Matrix, k: number, seed: number): Matrix {
  const random = randomStream(seed, 'centroids');
  const rows = Int32Array.from({ length: k }, () => random.below(matrix.rows));
  const centroids = selectRows(matrix, rows);
  for (let cluster = 0; cluster < k; cluster++) {
    if (!random.chance(0.2)) continue;
    for (let j = 0; j < matrix.columns; j++) centroids.values[cluster * matrix.columns + j]! *= 3;
  }
  return centroids;
}

function movesAndSwaps(
  steps: KMeansSteps,
  labels: Uint8Array,
  fit: ReturnType<KMeansSteps['iterate']>,
  seed: number,
): unknown {
  const k = fit.centroids.rows;
  const moved = labels.slice();
  const result = steps.moveRows(moved, k);
  const swapped = k === 1 ? zeros(1, 1) : steps.swap(fit, seed % k, randomStream(seed));
  return { moved, result, swapped, weighed: steps.weighSwaps(fit) };
}
