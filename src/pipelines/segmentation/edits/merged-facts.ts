import { rowsByCluster } from '../../../kernels/rows-by-cluster.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Segment } from '../model.ts';
import { numberContrasts } from '../segments/number-contrasts.ts';
import { rankContrasts } from '../segments/rank-contrasts.ts';
import type { ProfilesView } from '../views.ts';

/** What the numbers of merged segments are computed from. */
export interface EditedFacts {
  readonly profiles: Pick<ProfilesView, 'columns' | 'categories'>;
  readonly settings: Pick<SegmentationConfig['segments'], 'minEffect' | 'minLift'>;
}

/** What has to be computed anew over the members of merged segments; by shown segment, row-major by column. */
export interface MergedFacts {
  readonly segments: readonly Pick<Segment, 'contrasts' | 'averageOrderValue'>[];
  readonly effects: Float64Array;
  readonly means: Float64Array;
}

/**
 * Means, effects and contrasts of k segments, from the profiles as the page has them: in single precision, so that they agree
 * with those of a run to some seven digits. O(customers × columns).
 */
export function mergedFacts(
  labels: Uint8Array,
  k: number,
  { profiles: { columns, categories }, settings }: EditedFacts,
): MergedFacts {
  const bySegment = rowsByCluster(labels, k);
  const numbers = columns.map(({ values }) => numberContrasts(values, bySegment));
  const ranked = rankContrasts({ columns, categories }, labels, k, numbers, settings);
  const orderValue = numbers[columns.findIndex(({ name }) => name === 'average_order_value')]?.inside;
  const table = (value: (column: number, segment: number) => number): Float64Array =>
    Float64Array.from({ length: k * columns.length }, (_, at) =>
      value(at % columns.length, Math.floor(at / columns.length)),
    );
  return {
    segments: ranked.map((contrasts, segment) => {
      const mean = orderValue?.[segment];
      return {
        contrasts: contrasts.map(({ contrast }) => contrast),
        averageOrderValue: mean === mean ? mean : undefined,
      };
    }),
    effects: table((column, segment) => numbers[column]!.effect[segment]!),
    means: table((column, segment) => numbers[column]!.inside[segment]!),
  };
}
