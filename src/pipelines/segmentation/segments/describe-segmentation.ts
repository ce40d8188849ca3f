import type { Sliced } from '../../../base/sliced.ts';
import { clusterSizes } from '../../../kernels/cluster-means.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import { normalizedMutualInformation } from '../../../kernels/mutual-information.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { rowsByCluster } from '../../../kernels/rows-by-cluster.ts';
import { type ShallowRule, shallowRules } from '../../../kernels/shallow-rule.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Profiles, Segmentation, Truth } from '../model.ts';
import type { Fit } from '../sweep/artifacts.ts';
import type { SegmentRule } from './segment-rule.ts';
import { segmentNames } from '../naming/segment-names.ts';
import type { ColumnSummaries } from './column-summaries.ts';
import { type NumberContrasts, numberContrasts } from './number-contrasts.ts';
import { rankContrasts } from './rank-contrasts.ts';
import { ruleText } from './rule-text.ts';

/**
 * What one fit says about the customers: its segments with size, value, contrasts, name and rule, the effects and means of
 * every profile column, and the agreement with known groups. `summaries` are those of the profile columns.
 */
export function* describeSegmentation(
  fit: Pick<Fit, 'k' | 'labels' | 'segmentSilhouettes' | 'customerSilhouettes'>,
  profiles: Profiles,
  { binned, correlation }: ColumnSummaries,
  settings: SegmentationConfig['segments'],
): Sliced<Segmentation> {
  const { k, labels } = fit;
  const { columns } = profiles;
  const sizes = clusterSizes(labels, k);
  const bySegment = rowsByCluster(labels, k);
  const numbers: NumberContrasts[] = [];
  for (const { values } of columns) {
    numbers.push(numberContrasts(values, bySegment));
    yield;
  }
  const ranked = rankContrasts(profiles, labels, k, numbers, settings);
  const data = { columns, labels, bySegment, sorted: binned.sorted };
  yield;
  const names = yield* segmentNames({ ...data, correlation, numbers, contrasts: ranked });
  const rules = yield* shallowRules(binned, labels, k, settings.ruleConditions);
  const revenue = profiles.revenue && sumsBySegment(profiles.revenue, labels, k);
  const orderValue = numbers[columns.findIndex(({ name }) => name === 'average_order_value')]?.inside;
  const totalRevenue = revenue?.reduce((sum, each) => sum + each, 0);
  return {
    k,
    labels,
    segments: names.map((name, id) => ({
      id,
      name,
      size: sizes[id]!,
      share: sizes[id]! / labels.length,
      revenue: revenue?.[id],
      revenueShare: ratio(revenue?.[id], totalRevenue),
      averageOrderValue: known(orderValue?.[id]),
      silhouette: fit.segmentSilhouettes[id]!,
      contrasts: ranked[id]!.map(({ contrast }) => contrast),
      rule: segmentRule(profiles, rules[id]!),
    })),
    customerSilhouettes: fit.customerSilhouettes,
    effects: perSegment(k, columns.length, (segment, column) => numbers[column]!.effect[segment]!),
    means: perSegment(k, columns.length, (segment, column) => numbers[column]!.inside[segment]!),
    truth: profiles.truth && agreementWith(profiles.truth, labels),
  };
}

function segmentRule({ columns }: Profiles, rule: ShallowRule): SegmentRule {
  const conditions = rule.conditions.map(({ column, sign, threshold }) => {
    const { name: feature, title, unit } = columns[column]!;
    return { feature, title, unit, sign, threshold };
  });
  return { conditions, text: ruleText(conditions), precision: rule.precision, recall: rule.recall };
}

function agreementWith(truth: Truth, labels: Labels): Segmentation['truth'] {
  const classes = new Int32Array(labels.length);
  const segments = new Int32Array(labels.length);
  let known = 0;
  for (let row = 0; row < labels.length; row++) {
    if (truth.codes[row]! < 0) continue;
    classes[known] = truth.codes[row]!;
    segments[known++] = labels[row]!;
  }
  if (known === 0) return undefined;
  const pair = [segments.subarray(0, known), classes.subarray(0, known)] as const;
  return { ari: adjustedRandIndex(...pair), nmi: normalizedMutualInformation(...pair) };
}

function sumsBySegment(values: Float64Array, labels: Labels, k: number): Float64Array {
  const sums = new Float64Array(k);
  for (let row = 0; row < labels.length; row++) {
    const value = values[row]!;
    if (value === value) sums[labels[row]!]! += value;
  }
  return sums;
}

function perSegment(
  k: number,
  columns: number,
  value: (segment: number, column: number) => number,
): Float64Array {
  return Float64Array.from({ length: k * columns }, (_, at) => value(Math.floor(at / columns), at % columns));
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function known(value: number | undefined): number | undefined {
  return value === value ? value : undefined;
}
