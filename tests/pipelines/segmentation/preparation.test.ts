import { describe, expect, test } from 'vitest';
import { matrixFromRows } from '../../../src/kernels/matrix.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import { candidateColumns } from '../../../src/pipelines/segmentation/preparation/candidate-columns.ts';
import { prepareColumn } from '../../../src/pipelines/segmentation/preparation/prepare-column.ts';
import { pruneCorrelated } from '../../../src/pipelines/segmentation/preparation/prune-correlated.ts';
import { column, profilesOf } from './profile-columns.ts';

const plain = { ...DEFAULT_CONFIG.features, logarithm: false, winsorise: 0 };

function prepared(...parameters: Parameters<typeof prepareColumn>) {
  const result = prepareColumn(...parameters);
  if (result.kind === 'dropped') throw new Error(result.reason);
  return result;
}

describe('a prepared column', () => {
  test('has mean 0 and population standard deviation 1 as z-score', () => {
    const { values, preparation } = prepared(column('a', [1, 2, 3, 4, 5]), plain);
    expect([...values]).toEqual([-2, -1, 0, 1, 2].map((x) => x / Math.sqrt(2)));
    expect(preparation).toMatchObject({ centre: 3, scale: Math.sqrt(2), missing: 0, logarithm: false });
  });

  test.each([
    ['median', 3],
    ['zero', 0],
    ['maximum', 9],
  ] as const)('fills missing values with the %s that the column states and counts them', (fill, expected) => {
    const { preparation } = prepared(
      column('a', [1, NaN, 3, 9, NaN], { missing: { means: 'never', fill } }),
      plain,
    );
    expect(preparation).toMatchObject({ missing: 2, fill: expected });
  });

  test('takes the logarithm of counts and money, with the sign of negative money kept', () => {
    const settings = { ...plain, logarithm: true, scaling: 'none' as const };
    const { values } = prepared(column('net', [-(Math.E - 1), 0, Math.E - 1], { nature: 'money' }), settings);
    expect(values[0]).toBeCloseTo(-1, 15);
    expect(values[1]).toBe(0);
    expect(values[2]).toBeCloseTo(1, 15);
  });

  test.each(['share', 'days', 'plain'] as const)('is not logged when it is of nature %s', (nature) => {
    const { preparation } = prepared(column('a', [1, 2, 30], { nature }), { ...plain, logarithm: true });
    expect(preparation.logarithm).toBe(false);
  });

  test('has its tails drawn in to the stated bounds', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const result = prepared(column('a', values), { ...plain, winsorise: 2, scaling: 'none' });
    expect(result.preparation).toMatchObject({ low: 2, high: 97 });
    expect(Math.max(...result.values)).toBe(97);
  });

  test('is scaled by the standard deviation where half the customers share one value', () => {
    const { preparation, values } = prepared(column('a', [0, 0, 0, 0, 0, 0, 8]), {
      ...plain,
      scaling: 'robust',
    });
    expect(preparation.centre).toBe(0);
    expect(preparation.scale).toBeGreaterThan(0);
    expect(values[6]).toBeCloseTo(8 / preparation.scale, 12);
  });

  test('counts twice in squared distances at weight 2', () => {
    const light = prepared(column('a', [0, 1, 5]), plain).values;
    const heavy = prepared(column('a', [0, 1, 5]), { ...plain, weights: { a: 2 } }).values;
    expect((heavy[2]! - heavy[0]!) ** 2).toBeCloseTo(2 * (light[2]! - light[0]!) ** 2, 12);
  });

  test('is dropped when it is constant, empty, or constant once its tails are drawn in', () => {
    expect(prepareColumn(column('a', [3, 3, 3]), plain)).toMatchObject({ kind: 'dropped' });
    expect(prepareColumn(column('a', [NaN, NaN]), plain)).toMatchObject({ kind: 'dropped' });
    const rare = Array.from({ length: 100 }, (_, i) => (i === 7 ? 1 : 0));
    expect(prepareColumn(column('a', rare), { ...plain, winsorise: 1 })).toMatchObject({ kind: 'dropped' });
  });
});

describe('candidate columns', () => {
  const profiles = profilesOf([
    column('recency', [1, 2], { group: 'value' }),
    column('mobile', [1, 2], { group: 'device' }),
    column('shown', [1, 2], { clustered: false }),
    column('spend', [1, 2]),
  ]);

  test('follow groups, names and weights, and say why the others are out', () => {
    const settings = { ...plain, device: false, exclude: ['recency', 'misspelt'], weights: { spend: 0 } };
    const { columns, dropped } = candidateColumns(profiles, settings);
    expect(columns).toEqual([]);
    expect(dropped.map(({ name, reason }) => [name, reason])).toEqual([
      ['recency', 'left out by name'],
      ['mobile', 'its group is switched off'],
      ['spend', 'its weight is 0'],
      ['misspelt', 'these data have no feature of that name'],
    ]);
  });

  test('are all columns that may be clustered by default', () => {
    expect(candidateColumns(profiles, plain).columns.map(({ name }) => name)).toEqual([
      'recency',
      'mobile',
      'spend',
    ]);
  });
});

test('of two correlated columns the earlier is kept, and a dropped one drops no other', () => {
  const correlation = matrixFromRows([
    [1, 0.97, 0.9],
    [0.97, 1, -0.98],
    [0.9, -0.98, 1],
  ]);
  expect(pruneCorrelated(correlation, 0.95)).toEqual({
    kept: [0, 2],
    dropped: [{ column: 1, because: 0, r: 0.97 }],
  });
  expect(pruneCorrelated(correlation, 1).kept).toEqual([0, 1, 2]);
});
