import type { Segmentation } from '../model.ts';
import type {
  FeatureTest,
  NoiseTest,
  NullTest,
  RestartTest,
  Sampling,
  Spread,
  TimeTest,
} from '../sensitivity/artifacts.ts';
import { hasMerged, sourcesOf, sweptOf } from './swept.ts';

/** Tests of segments, as far as they were done. */
export interface SegmentTests {
  readonly sampling?: Sampling;
  readonly featureTest?: FeatureTest;
  readonly timeTest?: TimeTest;
  readonly restartTest?: RestartTest;
  readonly noiseTest?: NoiseTest;
  readonly nullTest?: NullTest;
}

/**
 * Tests of the segments of a run as tests of the segments edited by hand: in their order, and NaN (not tested) for those that
 * are merged. Counts of customers who go from one segment to another are added up, which is exact. O(customers + results).
 */
export function testsOfEdited(tests: SegmentTests, segmentation: Segmentation): SegmentTests {
  const swept = sweptOf(segmentation);
  if (segmentation.labels === swept.labels) return tests;
  const { sampling, featureTest, timeTest, restartTest, noiseTest, nullTest } = tests;
  const order = orderOf(segmentation, swept.k);
  const { k } = segmentation;
  return {
    ...(sampling && { sampling: { ...sampling, ...samplingOf(sampling, segmentation, order) } }),
    ...(featureTest && {
      featureTest: {
        ...featureTest,
        k,
        segments: order.scores(featureTest.segments),
        leftOut: featureTest.leftOut.map((each) => ({ ...each, jaccard: order.scores(each.jaccard) })),
      },
    }),
    ...(timeTest && { timeTest: timeTestOf(timeTest, k, order) }),
    ...(restartTest && { restartTest: { ...restartTest, k, segments: order.scores(restartTest.segments) } }),
    ...(noiseTest && {
      noiseTest: {
        ...noiseTest,
        k,
        segments: order.scores(noiseTest.segments),
        levels: noiseTest.levels.map((level) => ({
          ...level,
          segments: order.entries(level.segments, UNTESTED),
        })),
      },
    }),
    ...(nullTest && { nullTest: { ...nullTest, k } }),
  };
}

const UNTESTED: Spread = { mean: NaN, low: NaN, high: NaN };

/** How what is by segment of the run goes over to the edited segments. */
interface Order {
  entries<T>(bySegment: readonly T[], untested: T): readonly T[];
  scores(bySegment: Float64Array): Float64Array;
  /** Row-major counts from segment to segment, with `more` rows and columns that are no segments. */
  counts(table: Float64Array, more: number): Float64Array;
}

function orderOf({ segments }: Segmentation, k: number): Order {
  const only = segments.map((segment) => {
    const sources = sourcesOf(segment);
    return sources.length === 1 ? sources[0]! : undefined;
  });
  const shownAs = new Array<number>(k).fill(0);
  for (const segment of segments) for (const source of sourcesOf(segment)) shownAs[source] = segment.id;
  return {
    entries: (bySegment, untested) =>
      only.map((source) => (source === undefined ? untested : bySegment[source]!)),
    scores: (bySegment) =>
      Float64Array.from(only, (source) => (source === undefined ? NaN : bySegment[source]!)),
    counts(table, more) {
      const size = k + more;
      const shown = segments.length + more;
      const to = (at: number): number => (at < k ? shownAs[at]! : at - k + segments.length);
      const result = new Float64Array(shown * shown);
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++)
          result[to(row) * shown + to(column)]! += table[row * size + column]!;
      }
      return result;
    },
  };
}

function samplingOf(
  { segments, scores, certainty, k: before }: Sampling,
  { k, labels, segments: shown }: Segmentation,
  order: Order,
): Pick<Sampling, 'k' | 'segments' | 'scores' | 'certainty'> {
  const replicates = before === 0 ? 0 : scores.length / before;
  const reordered = new Float64Array(replicates * k);
  for (let replicate = 0; replicate < replicates; replicate++)
    reordered.set(order.scores(scores.subarray(replicate * before, (replicate + 1) * before)), replicate * k);
  const merged = hasMerged({ segments: shown });
  return {
    k,
    segments: order.entries(segments, { ...UNTESTED, dissolved: NaN, recovered: NaN }),
    scores: reordered,
    certainty: merged
      ? certainty.map((share, row) => (sourcesOf(shown[labels[row]!]!).length > 1 ? NaN : share))
      : certainty,
  };
}

function timeTestOf(test: TimeTest, k: number, order: Order): TimeTest {
  const { windows, drift, segments } = test;
  return {
    ...test,
    k,
    segments: order.scores(segments),
    windows: windows.map((window) => ({
      ...window,
      jaccard: order.scores(window.jaccard),
      transitions: order.counts(window.transitions, 1),
    })),
    drift: drift && {
      ...drift,
      transitions: order.counts(drift.transitions, 0),
      segments: order.entries(drift.segments, { jaccard: NaN, expected: NaN, expectedLow: NaN }),
    },
  };
}
