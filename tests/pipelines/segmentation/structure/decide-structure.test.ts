import { describe, expect, test } from 'vitest';
import { Bug } from '../../../../src/base/assert.ts';
import type { Gap } from '../../../../src/kernels/gap-statistic.ts';
import { decideStructure } from '../../../../src/pipelines/segmentation/structure/decide-structure.ts';
import type { KEvidence, NullBand } from '../../../../src/pipelines/segmentation/structure/evidence.ts';

const gap = (k: number, value: number): Gap => ({
  k,
  logW: 0,
  expected: value,
  gap: value,
  standardError: 0.01,
});
const band = (mean: number, sd = 0.01): NullBand => ({ draws: 20, mean, sd, p95: mean + 1.6 * sd });

/** A k that nothing speaks for, but for what is told. */
function evidence(k: number, more: Partial<KEvidence> = {}): KEvidence {
  return {
    k,
    silhouette: 0.3,
    silhouetteSe: 0.01,
    gaussianBand: band(0.3),
    copulaBand: band(0.3),
    gaussianGap: gap(k, 0.1 * k),
    copulaGap: gap(k, NaN),
    predictionStrength: 0.5,
    predictionStrengthSe: 0.02,
    stability: 0.5,
    stabilityBand: band(0.6),
    dipPValue: 0.5,
    ...more,
  };
}

const supported: Partial<KEvidence> = {
  predictionStrength: 0.92,
  silhouette: 0.42,
  gaussianBand: band(0.31),
  copulaBand: band(0.32),
  dipPValue: 0.03,
};

describe('structure', () => {
  test('is clear where a k is predicted and beats both nulls, and the reason has the numbers', () => {
    const found = decideStructure([evidence(2), evidence(3, supported), evidence(4)]);
    expect(found).toMatchObject({
      structure: 'clear',
      k: 3,
      disagreement: [
        { criterion: 'Gap to the Gaussian null', k: 4 },
        { criterion: 'Sampling stability', k: 2 },
      ],
    });
    expect(found.reason).toBe(
      'k = 3: the segments come back in the other half of the customers (prediction strength 0.92 ± 0.02, from 0.8 on), ' +
        'their silhouette 0.42 exceeds the 0.33 of data without segments (0.34 with the same marginals), ' +
        'and a gap parts the two closest (dip test, p = 0.03).',
    );
  });

  test('is clear where the copula null hides a gap that the dip test finds', () => {
    const parted = { ...supported, copulaBand: band(0.45), dipPValue: 0.0005 };
    const found = decideStructure([evidence(2, parted), evidence(3)]);
    expect(found).toMatchObject({ structure: 'clear', k: 2 });
    expect(found.reason).toContain('a gap parts the two closest (dip test, p ≤ 0.0005)');
  });

  test.each([
    ['prediction strength more than a standard error below 0.8', { predictionStrength: 0.77 }],
    ['a silhouette like that of one Gaussian cloud', { gaussianBand: band(0.41) }],
    [
      'a silhouette like that of one cloud with the same marginals, and only the hint of a gap',
      { copulaBand: band(0.41) },
    ],
    ['not even the hint of a gap', { dipPValue: 0.11 }],
    ['a silhouette not three standard deviations above the null', { gaussianBand: band(0.38, 0.02) }],
  ])('is not clear with %s', (_, missing) => {
    expect(decideStructure([evidence(2, { ...supported, ...missing })]).structure).not.toBe('clear');
  });

  test('is weak where k beats both nulls and subsamples agree, without being predicted', () => {
    const convenient = { ...supported, predictionStrength: 0.6, stability: 0.8, stabilityBand: band(0.7) };
    const found = decideStructure([evidence(2), evidence(3, convenient)]);
    expect(found).toMatchObject({ structure: 'weak', k: 3 });
    expect(found.reason).toContain('prediction strength is at most 0.60, at k = 3; clear segments have 0.8');
    const unparted = { ...supported, dipPValue: 0.5, stability: 0.8, stabilityBand: band(0.7) };
    expect(decideStructure([evidence(3, unparted)]).reason).toMatch(
      /^No k passes every test \(prediction strength reaches/,
    );
    expect(decideStructure([evidence(3, { ...convenient, stability: 0.65 })]).structure).toBe('none');
    expect(decideStructure([evidence(3, { ...convenient, stabilityBand: band(0.7, 0.11) })]).structure).toBe(
      'none',
    );
    expect(decideStructure([evidence(3, { ...unparted, stability: 0.65 })]).structure).toBe('weak');
    expect(
      decideStructure([evidence(3, { ...convenient, stability: 0.59, stabilityBand: band(0.5) })]).structure,
    ).toBe('none');
  });

  test('is none where nothing beats the nulls, and shows the k of highest silhouette', () => {
    const found = decideStructure([evidence(2), evidence(3, { silhouette: 0.31 }), evidence(4)]);
    expect(found).toMatchObject({ structure: 'none', k: 3 });
    expect(found.reason).toBe(
      'No k stands out from data without segments: the best silhouette is 0.31 at k = 3, where such data have up to 0.33, ' +
        'and prediction strength is at most 0.50 (k = 2).',
    );
    const ball = evidence(3, { silhouette: 0.42, stability: 0.65, stabilityBand: band(0.64, 0.1) });
    expect(decideStructure([ball])).toMatchObject({
      structure: 'none',
      reason:
        'No k stands out from data without segments: at k = 3 the silhouette 0.42 exceeds theirs (0.32 and 0.32), ' +
        'but subsamples agree at 0.65, not clearly more than the 0.64 ± 0.10 of such data, and prediction strength is at most 0.50 (k = 3).',
    });
  });

  test('is none where subsamples do not agree, whatever those of copies do', () => {
    const apart = evidence(3, { silhouette: 0.42, stability: 0.55, stabilityBand: band(0.4) });
    expect(decideStructure([apart]).reason).toContain('subsamples agree at 0.55 only, and 0.6 is asked, and');
  });

  test('is not clear on bands that were not measured', () => {
    const unmeasured: NullBand = { draws: 0, mean: NaN, sd: NaN, p95: NaN };
    const found = decideStructure([evidence(2, { ...supported, gaussianBand: unmeasured })]);
    expect(found.structure).toBe('none');
  });

  test('asks for evidence', () => {
    expect(() => decideStructure([])).toThrow(Bug);
  });
});

describe('among several supported k', () => {
  test('the greatest within a standard error of the best silhouette is chosen', () => {
    const at = (k: number, silhouette: number): KEvidence => evidence(k, { ...supported, silhouette });
    expect(decideStructure([at(3, 0.45), at(4, 0.445), at(5, 0.42)]).k).toBe(4);
  });

  test('one that is predicted far worse than another is not', () => {
    const halves = evidence(4, { ...supported, silhouette: 0.47, predictionStrength: 0.81 });
    expect(decideStructure([evidence(2, { ...supported, predictionStrength: 1 }), halves]).k).toBe(2);
  });
});
