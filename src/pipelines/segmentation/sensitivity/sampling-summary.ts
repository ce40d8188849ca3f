import { hasBit } from '../../../base/bit-array.ts';
import type { BootstrapReplicate } from '../../../kernels/bootstrap.ts';
import { meanOf } from '../../../kernels/moments.ts';
import { quantileOfSorted, sortedPresent } from '../../../kernels/quantile.ts';
import type { Sampling, SegmentSampling, Spread } from './artifacts.ts';
import { scoresOf } from './mean-scores.ts';
import { TIER_BOUNDS } from './tiers.ts';

/** The mean and the middle 95 % of the scores present; NaN where there are none. O(n log n). */
export function spreadOf(scores: Float64Array): Spread {
  const sorted = sortedPresent(scores);
  return {
    mean: meanOf(sorted).mean,
    low: quantileOfSorted(sorted, 0.025),
    high: quantileOfSorted(sorted, 0.975),
  };
}

/** What the replicates done so far say of the segments, in their order. O(replicates log replicates × k). */
export function summariseReplicates(
  replicates: readonly BootstrapReplicate[],
  k: number,
): Pick<Sampling, 'replicates' | 'segments' | 'scores'> {
  const jaccards = replicates.map(({ jaccard }) => jaccard);
  const scores = new Float64Array(replicates.length * k);
  jaccards.forEach((jaccard, replicate) => scores.set(jaccard, replicate * k));
  const segments = Array.from({ length: k }, (_, segment) => ofSegment(scoresOf(jaccards, segment)));
  return { replicates: replicates.length, segments, scores };
}

function ofSegment(scores: Float64Array): SegmentSampling {
  const present = sortedPresent(scores);
  return {
    ...spreadOf(scores),
    dissolved: share(present, (score) => score <= TIER_BOUNDS.dissolved),
    recovered: share(present, (score) => score >= TIER_BOUNDS.recovered),
  };
}

function share(scores: Float64Array, holds: (score: number) => boolean): number {
  return scores.length === 0 ? NaN : scores.filter(holds).length / scores.length;
}

/** Per customer, the share of the replicates that drew it in which it stays; NaN where none did. O(replicates × rows). */
export function certaintyOf(replicates: readonly BootstrapReplicate[], rows: number): Float32Array {
  const drawn = new Uint32Array(rows);
  const stays = new Uint32Array(rows);
  for (const replicate of replicates) {
    for (let row = 0; row < rows; row++) {
      if (!hasBit(replicate.drawn, row)) continue;
      drawn[row]!++;
      if (hasBit(replicate.stays, row)) stays[row]!++;
    }
  }
  return Float32Array.from(drawn, (count, row) => (count === 0 ? NaN : stays[row]! / count));
}
