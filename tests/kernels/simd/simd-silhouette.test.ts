import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../../src/base/assert.ts';
import { randomStream } from '../../../src/base/random.ts';
import { kMeansRestart } from '../../../src/kernels/k-means.ts';
import { type Labels, type Matrix, matrixFromRows, zeros } from '../../../src/kernels/matrix.ts';
import { exactSilhouettes, referenceEngine } from '../../../src/kernels/clustering-engine.ts';
import { SILHOUETTE_PARTS, silhouettePart, silhouetteWidths } from '../../../src/kernels/silhouette-parts.ts';
import { silhouetteRows } from '../../../src/kernels/silhouette.ts';
import { simdEngine } from '../../../src/kernels/simd/simd-engine.ts';
import { simdSilhouettePart } from '../../../src/kernels/simd/simd-silhouette.ts';
import { planted } from '../planted.ts';
import { hardMatrices } from './hard-matrices.ts';

const TOLERANCE = 1e-6;

/** Greatest difference of the widths from the f64 ones; those that are not numbers have to agree. */
function worstError(matrix: Matrix, labelings: readonly Labels[]): number {
  const ours = exactSilhouettes(simdEngine, matrix, labelings);
  const theirs = silhouetteRows(matrix, labelings, 0, matrix.rows);
  let worst = 0;
  ours.forEach((widths, l) =>
    widths.forEach((width, i) => {
      const expected = theirs[l]![i]!;
      if (!Object.is(width, expected)) worst = Math.max(worst, Math.abs(width - expected));
    }),
  );
  return worst;
}

describe('exact silhouettes', () => {
  test.each(Object.entries(hardMatrices))('is within 1e-6 of the f64 widths: %s', (_, make) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 33 }),
        fc.integer({ min: 0, max: 1e6 }),
        (rows, columns, seed) => {
          const matrix = make(rows, columns, randomStream(seed));
          const random = randomStream(seed, 'labels');
          const labelings = [
            ...[2, 5].map((k) => kMeansRestart(matrix, { k, seed, restart: 0 }).labels),
            Uint8Array.from({ length: rows }, () => random.below(4)),
          ];
          expect(worstError(matrix, labelings)).toBeLessThan(TOLERANCE);
        },
      ),
      { numRuns: 20, seed: 5 },
    );
  });

  test('is within 1e-6 where tight clusters lie close together and far from the rest', () => {
    for (const [spread, gap] of [
      [1e-3, 1e-2],
      [1e-5, 1],
      [1e-6, 1e-5],
    ] as const) {
      const matrix = planted(300, 8, 1, 0, 3);
      matrix.values.forEach((value, at) => {
        const group = Math.floor(at / 8) % 3;
        matrix.values[at] = value * spread + (group === 2 ? 0 : 1000 + group * gap);
      });
      const three = Uint8Array.from({ length: 300 }, (_, i) => i % 3);
      const two = three.map((label) => (label === 2 ? 1 : 0));
      const split = three.map((label, i) => (label === 2 ? 2 + (Math.floor(i / 3) % 2) : label));
      expect(worstError(matrix, [three])).toBeLessThan(TOLERANCE);
      expect(worstError(matrix, [two, three, split])).toBeLessThan(TOLERANCE);
    }
  });

  test('measures each part the same, in any order', () => {
    const matrix = planted(1500, 5, 3, 2, 6);
    matrix.values.copyWithin(0, 50, 200);
    const labelings = [2, 3, 7].map((k) => kMeansRestart(matrix, { k, seed: 1, restart: 0 }).labels);
    const parts = Array.from({ length: SILHOUETTE_PARTS }, (_, part) =>
      simdSilhouettePart(matrix, labelings, part),
    );
    for (let part = SILHOUETTE_PARTS - 1; part >= 0; part--) {
      expect(simdSilhouettePart(matrix, labelings, part)).toEqual(parts[part]);
    }
    expect(worstError(matrix, labelings)).toBeLessThan(TOLERANCE);
  });

  test('in plain TypeScript has the bytes of the widths of all rows at once', () => {
    const matrix = planted(101, 4, 3, 2, 6);
    const labelings = [2, 5].map((k) => kMeansRestart(matrix, { k, seed: 1, restart: 0 }).labels);
    const parts = Array.from({ length: SILHOUETTE_PARTS }, (_, part) =>
      silhouettePart(matrix, labelings, part),
    );
    expect(silhouetteWidths(labelings, parts)).toEqual(silhouetteRows(matrix, labelings, 0, 101));
    expect(exactSilhouettes(referenceEngine, matrix, labelings)).toEqual(silhouetteWidths(labelings, parts));
  });

  test('keeps to the labellings it is given, whatever ran before', () => {
    const matrix = planted(60, 3, 3, 2, 1);
    const [a, b] = [2, 4].map((k) => kMeansRestart(matrix, { k, seed: 1, restart: 0 }).labels);
    const first = exactSilhouettes(simdEngine, matrix, [a!]);
    expect(exactSilhouettes(simdEngine, matrix, [b!])).not.toEqual(first);
    expect(exactSilhouettes(simdEngine, matrix, [a!])).toEqual(first);
    expect(worstError(matrix, [b!, a!])).toBeLessThan(TOLERANCE);
  });

  test('gives 0 to a row alone, NaN to a single cluster, and nothing for no labellings', () => {
    const matrix = matrixFromRows([[0], [1], [50]]);
    expect(exactSilhouettes(simdEngine, matrix, [Uint8Array.of(0, 0, 1)])[0]![2]).toBe(0);
    expect(exactSilhouettes(simdEngine, matrix, [new Uint8Array(3)])[0]).toEqual(
      Float64Array.of(NaN, NaN, NaN),
    );
    expect(exactSilhouettes(simdEngine, matrix, [])).toEqual([]);
    expect(exactSilhouettes(simdEngine, zeros(0, 2), [new Uint8Array(0)])).toEqual([new Float64Array(0)]);
  });

  test('takes NaN for a bug', () => {
    const matrix = matrixFromRows([[NaN], [1]]);
    expect(() => exactSilhouettes(simdEngine, matrix, [Uint8Array.of(0, 1)])).toThrow(Bug);
  });
});
