import type { NullBand } from '../structure/evidence.ts';
import { isMerged } from '../edits/swept.ts';
import type { Segment } from '../model.ts';
import { tierOf } from '../sensitivity/tiers.ts';
import type { Findings } from './findings.ts';
import type { TestName } from './untested-reasons.ts';
import type { RobustnessPart, SegmentRobustness } from './verdict.ts';

/** How each segment came through each test; the worst tested part gives the tier. O(segments). */
export function segmentRobustness(findings: Findings): readonly SegmentRobustness[] {
  const { segmentation, sampling, nullTest } = findings;
  const copulaP95 = nullTest?.k === segmentation.k ? known(nullTest.samplingOfCopula?.p95) : undefined;
  const tests = testsOf(findings);
  return segmentation.segments.map((segment) => {
    const { id } = segment;
    const parts = tests.map((test) => partOf(test, segment));
    const tested = parts.filter(({ score }) => score !== undefined);
    const worst = tested.reduce<RobustnessPart | undefined>(
      (least, part) => (least === undefined || part.score! < least.score! ? part : least),
      undefined,
    );
    const drawn = sampling?.k === segmentation.k ? sampling.segments[id] : undefined;
    return {
      tier: worst?.tier,
      worst: worst?.name,
      jaccardMean: known(drawn?.mean),
      jaccardLow: known(drawn?.low),
      jaccardHigh: known(drawn?.high),
      dissolved: known(drawn?.dissolved),
      recovered: known(drawn?.recovered),
      copulaP95,
      parts,
    };
  });
}

interface Test {
  readonly name: RobustnessPart['name'];
  readonly title: string;
  /** Of each segment; undefined where the test was not done for this segmentation. */
  readonly scores: ArrayLike<number> | undefined;
  readonly nullP95: number | undefined;
  readonly because: string;
}

function testsOf({
  segmentation: { k },
  sampling,
  featureTest,
  timeTest,
  restartTest,
  noiseTest,
  nullTest,
  untested,
}: Findings): readonly Test[] {
  const nulls = nullTest?.k === k ? nullTest : undefined;
  const test = (
    name: Test['name'],
    title: string,
    stage: TestName,
    made: { readonly k: number } | undefined,
    scores: ArrayLike<number> | undefined,
    band: number | undefined,
  ): Test => ({
    name,
    title,
    scores: made?.k === k ? scores : undefined,
    nullP95: known(band),
    because:
      made === undefined || made.k === k
        ? (untested?.[stage] ?? 'not tested')
        : `tested for k = ${made.k} alone`,
  });
  const drawn = sampling?.segments.map(({ mean }) => mean);
  return [
    test('sampling', 'Customers drawn again', 'sampling', sampling, drawn, nulls?.sampling?.p95),
    test(
      'features',
      'A feature left out',
      'featureTest',
      featureTest,
      featureTest?.segments,
      nulls?.features?.p95,
    ),
    test('time', 'Other periods', 'timeTest', timeTest, timeTest?.segments, undefined),
    test('restarts', 'Other starts', 'restartTest', restartTest, restartTest?.segments, nulls?.restarts?.p95),
    test('noise', 'Noise added', 'noiseTest', noiseTest, noiseTest?.segments, meanP95(nulls?.noise)),
  ];
}

function partOf({ name, title, scores, nullP95, because }: Test, segment: Segment): RobustnessPart {
  const score = known(scores?.[segment.id]);
  if (score === undefined) {
    const why = isMerged(segment) ? 'not tested for the merged segment' : 'it could not be measured';
    const reason = scores === undefined ? because : why;
    return { name, title, score, tier: undefined, nullP95, because: reason };
  }
  return { name, title, score, tier: tierOf(score), nullP95, because: undefined };
}

/** The score over noise is a mean over levels; so is its band, a little above the quantile of the means. */
function meanP95(bands: readonly NullBand[] | undefined): number | undefined {
  if (bands === undefined || bands.length === 0) return undefined;
  return bands.reduce((sum, { p95 }) => sum + p95, 0) / bands.length;
}

function known(score: number | undefined): number | undefined {
  return score === undefined || !Number.isFinite(score) ? undefined : score;
}
