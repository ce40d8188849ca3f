import type { SegmentationConfig } from '../config.ts';
import { isStreamed } from '../streaming/is-streamed.ts';
import type { RunSize } from './run-size.ts';
import type { StageName } from './stage-work.ts';

/**
 * The bytes of the artifact of every stage, as a run reports them: fitted to runs of 100 to 15,000 customers, whose sums it
 * meets within 3 %. Nearly all of it are the events, some 85 bytes each: as they were read, and as they were checked.
 * A streamed run holds no events, but keeps something of each customer (500 to 30,000 of them). O(k).
 */
export function stageBytes(
  config: SegmentationConfig,
  { customers: n, events: e, ks, chosenK: k }: RunSize,
): Readonly<Record<StageName, number>> {
  const { sensitivity, map } = config;
  const streamed = isStreamed(config);
  const count = ks.length;
  const sumK = ks.reduce((sum, each) => sum + each, 0);
  return {
    acquired: streamed ? 4800 + 50.3 * n : 51_800 + 42.7 * e,
    checked: streamed ? 3100 + 1.28 * n : 50_600 + 42.5 * e,
    identity: 625 + 31.1 * n,
    profiles: 6350 + 226 * n,
    features: 9500 + 161 * n,
    sweep: 92 + 164 * sumK + 5.39 * count * n,
    evidence: 303 * count,
    kChoice: 1060,
    segmentations: 5250 + 3130 * sumK + 6.15 * count * n,
    projection: 1990 + 8.06 * n,
    embedding: map.method === 'umap' ? 200 + 12 * Math.min(n, map.sample) : 0,
    sampleCheck: 80,
    sampling: 231 + 3.92 * n + 9.69 * sensitivity.replicates * k,
    featureTest: 2730 + 207 * k,
    timeTest: 1340 + 58.5 * k * k,
    restartTest: 928 + 8 * k,
    noiseTest: 200 + 168 * k,
    nullTest: 408,
    value: 2760 + 31.6 * n,
    rfm: 740 + 4 * n,
    prediction: 384,
  };
}
