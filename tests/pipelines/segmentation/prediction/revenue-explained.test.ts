import { describe, expect, test } from 'vitest';
import { etaSquared, giniGain } from '../../../../src/pipelines/segmentation/prediction/revenue-explained.ts';

const next = Float64Array.of(1, 3, 5, 7);

describe('η²', () => {
  test('is the share of the sum of squares that lies between the groups', () => {
    expect(etaSquared([0, 0, 1, 1], next)).toBeCloseTo(16 / 20, 12);
    expect(etaSquared([0, 1, 2, 3], next)).toBeCloseTo(1, 12);
    expect(etaSquared([0, 0, 0, 0], next)).toBe(0);
    expect(etaSquared([2, 0, 0, 2], next)).toBe(0);
  });

  test('is not known where nobody differs', () => {
    expect(etaSquared([0, 1], Float64Array.of(4, 4))).toBe(NaN);
  });
});

describe('the Gini gain', () => {
  test('is 1 for a perfect ranking, −1 for the reverse, 0 for one group', () => {
    expect(giniGain([0, 1, 2, 3], { before: next, next })).toBeCloseTo(1, 12);
    expect(giniGain([0, 1, 2, 3], { before: next.toReversed(), next })).toBeCloseTo(-1, 12);
    expect(giniGain([0, 0, 0, 0], { before: next, next })).toBeCloseTo(0, 12);
  });

  test('ranks groups by revenue before, and never by revenue to come', () => {
    const groups = [0, 0, 1, 1];
    const right = giniGain(groups, { before: Float64Array.of(0, 0, 9, 9), next });
    const wrong = giniGain(groups, { before: Float64Array.of(9, 9, 0, 0), next });
    // Gini of 1, 3, 5, 7 is 0.3125; with two groups of mean 2 and 6 it is 0.25.
    expect(right).toBeCloseTo(0.25 / 0.3125, 12);
    expect(wrong).toBeCloseTo(-right, 12);
  });

  test('is not known without revenue to come', () => {
    expect(giniGain([0, 1], { before: next.slice(0, 2), next: Float64Array.of(0, 0) })).toBe(NaN);
    expect(giniGain([0, 1], { before: next.slice(0, 2), next: Float64Array.of(2, -3) })).toBe(NaN);
  });
});
