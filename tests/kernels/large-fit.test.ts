import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { fitKMeans, referenceEngine } from '../../src/kernels/clustering-engine.ts';
import { meansOf } from '../../src/kernels/cluster-means.ts';
import { sumsOfLabels } from '../../src/kernels/exact-sums.ts';
import { inertia } from '../../src/kernels/inertia.ts';
import { MOST_PASSES, passesOverAll } from '../../src/kernels/large-fit.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { type Matrix, selectRows, zeros } from '../../src/kernels/matrix.ts';
import {
  CHUNK_ROWS,
  type ChunkEngine,
  type WeighedRows,
  chunkPass,
  extentOf,
  greatestExtent,
  rowChunks,
} from '../../src/kernels/row-chunks.ts';
import { simdChunkPass, simdExtent } from '../../src/kernels/simd/simd-chunk-pass.ts';
import { simdEngine } from '../../src/kernels/simd/simd-engine.ts';
import { planted } from './planted.ts';
import { someWeights } from './simd/hard-matrices.ts';

const matrix = planted(2 * CHUNK_ROWS + 777, 2, 5, 3, 1);
const start = selectRows(matrix, [3, 5, 11, 17, 29]);
const extent = extentOfAll({ matrix });

function extentOfAll(rows: WeighedRows) {
  return greatestExtent(rowChunks(rows.matrix.rows).map((chunk) => extentOf(rows, chunk)));
}

function drive(engine: ChunkEngine, rows: WeighedRows, centroids: Matrix, maxIterations: number) {
  const all = { rows: rows.matrix.rows, extent: extentOfAll(rows), centroids, maxIterations };
  const passes = passesOverAll(all);
  let step = passes.next();
  while (step.done !== true) {
    // In any order: the last chunk first.
    const found = step.value.toReversed().map((task) => engine(rows, task));
    step = passes.next(found.toReversed());
  }
  return step.value;
}

describe('passes over chunks', () => {
  test.each([1, 2, 3])('are %i iterations of Lloyd, bit for bit', (maxIterations) => {
    const chunked = drive(chunkPass, { matrix }, start, maxIterations);
    const whole = lloyd(matrix, start, maxIterations - 1);
    expect(chunked.labels).toEqual(whole.labels);
    expect(chunked.centroids).toEqual(whole.centroids);
    expect(Math.abs(chunked.inertia / whole.inertia - 1)).toBeLessThan(1e-13);
    expect(chunked.iterations).toBe(maxIterations);
  });

  test('sum to the sums of all rows', () => {
    const { labels } = lloyd(matrix, start, 0);
    const found = rowChunks(matrix.rows).map((chunk) =>
      chunkPass({ matrix }, { chunk, centroids: start, extent }),
    );
    const { high, low, members } = sumsOfLabels(matrix, labels, 5);
    const added = (name: 'high' | 'low' | 'members') =>
      Array.from(found[0]![name], (_, at) => found.reduce((sum, each) => sum + each[name][at]!, 0));
    expect(added('high')).toEqual(Array.from(high));
    expect(added('low')).toEqual(Array.from(low));
    expect(added('members')).toEqual(Array.from(members));
  });

  test.each([
    ['no weights', undefined],
    ['weights', someWeights(1, matrix.rows, 3)],
    ['weights of which some are 0', someWeights(2, matrix.rows, 4)],
  ])('give the same bytes with SIMD and without: %s', (_, weights) => {
    const rows = weights === undefined ? { matrix } : { matrix, weights };
    expect(drive(simdChunkPass, rows, start, 4)).toEqual(drive(chunkPass, rows, start, 4));
  });

  test.each([1, 17, 1024, 1025, 3000])('give the same bytes on %i rows of 19 columns', (rows) => {
    const small = { matrix: planted(rows, 19, 4, 1, rows) };
    const chunk = { from: 0, to: rows };
    const centroids = selectRows(
      small.matrix,
      Array.from({ length: Math.min(7, rows) }, (_, i) => i),
    );
    const task = { chunk, centroids, extent: extentOfAll(small) };
    const before = chunkPass(small, task);
    expect(simdChunkPass(small, task)).toEqual(before);
    const moved = { ...task, centroids: meansOf(sumsOfLabels(small.matrix, before.labels, centroids.rows)) };
    expect(simdChunkPass(small, { ...moved, before })).toEqual(chunkPass(small, moved));
  });

  test.each([1e-160, 1e-5, 1e9, 1e160])('give the same bytes where values are about %d', (size) => {
    const values = planted(400, 3, 4, 1, 2).values.map((value) => value * size);
    const rows = { matrix: { values, rows: 400, columns: 3 } };
    const chunk = { from: 0, to: 400 };
    const task = { chunk, centroids: selectRows(rows.matrix, [0, 1, 2, 3]), extent: extentOfAll(rows) };
    expect(simdChunkPass(rows, task)).toEqual(chunkPass(rows, task));
  });

  test('end when nothing moves, and say so', () => {
    const far = planted(CHUNK_ROWS + 10, 1, 3, 1000, 5);
    const fit = drive(
      simdChunkPass,
      { matrix: far },
      lloyd(far, selectRows(far, [0, 1, 2]), 50).centroids,
      9,
    );
    expect(fit).toMatchObject({ iterations: 1, converged: true });
  });

  test('are at most five', () => {
    const flat = planted(CHUNK_ROWS + 10, 2, 1, 0, 5);
    const corner = selectRows(
      flat,
      Array.from({ length: 12 }, (_, i) => i),
    );
    corner.values.forEach((value, at) => (corner.values[at] = 3 + value / 100));
    expect(drive(simdChunkPass, { matrix: flat }, corner, 300)).toMatchObject({
      iterations: MOST_PASSES,
      converged: false,
    });
  });
});

describe('extentOf', () => {
  test('is the same with SIMD and without', () => {
    for (const chunk of rowChunks(matrix.rows)) {
      expect(simdExtent({ matrix }, chunk)).toEqual(extentOf({ matrix }, chunk));
    }
    const odd = { matrix: planted(50, 3, 2, 1, 1) };
    expect(simdExtent(odd, { from: 10, to: 33 })).toEqual(extentOf(odd, { from: 10, to: 33 }));
  });

  test.each([NaN, Infinity])('takes %d for a bug', (bad) => {
    const broken = { matrix: zeros(100, 3) };
    broken.matrix.values[200] = bad;
    for (const extentOfAny of [extentOf, simdExtent]) {
      expect(() => extentOfAny(broken, { from: 0, to: 100 })).toThrow(Bug);
    }
  });
});

describe('fitKMeans beyond 100,000 rows', () => {
  test('gives labels and inertia of its centroids, the same bytes with SIMD and without', () => {
    const task = { k: 5, seed: 1, restarts: 2 };
    const fit = fitKMeans(simdEngine, matrix, task);
    expect(fit).toEqual(fitKMeans(referenceEngine, matrix, task));
    expect(fit.labels).toEqual(lloyd(matrix, fit.centroids, 0).labels);
    expect(Math.abs(fit.inertia / inertia(matrix, fit.labels, fit.centroids) - 1)).toBeLessThan(1e-13);
    const settled = simdEngine.restart(matrix, { k: 5, seed: 1, restart: 0, polishRows: 0 });
    expect(fit.inertia).toBeLessThan(settled.inertia * 1.0005);
  });
});
