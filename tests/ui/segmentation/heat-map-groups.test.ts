import { describe, expect, test } from 'vitest';
import { heatMapGroups, strongestFeatures } from '../../../src/ui/segmentation/heat-map-groups.ts';

const columns = [
  { name: 'orders', title: 'Orders', unit: 'orders', group: 'value' },
  { name: 'discounts', title: 'Discounted orders', unit: 'share', group: 'pricing' },
  { name: 'recency', title: 'Recency', unit: 'days', group: 'value' },
] as const;
const segments = [{ name: 'Few' }, { name: 'Many' }] as never;
const segmentation = {
  segments,
  effects: Float64Array.of(0.4, NaN, -3, -0.4, NaN, Infinity),
  means: Float64Array.of(12.34, 0.25, 1234567, 2, NaN, 7),
};
const profiles = columns.map(({ name }) => ({ name, mean: 1 }));

describe('the heat map', () => {
  test('has features in their groups, with contrasts', () => {
    const groups = heatMapGroups({ segmentation, columns, profiles, cells: 'effects', order: 'group' });
    expect(groups.map(({ title, rows }) => [title, rows.map((row) => row.title)])).toEqual([
      ['Value', ['Orders', 'Recency']],
      ['Price behaviour', ['Discounted orders']],
    ]);
    expect(groups[0]!.rows.map(({ texts }) => texts)).toEqual([
      ['0.4', '−0.4'],
      ['−3.0', '≥ 99'],
    ]);
  });

  test('has means with their units, coloured as the contrasts are', () => {
    const groups = heatMapGroups({ segmentation, columns, profiles, cells: 'means', order: 'group' });
    const rows = groups.flatMap((group) => group.rows);
    expect(rows.map(({ title }) => title)).toEqual(['Orders', 'Recency, days', 'Discounted orders']);
    expect(rows.map(({ texts }) => texts)).toEqual([
      ['12.3', '2'],
      ['1.23M', '7'],
      ['25%', '—'],
    ]);
    expect(rows[0]!.values).toEqual([0.4, -0.4]);
  });

  test('has the strongest contrast first when asked, and what cannot be compared last', () => {
    const [group] = heatMapGroups({ segmentation, columns, profiles, cells: 'means', order: 'strength' });
    expect(group!.rows.map(({ name }) => name)).toEqual(['recency', 'orders', 'discounts']);
    expect(strongestFeatures({ segmentation, columns })).toEqual([2, 0, 1]);
  });
});
