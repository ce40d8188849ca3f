import { describe, expect, test } from 'vitest';
import type { EvidencePoint } from '../../../src/pipelines/segmentation/views.ts';
import { exceedsBand, measuredAt } from '../../../src/ui/structure/measured-at.ts';
import { CLEAR, SWEPT, UNMEASURED } from '../segmentation/evidence-fixture.ts';

const outcomes = (evidence: EvidencePoint | undefined): readonly string[] =>
  measuredAt(SWEPT, evidence).map(({ name, outcome }) => `${name}: ${outcome}`);
const row = (name: string, changes: Partial<EvidencePoint>) =>
  measuredAt(SWEPT, { ...CLEAR, ...changes }).find((each) => each.name === name);

describe('the measures at one k', () => {
  test('each stands beside what it is held against', () => {
    expect(measuredAt(SWEPT, CLEAR)[0]).toEqual({
      name: 'Silhouette beyond one cloud',
      value: '0.400 ± 0.010',
      against: 'one Gaussian cloud reaches 0.20',
      outcome: 'pass',
      word: 'Exceeds it',
    });
  });

  test('what no null band was drawn for is not tested, and says so', () => {
    expect(outcomes(CLEAR).slice(-2)).toEqual([
      'Calinski–Harabasz: not tested',
      'Davies–Bouldin: not tested',
    ]);
    expect(new Set(measuredAt(SWEPT, undefined).map(({ outcome }) => outcome))).toEqual(
      new Set(['not tested']),
    );
    expect(new Set(measuredAt(SWEPT, UNMEASURED).map(({ outcome }) => outcome))).toEqual(
      new Set(['not tested']),
    );
  });

  test('a measure without a threshold says that it has none', () => {
    expect(row('Calinski–Harabasz', {})?.word).toBe('No threshold');
  });

  test('a silhouette within reach of a cloud fails', () => {
    const within = measuredAt(SWEPT, { ...CLEAR, silhouette: 0.22 });
    expect(within.slice(0, 2).map(({ word }) => word)).toEqual(['Exceeds it', 'Within its reach']);
  });

  test('prediction strength reaches its threshold within a standard error, and not beyond', () => {
    expect(row('Prediction strength', { predictionStrength: 0.785 })?.outcome).toBe('pass');
    expect(row('Prediction strength', { predictionStrength: 0.775 })?.outcome).toBe('fail');
  });

  test('stability must exceed its threshold and what clouds have', () => {
    expect(row('Stability', { stability: 0.59 })?.word).toBe('Unstable');
    const cloud = { draws: 20, mean: 0.9, sd: 0.01, p95: 0.92 };
    expect(row('Stability', { stabilityNull: cloud })?.word).toBe('Not clearly above it');
    expect(row('Stability', { stabilityNull: { ...cloud, mean: NaN, p95: NaN } })?.word).toBe('Above it');
  });

  test('a dip test is a gap, the hint of one, or none', () => {
    const words = [0.001, 0.05, 0.4].map(
      (dipPValue) => row('Gap between the two closest', { dipPValue })?.word,
    );
    expect(words).toEqual(['A gap', 'A hint', 'No gap']);
  });
});

describe('a silhouette exceeds a null band', () => {
  const band = { draws: 20, mean: 0.2, sd: 0.01, p95: 0.21 };

  test('above its quantile and well above its mean', () => {
    expect([0.205, 0.22, 0.24].map((value) => exceedsBand(value, band))).toEqual([false, false, true]);
  });

  test('only where there is a band', () => {
    expect(exceedsBand(0.5, undefined)).toBeUndefined();
    expect(exceedsBand(0.5, { ...band, draws: 0, mean: NaN, p95: NaN })).toBeUndefined();
  });
});
