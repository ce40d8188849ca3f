import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { Profiles } from '../../../src/pipelines/segmentation/model.ts';
import { summariseColumns } from '../../../src/pipelines/segmentation/segments/column-summaries.ts';
import { describeSegmentation } from '../../../src/pipelines/segmentation/segments/describe-segmentation.ts';
import { column, profilesOf } from './profile-columns.ts';

function describeLabels(
  profiles: Profiles,
  labels: readonly number[],
  k: number,
  changed: Partial<SegmentationConfig['segments']> = {},
) {
  const settings = { ...DEFAULT_CONFIG.segments, ...changed };
  const fit = {
    k,
    labels: Uint8Array.from(labels),
    segmentSilhouettes: Array.from({ length: k }, () => 0.5),
    customerSilhouettes: { rows: undefined, widths: new Float32Array(labels.length).fill(0.5) },
  };
  return atOnce(describeSegmentation(fit, profiles, atOnce(summariseColumns(profiles.columns)), settings));
}

const rows = 60;
const row = Array.from({ length: rows }, (_, i) => i);
const labels = row.map((i) => (i < 30 ? 0 : i < 48 ? 1 : 2));
const jitter = row.map((i) => ((i * 37) % 11) / 10);

describe('segments', () => {
  test('are named by what few customers share, and by what most share with a hedge', () => {
    const spend = column(
      'Spend',
      row.map((i) => (labels[i] === 2 ? 50 : 10) + jitter[i]!),
    );
    const visits = column(
      'Visits',
      row.map((i) => (labels[i] === 1 ? 9 : 2) + jitter[(i * 7) % rows]!),
    );
    const { segments } = describeLabels(profilesOf([spend, visits]), labels, 3);
    expect(segments.map(({ name }) => name)).toEqual([
      'Mostly low visits, low spend',
      'High visits',
      'High spend',
    ]);
  });

  test('that hold half of all customers are named by what they share', () => {
    const halves = row.map((i) => (i < 30 ? 0 : 1));
    const size = column(
      'a',
      row.map((i) => 1 + Math.floor(i / 4)),
    );
    const { segments } = describeLabels(profilesOf([size]), halves, 2);
    expect(segments.map(({ name }) => name)).toEqual(['Low a', 'High a']);
  });

  test.each([
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
    ['___', '___'],
  ])('are named by a column called %s', (name, word) => {
    const halves = row.map((i) => (i < 30 ? 0 : 1));
    const size = column(
      name,
      row.map((i) => 1 + Math.floor(i / 4)),
    );
    const { segments } = describeLabels(profilesOf([size]), halves, 2);
    expect(segments.map((each) => each.name)).toEqual([`Low ${word}`, `High ${word}`]);
  });

  test('do not count customers without a value among those who lack the trait', () => {
    const spend = column(
      'Spend',
      row.map((i) => (i < 20 ? NaN : labels[i] === 2 ? 10 + jitter[i]! : 50 + jitter[i]!)),
    );
    const names = describeLabels(
      profilesOf([spend]),
      row.map((i) => (labels[i] === 2 ? 1 : 0)),
      2,
    ).segments;
    expect(names.map(({ name }) => name)).toEqual(['Mostly high spend', 'Low spend']);
  });

  test('whose strongest contrast most customers share are not named by a far weaker one', () => {
    const profiles = profilesOf([
      column(
        'Visits',
        row.map((i) => (labels[i] === 0 || i < 36 ? 1 : 9) + jitter[i]! / 9),
      ),
      column(
        'Recency',
        row.map((i) => (labels[i] === 0 && i < 17 ? 30 : 10) + 40 * jitter[(i * 7) % rows]!),
      ),
    ]);
    const [first] = describeLabels(profiles, labels, 3).segments;
    expect(first!.contrasts.map(({ feature }) => feature)).toEqual(['Visits', 'Recency']);
    expect(first!.name).toMatch(/^Mostly low visits/);
  });

  test('whose members differ in mean alone are compared', () => {
    const spend = column(
      'Net revenue',
      row.map((i) => (labels[i] === 2 && i % 3 === 0 ? 90 : 1) + jitter[i]!),
    );
    const { segments } = describeLabels(profilesOf([spend]), labels, 3);
    expect(segments[2]!.name).toBe('Higher net revenue');
  });

  test('without a contrast are told apart by the mean that differs most, if beyond chance', () => {
    const many = Array.from({ length: 600 }, (_, i) => i);
    const spend = column(
      'Spend',
      many.map((i) => (i < 400 ? 0 : 0.4) + ((i * 37) % 101) / 50),
    );
    const thirds = many.map((i) => (i < 200 ? 0 : i < 400 ? 1 : 2));
    const profiles = profilesOf([spend]);
    const { segments } = describeLabels(profiles, thirds, 3, { minEffect: 2 });
    expect(segments.map(({ name }) => name)).toEqual([
      'Average customers',
      'Average customers, lower spend',
      'Average customers, higher spend',
    ]);
  });

  test('of coded columns are named by the codes that nearly all members share', () => {
    const region = column(
      'Region',
      row.map((i) => (labels[i] === 2 ? 8 + (i % 2) : labels[i] === 1 ? 5 : 1)),
    );
    const { segments } = describeLabels(profilesOf([region]), labels, 3);
    expect(segments.map(({ name }) => name)).toEqual(['Region 1', 'Region 5', 'Region 8 or 9']);
  });

  test('are not named twice by the same word', () => {
    const mobile = column(
      'mobile_share',
      row.map((i) => (labels[i] === 2 ? 0 : 0.7) + jitter[i]! / 10),
    );
    const device = Int32Array.from(row, (i) => (labels[i] === 2 ? 1 : 0));
    const { segments } = describeLabels(
      profilesOf([mobile], {
        categories: [
          { name: 'main_device', title: 'Main device', codes: device, names: ['mobile', 'desktop'] },
        ],
      }),
      labels,
      3,
    );
    expect(segments[2]!.name).toBe('Desktop');
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
    expect(describeLabels(profiles, labels, 3).segments[2]!.name).toBe('High spend');
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

  test('rest a contrast on at least half of the members and on five, or all of fewer', () => {
    const known = (some: number) =>
      column(
        'Spend',
        row.map((i) => (labels[i] !== 2 ? 10 + jitter[i]! : i < 48 + some ? 50 + jitter[i]! : NaN)),
      );
    const third = (some: number) => describeLabels(profilesOf([known(some)]), labels, 3);
    expect(third(5).segments[2]!.contrasts).toEqual([]);
    expect(third(5).effects[2]).toBeNaN();
    expect(third(6).segments[2]!.contrasts).toMatchObject([{ feature: 'Spend', members: 6 }]);
    const few = row.map((i) => (i < 57 ? 0 : 1));
    const spend = (first: number) =>
      column(
        'Spend',
        row.map((i) => (i < first ? jitter[i]! : i < 57 ? NaN : 9)),
      );
    expect(describeLabels(profilesOf([spend(57)]), few, 2).segments[1]!.contrasts).toMatchObject([
      { members: 3 },
    ]);
    expect(describeLabels(profilesOf([spend(4)]), few, 2).segments[1]!.contrasts).toEqual([]);
  });

  test('cap an effect without spread, and say so', () => {
    const flag = column(
      'Flag',
      labels.map((label) => (label === 2 ? 1 : 0)),
    );
    const made = describeLabels(profilesOf([flag]), labels, 3);
    expect(made.segments[2]!.contrasts).toMatchObject([{ effect: 99, capped: true, members: 12 }]);
    expect(made.segments[0]!.contrasts[0]).not.toHaveProperty('capped');
    expect(made.effects[2]).toBe(Infinity);
  });

  test('add up to all customers and all revenue', () => {
    const revenue = Float64Array.from(row, (i) => i);
    const { segments } = describeLabels(profilesOf([column('Spend', jitter)], { revenue }), labels, 3);
    expect(segments.map(({ size }) => size)).toEqual([30, 18, 12]);
    expect(segments.reduce((sum, each) => sum + (each.revenueShare ?? 0), 0)).toBeCloseTo(1, 12);
    expect(segments[0]).toMatchObject({ revenue: 435, averageOrderValue: undefined, share: 0.5 });
  });

  test('have the order value of the feature of that name, which their contrasts compare', () => {
    const orderValue = column(
      'average_order_value',
      row.map((i) => (labels[i] === 2 ? (i % 2 === 0 ? 40 : 60) : i < 30 ? 10 + jitter[i]! : NaN)),
    );
    const revenue = Float64Array.from(row, () => 1);
    const { segments } = describeLabels(profilesOf([orderValue], { revenue, purchases: revenue }), labels, 3);
    expect(segments.map(({ averageOrderValue }) => averageOrderValue)).toEqual([
      segments[2]!.contrasts[0]!.outside,
      undefined,
      50,
    ]);
    expect(segments[2]!.contrasts[0]!.inside).toBe(50);
  });

  test('have a rule that recognises their members', () => {
    const spend = column(
      'Spend',
      row.map((i) => (labels[i] === 2 ? 50 : 10) + jitter[i]!),
    );
    const { rule } = describeLabels(profilesOf([spend]), labels, 3).segments[2]!;
    expect(rule).toMatchObject({ precision: 1, recall: 1, conditions: [{ feature: 'Spend', sign: '>' }] });
    expect(rule.text).toBe('Spend > 20');
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
