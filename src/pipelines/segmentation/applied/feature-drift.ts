import type { FeatureDrift } from './drift-document.ts';
import { countInBins } from './feature-bins.ts';
import type { ModelFeature } from './model-document.ts';
import { stabilityOf } from './stability.ts';

/** How the values of a feature lie now, against the bins of the run; missing values are a bin of their own. O(n log bins). */
export function featureDrift(
  { name, title, bins, missing }: ModelFeature,
  values: Float64Array,
  comparisons: number,
): FeatureDrift {
  const now = countInBins(values, bins.cuts);
  const known = bins.counts.reduce((sum, count) => sum + count, missing);
  const share = (then: number, present: number) => ({ before: then / known, now: present / values.length });
  const isMissingAnywhere = missing + now.missing > 0;
  return {
    name,
    title,
    ...stabilityOf(
      isMissingAnywhere ? [missing, ...bins.counts] : bins.counts,
      isMissingAnywhere ? [now.missing, ...now.counts] : now.counts,
      comparisons,
    ),
    bins: bins.counts.map((count, at) => ({
      upTo: bins.cuts[at] ?? null,
      ...share(count, now.counts[at]!),
    })),
    missing: share(missing, now.missing),
  };
}
