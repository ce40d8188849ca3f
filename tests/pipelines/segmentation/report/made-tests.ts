import type { Findings } from '../../../../src/pipelines/segmentation/judgement/findings.ts';

type Tests = Required<
  Pick<
    Findings,
    'sampling' | 'featureTest' | 'timeTest' | 'restartTest' | 'noiseTest' | 'nullTest' | 'prediction'
  >
>;

/** What the tests of k segments might have found: the first is highly stable, each further one less so. */
export function madeTests(k: number): Tests {
  const each = <T>(make: (segment: number) => T): T[] =>
    Array.from({ length: k }, (_, segment) => make(segment));
  const score = (segment: number) => 0.93 - 0.1 * segment;
  const scores = Float64Array.from(each(score));
  const band = { draws: 30, mean: 0.5, sd: 0.05, p95: 0.58 };
  const replicates = 20;
  return {
    sampling: {
      k,
      replicates,
      asked: replicates,
      reused: 0,
      segments: each((s) => ({
        mean: score(s),
        low: score(s) - 0.08,
        high: score(s) + 0.05,
        dissolved: 0,
        recovered: 1,
      })),
      scores: Float64Array.from({ length: replicates * k }, (_, i) => score(i % k)),
      certainty: new Float32Array(0),
      warnings: [],
    },
    featureTest: {
      k,
      leftOut: [
        { kind: 'feature', name: 'recency', title: 'Recency', ari: 0.8, jaccard: scores },
        { kind: 'group', name: 'value', title: 'Value', ari: 0.7, jaccard: scores },
      ],
      segments: scores,
      warnings: [],
    },
    timeTest: {
      k,
      windows: [
        {
          kind: 'half',
          title: 'First half',
          from: '2024-01-01',
          to: '2024-03-31',
          customers: 100,
          jaccard: scores,
          transitions: new Float64Array((k + 1) * (k + 1)),
        },
      ],
      drift: {
        customers: 90,
        from: '2024-01-01',
        middle: '2024-04-01',
        to: '2024-06-30',
        agreement: 0.41,
        exchanged: { ...band, p05: 0.46 },
        z: -4.2,
        found: true,
        transitions: Float64Array.from({ length: k * k }, (_, i) => 10 + i),
        segments: each((s) => ({ jaccard: score(s), expected: 0.8, expectedLow: 0.7 })),
      },
      segments: scores,
      warnings: [],
    },
    restartTest: {
      k,
      starts: 3,
      ari: Float64Array.from({ length: 9 }, () => 1),
      meanAri: 1,
      leastAri: 0.98,
      inertias: Float64Array.of(100, 101, 100),
      segments: scores,
      warnings: [],
    },
    noiseTest: {
      k,
      levels: [0.01, 0.1, 0.2].map((share) => ({
        share,
        segments: each((s) => ({ mean: score(s) - share, low: score(s) - 2 * share, high: score(s) })),
        ari: 0.9,
      })),
      repeats: 5,
      segments: scores,
      warnings: [],
    },
    nullTest: {
      k,
      copies: 10,
      rows: 120,
      sampling: band,
      samplingOfCopula: { ...band, mean: 0.62, p95: 0.71 },
      features: band,
      restarts: band,
      noise: [band, band, band],
      warnings: [],
    },
    prediction: {
      k,
      until: '2024-05-06',
      nextEnd: '2024-06-30',
      customers: 110,
      nextRevenue: 54_321.5,
      explained: [
        { grouping: 'segments', groups: k, etaSquared: 0.21, giniGain: 0.4 },
        { grouping: 'RFM quintiles', groups: 14, etaSquared: 0.25, giniGain: 0.45 },
        { grouping: 'no segmentation', groups: 1, etaSquared: 0, giniGain: 0 },
      ],
      random: { etaSquared: { ...band, p95: 0.04 }, giniGain: { ...band, p95: 0.1 } },
      warnings: [],
    },
  };
}
