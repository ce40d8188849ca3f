import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import type { Profiles } from '../../../src/pipelines/segmentation/model.ts';
import { summariseColumns } from '../../../src/pipelines/segmentation/segments/column-summaries.ts';
import { describeSegmentation } from '../../../src/pipelines/segmentation/segments/describe-segmentation.ts';
import { column, profilesOf } from './profile-columns.ts';

function describeLabels(profiles: Profiles, labels: readonly number[], k: number) {
  const fit = {
    k,
    labels: Uint8Array.from(labels),
    segmentSilhouettes: Array.from({ length: k }, () => 0.5),
  };
  return describeSegmentation(fit, profiles, summariseColumns(profiles.columns), DEFAULT_CONFIG.segments);
}

const rows = 60;
const row = Array.from({ length: rows }, (_, i) => i);
const labels = row.map((i) => (i < 30 ? 0 : i < 48 ? 1 : 2));
const jitter = row.map((i) => ((i * 37) % 11) / 10);

describe('segments', () => {
  test('are named by what few customers share, in readable words', () => {
    const spend = column(
      'Spend',
      row.map((i) => (labels[i] === 2 ? 50 : 10) + jitter[i]!),
    );
    const visits = column(
      'Visits',
      row.map((i) => (labels[i] === 1 ? 9 : 2) + jitter[(i * 7) % rows]!),
    );
    const { segments } = describeLabels(profilesOf([spend, visits]), labels, 3);
    expect(segments.map(({ name }) => name)).toEqual(['Average customers', 'High Visits', 'High Spend']);
  });

  test('without any contrast are average customers, told apart by a number', () => {
    const same = column(
      'Spend',
      row.map((i) => i % 3),
    );
    const { segments } = describeLabels(
      profilesOf([same]),
      row.map((i) => (i < 30 ? 0 : 1)),
      2,
    );
    expect(segments.map(({ name }) => name)).toEqual(['Average customers', 'Average customers 2']);
    expect(segments.every(({ contrasts }) => contrasts.length === 0)).toBe(true);
  });

  test('do not tell the same story twice in a name', () => {
    const values = row.map((i) => (labels[i] === 2 ? 50 : 10) + jitter[i]!);
    const profiles = profilesOf([
      column('Spend (EUR)', values),
      column(
        'Turnover',
        values.map((x) => 3 * x + 1),
      ),
    ]);
    expect(describeLabels(profiles, labels, 3).segments[2]!.name).toBe('High Spend');
  });

  test('contrast a category by its lift against all other customers', () => {
    const codes = Int32Array.from(row, (i) => (labels[i] === 1 && i % 6 !== 0 ? 0 : 1));
    const profiles = profilesOf([column('Spend', jitter)], {
      categories: [{ name: 'top', title: 'Top category', codes, names: ['garden', 'toys'] }],
    });
    const [contrast] = describeLabels(profiles, labels, 3).segments[1]!.contrasts;
    expect(contrast).toMatchObject({ feature: 'top', category: 'garden', kind: 'category', outside: 0 });
    expect(describeLabels(profiles, labels, 3).segments[1]!.name).toBe('Garden');
  });

  test('add up to all customers and all revenue', () => {
    const revenue = Float64Array.from(row, (i) => i);
    const purchases = Float64Array.from(row, () => 2);
    const { segments } = describeLabels(
      profilesOf([column('Spend', jitter)], { revenue, purchases }),
      labels,
      3,
    );
    expect(segments.map(({ size }) => size)).toEqual([30, 18, 12]);
    expect(segments.reduce((sum, each) => sum + (each.revenueShare ?? 0), 0)).toBeCloseTo(1, 12);
    expect(segments[0]).toMatchObject({ revenue: 435, averageOrderValue: 7.25, share: 0.5 });
  });

  test('have a rule that recognises their members', () => {
    const spend = column(
      'Spend',
      row.map((i) => (labels[i] === 2 ? 50 : 10) + jitter[i]!),
    );
    const { rule } = describeLabels(profilesOf([spend]), labels, 3).segments[2]!;
    expect(rule).toMatchObject({ precision: 1, recall: 1, conditions: [{ feature: 'Spend', sign: '>' }] });
    expect(rule.text).toMatch(/^Spend > 1\d/);
  });

  test('are compared with known groups where a customer has one', () => {
    const truth = {
      name: 'kind',
      codes: Int32Array.from(labels, (label, i) => (i === 0 ? -1 : label)),
      names: ['a', 'b', 'c'],
    };
    expect(describeLabels(profilesOf([column('Spend', jitter)], { truth }), labels, 3).truth).toEqual({
      ari: 1,
      nmi: 1,
    });
  });
});
