import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../../src/base/sliced.ts';
import {
  categoryShares,
  groupDistributions,
} from '../../../../src/pipelines/segmentation/figures/group-distributions.ts';
import { meansByGroup } from '../../../../src/pipelines/segmentation/figures/means-by-group.ts';
import { preparedValues } from '../../../../src/pipelines/segmentation/figures/prepared-values.ts';
import { percentiles, sortedValues } from '../../../../src/pipelines/segmentation/figures/sorted-values.ts';
import { runSegmentation } from '../run-segmentation.ts';

describe('groupDistributions', () => {
  const values = Float32Array.of(1, 2, 3, 4, NaN, 10);
  const groups = [0, 0, 0, 0, 0, 1];
  const made = atOnce(
    groupDistributions(
      values,
      { groupOf: (row) => groups[row]!, groups: 3 },
      { bins: 2, binOf: (value) => (value < 3 ? 0 : 1) },
    ),
  );

  test('has shares, quartiles and missing values of each group', () => {
    expect(made[0]).toMatchObject({ present: 4, missing: 1, quartiles: [1.75, 2.5, 3.25], mean: 2.5 });
    expect([...made[0]!.shares]).toEqual([0.5, 0.5]);
    expect(made[1]).toMatchObject({ present: 1, missing: 0, quartiles: [10, 10, 10] });
  });

  test('knows nothing of a group without anybody', () => {
    expect(made[2]).toMatchObject({ present: 0, missing: 0, quartiles: [NaN, NaN, NaN], mean: NaN });
  });
});

test('categoryShares counts those whose category is known', () => {
  const [own] = categoryShares(Int32Array.of(0, 1, 1, -1, 1), 3, {
    groupOf: (row) => (row === 4 ? 9 : 0),
    groups: 1,
  });
  expect(own).toMatchObject({ known: 3, unknown: 1 });
  expect([...own!.shares]).toEqual([1 / 3, 2 / 3, 0]);
});

describe('percentiles', () => {
  test('share the middle of ties, leave missing values out, and have the mean ½', () => {
    const ranks = atOnce(percentiles(Float32Array.of(5, 1, NaN, 5, 9)));
    expect([...ranks]).toEqual([0.5, 0.125, NaN, 0.5, 0.875]);
    expect([...atOnce(meansByGroup(ranks, new Uint8Array(5), 2))]).toEqual([0.5, NaN]);
  });

  test('means are by group', () => {
    expect([...atOnce(meansByGroup(Float32Array.of(1, 3, 8, NaN), Uint8Array.of(0, 0, 1, 1), 2))]).toEqual([
      2, 8,
    ]);
  });
});

test('sortedValues leaves missing values out', () => {
  expect([...atOnce(sortedValues(Float32Array.of(3, NaN, -1, 2.5)))]).toEqual([-1, 2.5, 3]);
});

test.each(['zscore', 'robust', 'quantile', 'none'] as const)(
  'the constants of the preparation give back what was clustered, with scaling %s',
  async (scaling) => {
    const { artifacts } = await runSegmentation({
      changes: { features: { scaling }, structure: { test: false } },
    });
    const { profiles, features } = artifacts;
    const { rows, names, values: clustered } = features!;
    features!.preparation.forEach((preparation, column) => {
      const { values } = profiles!.columns.find(({ name }) => name === preparation.name)!;
      const prepared = atOnce(preparedValues(Float32Array.from(values), preparation, scaling === 'quantile'));
      const errors = Array.from(prepared, (value, row) => {
        const exact = clustered[row * names.length + column]!;
        return Math.abs(value - exact) / (1 + Math.abs(exact));
      });
      // Values that differ by their last bit only share a rank in single precision.
      if (scaling === 'quantile')
        expect(errors.reduce((sum, error) => sum + error, 0) / rows).toBeLessThan(0.01);
      else expect(Math.max(...errors)).toBeLessThan(2e-4);
    });
  },
);
