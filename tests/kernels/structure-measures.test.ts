import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bug } from '../../src/base/assert.ts';
import { randomStream } from '../../src/base/random.ts';
import {
  adjustedMutualInformation,
  expectedMutualInformation,
} from '../../src/kernels/adjusted-mutual-information.ts';
import { contingency } from '../../src/kernels/contingency.ts';
import { dunn } from '../../src/kernels/dunn.ts';
import { gapStatistic, kOfGaps, referenceBox, uniformReference } from '../../src/kernels/gap-statistic.ts';
import { kMeansRestart } from '../../src/kernels/k-means.ts';
import { matrixFromRows } from '../../src/kernels/matrix.ts';
import { mutualInformation } from '../../src/kernels/mutual-information.ts';
import { predictionStrength } from '../../src/kernels/prediction-strength.ts';
import { subsampleStability } from '../../src/kernels/subsample-stability.ts';
import { variationOfInformation } from '../../src/kernels/variation-of-information.ts';
import { planted } from './planted.ts';

const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });

describe('variationOfInformation', () => {
  test('is a distance between partitions', () => {
    fc.assert(
      fc.property(labels, labels, labels, (a, b, c) => {
        const distance = variationOfInformation(a, b);
        expect(distance).toBeCloseTo(variationOfInformation(b, a), 12);
        expect(distance).toBeLessThanOrEqual(
          variationOfInformation(a, c) + variationOfInformation(c, b) + 1e-12,
        );
        expect(
          variationOfInformation(
            a,
            a.map((label) => 3 - label),
          ),
        ).toBeLessThan(1e-12);
      }),
      { numRuns: 200, seed: 4 },
    );
    expect(variationOfInformation([0, 0, 0, 0], [0, 1, 2, 3])).toBeCloseTo(Math.log(4), 14);
  });
});

describe('adjustedMutualInformation', () => {
  test('takes off the mean over all orders of one labelling', () => {
    const a = [0, 0, 1, 1, 1];
    const b = [0, 1, 1, 2, 2];
    let sum = 0;
    let count = 0;
    const permute = (rest: readonly number[], taken: readonly number[]): void => {
      if (rest.length === 0) {
        sum += mutualInformation(a, taken);
        count++;
      }
      rest.forEach((each, i) => permute(rest.toSpliced(i, 1), [...taken, each]));
    };
    permute(b, []);
    expect(count).toBe(120);
    expect(expectedMutualInformation(contingency(a, b))).toBeCloseTo(sum / count, 13);
  });

  test('is 1 for the same partition, and 1 for two trivial ones', () => {
    expect(adjustedMutualInformation([0, 0, 1, 1, 2], [2, 2, 0, 0, 1])).toBeCloseTo(1, 12);
    expect(adjustedMutualInformation([0, 0, 0], [1, 1, 1])).toBe(1);
    expect(adjustedMutualInformation([0, 0, 0, 0], [0, 0, 1, 1])).toBeCloseTo(0, 12);
  });
});

describe('dunn', () => {
  test('is the least distance between clusters over the greatest within', () => {
    const matrix = matrixFromRows([[0], [1], [4], [6]]);
    expect(dunn(matrix, Uint8Array.of(0, 0, 1, 1))).toBe(1.5);
    expect(dunn(matrix, Uint8Array.of(0, 0, 0, 0))).toBe(NaN);
    expect(dunn(matrix, Uint8Array.of(0, 1, 2, 3))).toBe(Infinity);
    expect(() => dunn(matrixFromRows([[NaN]]), Uint8Array.of(0))).toThrow(Bug);
  });
});

describe('the gap statistic', () => {
  test('draws references inside the range of the data', () => {
    const matrix = planted(200, 3, 2, 3, 1);
    const reference = uniformReference(referenceBox(matrix, 'original'), randomStream(1, 'box'));
    for (let j = 0; j < 3; j++) {
      const of = (values: Float64Array): number[] => Array.from(values).filter((_, at) => at % 3 === j);
      expect(Math.min(...of(reference.values))).toBeGreaterThanOrEqual(
        Math.min(...of(matrix.values)) - 1e-12,
      );
      expect(Math.max(...of(reference.values))).toBeLessThanOrEqual(Math.max(...of(matrix.values)) + 1e-12);
    }
  });

  test('chooses the first k that the next does not beat by its error', () => {
    const gaps = [0.2, 0.5, 0.9, 0.92, 0.7].map((gap, i) => ({
      ...gapStatistic(i + 1, 1 - gap, Float64Array.of(0.95, 1.05)),
      standardError: 0.05,
    }));
    expect(gaps[2]!.gap).toBeCloseTo(0.9, 12);
    expect(kOfGaps(gaps)).toBe(3);
    expect(kOfGaps(gaps.slice(0, 2))).toBe(2);
    expect(kOfGaps([])).toBeUndefined();
  });
});

describe('prediction strength', () => {
  const matrix = planted(300, 4, 3, 12, 2);
  const at = (k: number, rows?: number): number =>
    predictionStrength(matrix, kMeansRestart, {
      k,
      seed: 1,
      division: 0,
      restarts: 3,
      ...(rows === undefined ? {} : { rows }),
    });

  test('is 1 at the planted k and far below beyond it', () => {
    expect(at(3)).toBe(1);
    expect(at(6)).toBeLessThan(0.7);
    expect(at(1)).toBe(1);
  });

  test('works on part of the rows, and gives the same for the same division', () => {
    expect(at(3, 100)).toBe(1);
    expect(at(5, 100)).toBe(at(5, 100));
    expect(at(5, 100)).not.toBe(at(5));
  });
});

describe('subsample stability', () => {
  test('is 1 for clusters that lie apart, and lower when one is cut in two', () => {
    const matrix = planted(300, 4, 3, 12, 2);
    const stabilityAt = (k: number): number => {
      const fit = kMeansRestart(matrix, { k, seed: 1, restart: 0 });
      const replicates = Array.from({ length: 10 }, (_, replicate) =>
        subsampleStability(matrix, fit, kMeansRestart, { seed: 1, replicate, rows: 150 }),
      );
      return Math.min(...replicates.flatMap((each) => Array.from(each)));
    };
    expect(stabilityAt(3)).toBe(1);
    expect(stabilityAt(5)).toBeLessThan(0.8);
  });
});
