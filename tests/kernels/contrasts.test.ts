import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circularMean } from '../../src/kernels/circular-mean.ts';
import { clusterMoments } from '../../src/kernels/cluster-moments.ts';
import { cohenD } from '../../src/kernels/cohen-d.ts';
import { entropy } from '../../src/kernels/entropy.ts';
import { moments } from '../../src/kernels/moments.ts';
import { rowsByCluster } from '../../src/kernels/rows-by-cluster.ts';

describe('cohenD', () => {
  test('is the difference of means over the pooled standard deviation', () => {
    const d = effectsOf(Float64Array.of(2, 4, 6, 1, 3, 5), Uint8Array.of(0, 0, 0, 1, 1, 1), 2);
    expect(Array.from(d)).toEqual([0.5, -0.5]);
  });

  test('agrees with the two-group formula for each cluster against the rest, missing values left out', () => {
    const value = fc.option(fc.integer({ min: -20, max: 20 }), { nil: NaN });
    const rows = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, (table) => {
        const column = Float64Array.from(table, ([x]) => x + 1000);
        const labels = Uint8Array.from(table, ([, label]) => label);
        const effects = effectsOf(column, labels, 4);
        for (let cluster = 0; cluster < 4; cluster++) {
          const expected = naive(
            column.filter((_, i) => labels[i] === cluster),
            column.filter((_, i) => labels[i] !== cluster),
          );
          const effect = effects[cluster]!;
          expect(Object.is(effect, expected) || Math.abs(effect - expected) < 1e-9).toBe(true);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('is infinite where both sides are constant and differ', () => {
    expect(Array.from(effectsOf(Float64Array.of(1, 1, 0, 0), Uint8Array.of(0, 0, 1, 1), 2))).toEqual([
      Infinity,
      -Infinity,
    ]);
  });
});

describe('entropy', () => {
  test('is ln m for m equal counts and 0 for one category', () => {
    expect(entropy([5, 5, 5, 5])).toBeCloseTo(Math.log(4), 15);
    expect(entropy([0, 7, 0])).toBe(0);
    expect(entropy([])).toBe(0);
    expect(entropy([1, 3])).toBeCloseTo(0.25 * Math.log(4) + 0.75 * Math.log(4 / 3), 15);
  });
});

describe('circularMean', () => {
  const hours = (...at: number[]): number[] =>
    Array.from({ length: 24 }, (_, hour) => at.filter((h) => h === hour).length);

  test('takes the mean across midnight', () => {
    const { position, concentration } = circularMean(hours(23, 1));
    expect(position).toBeCloseTo(0, 12);
    expect(concentration).toBeCloseTo(Math.cos(Math.PI / 12), 12);
    expect(circularMean(hours(22, 23, 0)).position).toBeCloseTo(23, 12);
  });

  test('is at the hour, with concentration 1, when all is at one hour', () => {
    for (let hour = 0; hour < 24; hour++) {
      const { position, concentration } = circularMean(hours(hour, hour));
      expect(Math.abs(position - hour) < 1e-12 || hour === 0).toBe(true);
      expect(concentration).toBeCloseTo(1, 14);
    }
  });

  test('has no position where weights balance out, or are absent', () => {
    expect(circularMean(hours(6, 18))).toEqual({ position: NaN, concentration: 0, sine: 0, cosine: 0 });
    expect(circularMean(new Float64Array(24))).toEqual({
      position: NaN,
      concentration: 0,
      sine: 0,
      cosine: 0,
    });
  });

  test('turns with its bins and stays in the period', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 0, max: 6 }),
        (weights, shift) => {
          const before = circularMean(weights, 7);
          const after = circularMean(
            weights.map((_, day) => weights[(day + shift) % 7]!),
            7,
          );
          expect(after.concentration).toBeCloseTo(before.concentration, 12);
          if (before.concentration < 1e-6) return;
          expect(after.position >= 0 && after.position < 7).toBe(true);
          const turned = (before.position - shift - after.position + 14) % 7;
          expect(Math.min(turned, 7 - turned)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 200, seed: 2 },
    );
  });
});

function effectsOf(column: Float64Array, labels: Uint8Array, k: number): Float64Array {
  return cohenD(clusterMoments(column, rowsByCluster(labels, k)));
}

function naive(inside: Float64Array, outside: Float64Array): number {
  const a = moments(inside);
  const b = moments(outside);
  if (a.count === 0 || b.count === 0 || a.count + b.count < 3) return NaN;
  if (a.mean === b.mean) return 0;
  return (a.mean - b.mean) / Math.sqrt((a.count * a.sd ** 2 + b.count * b.sd ** 2) / (a.count + b.count - 2));
}
