import { DEFAULT_CONFIG } from '../../../../src/pipelines/segmentation/config.ts';
import type { Findings } from '../../../../src/pipelines/segmentation/judgement/findings.ts';
import type { Segment, Segmentations } from '../../../../src/pipelines/segmentation/model.ts';
import type { Contrast } from '../../../../src/pipelines/segmentation/segments/contrast.ts';
import type { Structure } from '../../../../src/pipelines/segmentation/result-document.ts';
import type { NullBand } from '../../../../src/pipelines/segmentation/structure/evidence.ts';
import type { Value } from '../../../../src/pipelines/segmentation/value/artifacts.ts';

/** What a fixture's segment is like; the rest is as good as can be. */
export interface SegmentLike {
  readonly size?: number;
  /** Value of each member; NaN for customers without a purchase. */
  readonly clv?: number;
  readonly sampling?: number;
  readonly features?: number;
  readonly time?: number;
  readonly restarts?: number;
  readonly noise?: number;
  /** Cohen's d by column of {@link COLUMNS}. */
  readonly effects?: Readonly<Record<string, number>>;
  readonly contrasts?: readonly Contrast[];
}

export const THRESHOLDS = {
  validation: DEFAULT_CONFIG.validation,
  actionability: DEFAULT_CONFIG.actionability,
  economics: DEFAULT_CONFIG.economics,
};

const column = (name: string, title: string, group: Segmentations['columns'][number]['group']) => ({
  name,
  title,
  unit: '',
  group,
});

export const COLUMNS: Segmentations['columns'] = [
  column('monetary', 'Net revenue', 'value'),
  column('views_per_session', 'Views per session', 'engagement'),
  column('discount_share', 'Discounted orders', 'pricing'),
  column('weekend_share', 'Weekend share', 'timing'),
  column('mobile_share', 'Mobile share', 'device'),
];

export const GOOD: SegmentLike = { effects: { monetary: 1.2 } };

const band: NullBand = { draws: 10, mean: 0.4, sd: 0.05, p95: 0.5 };

/** Findings of segments in which every test was done; leave tests out with a spread. */
export function findingsOfSegments(
  segments: readonly SegmentLike[],
  { structure = 'clear', columns = COLUMNS }: FixtureOptions = {},
): Findings {
  const k = segments.length;
  const sizes = segments.map(({ size = 200 }) => size);
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const labels = Uint8Array.from(sizes.flatMap((size, id) => new Array<number>(size).fill(id)));
  const scores = (name: 'features' | 'time' | 'restarts' | 'noise') =>
    Float64Array.from(segments, (segment) => segment[name] ?? 0.95);
  const tested = { k, warnings: [] };
  return {
    kChoice: {
      mode: 'auto',
      range: [2, 15],
      chosen: k,
      structure,
      reason: '',
      votes: [],
      disagreement: [],
    },
    columns,
    segmentation: {
      k,
      labels,
      customerSilhouettes: { rows: undefined, widths: new Float32Array(customers) },
      segments: segments.map((segment, id) => segmentOf(id, sizes[id]!, customers, segment)),
      effects: Float64Array.from(
        segments.flatMap(({ effects }) => columns.map(({ name }) => effects?.[name] ?? 0.01)),
      ),
      means: new Float64Array(k * columns.length),
      truth: undefined,
    },
    sampling: {
      ...tested,
      replicates: 50,
      asked: 50,
      reused: 0,
      segments: segments.map(({ sampling: mean = 0.9 }) => ({
        mean,
        low: mean - 0.1,
        high: mean + 0.05,
        dissolved: 0,
        recovered: 1,
      })),
      scores: new Float64Array(),
      certainty: new Float32Array(customers).fill(0.9),
    },
    featureTest: { ...tested, leftOut: [], segments: scores('features') },
    timeTest: { ...tested, windows: [], drift: undefined, segments: scores('time') },
    restartTest: {
      ...tested,
      starts: 2,
      ari: Float64Array.of(1, 1, 1, 1),
      meanAri: 1,
      leastAri: 1,
      inertias: Float64Array.of(1, 1),
      segments: scores('restarts'),
    },
    noiseTest: { ...tested, levels: [], repeats: 3, segments: scores('noise') },
    nullTest: {
      ...tested,
      copies: 10,
      rows: customers,
      sampling: band,
      samplingOfCopula: { ...band, p95: 0.8 },
      features: band,
      restarts: band,
      noise: [band, { ...band, p95: 0.7 }],
    },
    value: valueOf(Float64Array.from(labels, (label) => segments[label]!.clv ?? 500)),
  };
}

interface FixtureOptions {
  readonly structure?: Structure;
  readonly columns?: Segmentations['columns'];
}

function segmentOf(id: number, size: number, customers: number, { contrasts = [] }: SegmentLike): Segment {
  return {
    id,
    name: `Segment ${id + 1}`,
    size,
    share: size / customers,
    revenue: undefined,
    revenueShare: undefined,
    averageOrderValue: undefined,
    silhouette: 0.4,
    contrasts,
    rule: { conditions: [], text: '', precision: 1, recall: 1 },
  };
}

/** Customer value as a run makes it, with these estimates. */
export function valueOf(clv: Float64Array): Value {
  return {
    method: 'shrinkage estimate',
    because: undefined,
    purchases: undefined,
    spend: undefined,
    horizonMonths: 12,
    discountRate: 0.01,
    alive: clv,
    expectedPurchases: clv,
    expectedSpend: clv,
    clv,
    holdout: undefined,
    warnings: [],
  };
}
