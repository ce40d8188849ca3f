import { describe, expect, test } from 'vitest';
import { contrastWords } from '../../../src/ui/segmentation/contrast-words.ts';
import { axisTitle } from '../../../src/ui/segmentation/loading-words.ts';
import { ruleWords } from '../../../src/ui/segmentation/rule-words.ts';
import { sweptRange } from '../../../src/ui/segmentation/swept-range.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';

const contrast = {
  feature: 'f',
  title: 'Order value',
  unit: 'currency per purchase',
  kind: 'number',
  category: undefined,
  inside: 131.8,
  outside: 61.2,
  effect: 1.41,
  members: 40,
} as const;

describe('words about segments', () => {
  test('a contrast has both values and its strength', () => {
    expect(contrastWords(contrast, 40)).toEqual({
      what: 'Order value',
      values: '132 against 61.2',
      effect: 'd = 1.4',
    });
  });

  test('a unit that the title says is not said again', () => {
    expect(contrastWords({ ...contrast, title: 'Sessions', unit: 'sessions' }, 40).values).toBe(
      '132 against 61.2',
    );
    expect(contrastWords({ ...contrast, title: 'Purchases', unit: 'orders' }, 40).values).toBe(
      '132 against 61.2 orders',
    );
  });

  test('a category has its lift', () => {
    const category = {
      ...contrast,
      title: 'Top category',
      unit: 'share',
      kind: 'category',
      category: 'home_garden',
      inside: 0.45,
      outside: 0.12,
      effect: 3.75,
    } as const;
    expect(contrastWords(category, 40)).toEqual({
      what: 'Top category: home garden',
      values: '45% against 12%',
      effect: '3.8×',
    });
  });

  test('an effect that was cut off says so', () => {
    expect(contrastWords({ ...contrast, effect: -99, capped: true }, 40).effect).toBe('d ≤ −99');
    expect(contrastWords({ ...contrast, effect: -99 }, 40).effect).toBe('d = −99.0');
    const category = { ...contrast, kind: 'category', category: 'food', effect: 99, capped: true } as const;
    expect(contrastWords(category, 40).effect).toBe('≥ 99×');
  });

  test('a contrast that rests on some members says on how many', () => {
    expect(contrastWords(contrast, 1234).values).toBe('132 against 61.2 (known of 40 of 1,234)');
  });

  test('a rule has its thresholds in full', () => {
    const conditions = [
      { feature: 'a', title: 'Order value', unit: 'currency per purchase', sign: '>', threshold: 1234.5 },
      { feature: 'b', title: 'Weekend share', unit: 'share of sessions', sign: '≤', threshold: 0.0703 },
      { feature: 'c', title: 'Recency', unit: 'days since the last purchase', sign: '≤', threshold: 109.2 },
    ] as const;
    expect(ruleWords(conditions)).toBe(
      'Order value > 1,234.5 and Weekend share ≤ 7.03% and Recency ≤ 109.2 days',
    );
  });

  test('a rule reads as a sentence part', () => {
    const conditions = [
      { feature: 'a', title: 'Order value', unit: 'currency per purchase', sign: '>', threshold: 120 },
      { feature: 'b', title: 'Weekend share', unit: 'share of sessions', sign: '≤', threshold: 0.2 },
    ] as const;
    expect(ruleWords(conditions)).toBe('Order value > 120 and Weekend share ≤ 20%');
  });

  test('an axis of the map is named by what weighs most on it', () => {
    const projection = {
      x: new Float32Array(),
      y: new Float32Array(),
      explained: [0.23, 0.164],
      loadings: [
        { feature: 'a', title: 'Tenure', x: 0.1, y: 0.9 },
        { feature: 'b', title: 'Sessions', x: 0.6, y: 0 },
        { feature: 'c', title: 'Recency', x: -0.7, y: 0.2 },
      ],
    } as const;
    expect(axisTitle(projection, 'x', 2)).toBe('Component 1 (23%): less recency, more sessions →');
    expect(axisTitle(projection, 'y', 1)).toBe('Component 2 (16%): more tenure →');
  });

  test('while a sweep is under way, its axis holds what is still to come', () => {
    const points = [
      {
        k: 6,
        inertia: 1,
        silhouette: undefined,
        silhouetteSe: undefined,
        calinskiHarabasz: undefined,
        daviesBouldin: undefined,
      },
    ];
    expect(sweptRange({ points }, DEFAULT_CONFIG)).toEqual([5, 15]);
    expect(sweptRange({ points }, undefined)).toEqual([6, 6]);
  });
});
