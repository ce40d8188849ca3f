import type { SegmentTests } from '../edits/tests-of-edited.ts';
import type {
  DriftTest,
  FeatureTest,
  NoiseTest,
  NullTest,
  RestartTest,
  Sampling,
  TimeTest,
} from '../sensitivity/artifacts.ts';
import type { NullBandResult, SensitivityResult } from './evidence-document.ts';
import { known, knownBand, knownEach } from './known.ts';

/** What the tests of sensitivity found, without what is by customer or by replicate. O(customers). */
export function sensitivityResult({
  sampling,
  featureTest,
  timeTest,
  restartTest,
  noiseTest,
  nullTest,
}: SegmentTests): SensitivityResult {
  return {
    sampling: sampling === undefined ? null : samplingResult(sampling, nullTest),
    features: featureTest === undefined ? null : featuresResult(featureTest, nullTest),
    time: timeTest === undefined ? null : timeResult(timeTest),
    restarts: restartTest === undefined ? null : restartsResult(restartTest, nullTest),
    noise: noiseTest === undefined ? null : noiseResult(noiseTest, nullTest),
  };
}

function samplingResult(
  { replicates, segments, certainty }: Sampling,
  nulls: NullTest | undefined,
): SensitivityResult['sampling'] {
  return {
    replicates,
    meanJaccard: meanKnown(segments.map(({ mean }) => mean)),
    meanCertainty: meanKnown(certainty),
    nullBand: bandOf(nulls?.sampling),
    copulaBand: bandOf(nulls?.samplingOfCopula),
  };
}

function featuresResult(
  { leftOut }: FeatureTest,
  nulls: NullTest | undefined,
): SensitivityResult['features'] {
  return {
    leftOut: leftOut.map(({ kind, name, ari, jaccard }) => ({
      kind,
      name,
      ari: known(ari),
      jaccard: knownEach(jaccard),
    })),
    nullBand: bandOf(nulls?.features),
  };
}

function timeResult({ windows, drift }: TimeTest): SensitivityResult['time'] {
  return {
    windows: windows.map(({ kind, title, from, to, customers, jaccard }) => ({
      kind,
      title,
      from,
      to,
      customers,
      jaccard: knownEach(jaccard),
    })),
    drift: drift === undefined ? null : driftResult(drift),
  };
}

function driftResult({
  found,
  z,
  customers,
  agreement,
  exchanged,
}: DriftTest): NonNullable<SensitivityResult['time']>['drift'] {
  return {
    found,
    z: known(z),
    customers,
    agreement: known(agreement),
    expected: known(exchanged.mean),
    expectedLow: known(exchanged.p05),
  };
}

function restartsResult(
  { starts, meanAri, leastAri }: RestartTest,
  nulls: NullTest | undefined,
): SensitivityResult['restarts'] {
  return {
    starts,
    meanAri: known(meanAri),
    leastAri: known(leastAri),
    nullBand: bandOf(nulls?.restarts),
  };
}

function noiseResult(
  { repeats, levels }: NoiseTest,
  nulls: NullTest | undefined,
): SensitivityResult['noise'] {
  return {
    repeats,
    levels: levels.map(({ share, ari, segments }, level) => ({
      share,
      ari: known(ari),
      jaccard: knownEach(segments.map(({ mean }) => mean)),
      nullBand: bandOf(nulls?.noise?.[level]),
    })),
  };
}

function bandOf(band: Parameters<typeof knownBand>[0] | undefined): NullBandResult | null {
  return band === undefined ? null : knownBand(band);
}

function meanKnown(values: Iterable<number>): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}
