import { atOnce } from '../../../base/sliced.ts';
import { constantOffset } from '../../../base/time-zone.ts';
import { clusterMeans } from '../../../kernels/cluster-means.ts';
import { lloyd } from '../../../kernels/lloyd.ts';
import { type Labels, type Matrix, selectColumns } from '../../../kernels/matrix.ts';
import type { SegmentationConfig } from '../config.ts';
import { profileColumns } from '../profiles/profile-columns.ts';
import { tallyAtOnce } from '../profiles/tally-customers.ts';
import type { DriftSample } from './drift-sample.ts';
import type { Halves } from './exchange-halves.ts';
import { presentLabels } from './present-labels.ts';
import { type PreparedWindow, prepareWindow } from './time-columns.ts';

/** What the segments of two halves are made from. */
export interface HalvesToPlace {
  readonly sample: DriftSample;
  /** Features that customers are placed by. */
  readonly features: readonly string[];
  readonly settings: SegmentationConfig['features'];
  /** Segment of each customer of the sample in the whole period. */
  readonly labels: Labels;
}

/**
 * Segment of each customer in the first half and in the second: the nearest of the segments' means, which are taken over
 * both halves of their customers. Undefined when no feature varies in both halves.
 *
 * Each half is scaled by itself, so that what everybody does more of in one half, as in a season, moves nobody. Customers
 * are placed, not clustered anew: with Lloyd's iteration from the same means 5 of 10 generated data sets were found in
 * which a tenth of 1,000 customers drift, without it 7.
 * O(events + customers × k × features).
 */
export function halfSegments(
  { sample, features, settings, labels }: HalvesToPlace,
  halves: Halves,
): readonly [first: Labels, second: Labels] | undefined {
  const names = new Set(features);
  const offsets = constantOffset(0);
  const referenceDay = sample.firstDay + sample.halfDays;
  const [first, second] = halves.map((grouped) => {
    const tallies = tallyAtOnce(sample.events, grouped, { sessions: sample.sessions, offsets });
    const { columns } = atOnce(profileColumns(tallies, { offsets, referenceDay }, sample.facts, names));
    return prepareWindow(columns, settings);
  }) as [PreparedWindow, PreparedWindow];
  const shared = first.names.filter((name) => second.names.includes(name));
  if (shared.length === 0) return undefined;
  const both = stacked(columnsNamed(first, shared), columnsNamed(second, shared));
  const { present, numbers } = presentLabels(labels);
  const twice = new Uint8Array(both.rows);
  const own = labels.map((label) => numbers[label]!);
  twice.set(own);
  twice.set(own, labels.length);
  const { centroids } = clusterMeans(both, twice, present.length);
  const found = lloyd(both, centroids, 0).labels.map((label) => present[label]!);
  return [found.slice(0, labels.length), found.slice(labels.length)];
}

function columnsNamed({ matrix, names }: PreparedWindow, wanted: readonly string[]): Matrix {
  return selectColumns(
    matrix,
    wanted.map((name) => names.indexOf(name)),
  );
}

function stacked(above: Matrix, below: Matrix): Matrix {
  const values = new Float64Array(above.values.length + below.values.length);
  values.set(above.values);
  values.set(below.values, above.values.length);
  return { values, rows: above.rows + below.rows, columns: above.columns };
}
