import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlSpeedUp, growthExponent, parallelShare, quantileOf } from '../../src/state/time-statistics.ts';

describe('a quantile', () => {
  it.each([
    [[], 0.5, undefined],
    [[7], 0.99, 7],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[4, 1, 3, 2], 0.95, 3.85],
    [Array.from({ length: 101 }, (_, i) => i), 0.99, 99],
  ] as const)('of %j at %d is %d', (values, share, expected) => {
    const found = quantileOf(values, share);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(expected, 12);
  });
});

describe('the growth of a time', () => {
  it('is the power it was made with', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (power) => {
        const points = [1000, 5000, 10_000, 94_000].map((size) => ({
          size,
          ms: 50 * (size / 1000) ** power,
        }));
        expect(growthExponent(points)).toBeCloseTo(power, 9);
      }),
    );
  });

  it.each([
    [
      'two sizes',
      [
        [1000, 50],
        [2000, 90],
      ],
    ],
    [
      'the same size again',
      [
        [1000, 50],
        [1000, 51],
        [2000, 90],
      ],
    ],
    [
      'times too short',
      [
        [1000, 3],
        [2000, 50],
        [4000, 90],
      ],
    ],
  ])('is not told from %s', (_, points) => {
    expect(growthExponent(points.map(([size, ms]) => ({ size: size!, ms: ms! })))).toBeUndefined();
  });
});

describe('Amdahl’s law', () => {
  it.each([
    [0.95, 1, 1],
    [0.95, 20, 10.256],
    [0, 8, 1],
    [1, 8, 8],
    [0.5, 1e9, 2],
  ])('gives a share of %d on %d workers %d', (share, workers, speedUp) => {
    expect(amdahlSpeedUp(share, workers)).toBeCloseTo(speedUp, 3);
  });

  it('takes the share from what the host and what the tasks computed', () => {
    const stages = [
      { ms: 100, poolMs: 0, busyMs: 0 },
      { ms: 220, poolMs: 200, busyMs: 380 },
    ];
    expect(parallelShare(stages)).toBeCloseTo(380 / 500);
    expect(parallelShare([])).toBeUndefined();
  });
});
